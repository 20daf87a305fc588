using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Statistics;
using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>What <c>train</c> says where there are few reviews to train on, or to validate on, and what helps.</summary>
internal static class FewReviewsAdvice
{
    /// <summary>The warnings, none where there are enough.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="data">The same, split.</param>
    public static IEnumerable<UserMessage> For(TrainingFiles files, TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(data);
        int validation = data.Validation.Count;
        int reviews = data.Training.Count + (data.ValidationFile is null ? validation : 0);
        if (reviews < FewReviews.Enough)
            yield return Joined([FewReviews.Sentences(reviews, validation), Measuring(files), Learning(files.Request)]);
        else if (validation < FewReviews.EnoughToValidate)
            yield return Joined([FewToValidate(data), Measuring(files)]);

        (string Name, int Rows)[] classes = [.. data.Labels.Select((name, @class) =>
            (name, data.Validation.Count(review => review.Label == @class))).Where(one => one.Item2 > 0)];
        if (classes.All(IsFew)) // Then the sentence before says it.
            yield break;
        foreach ((string name, int rows) in classes.Where(IsFew))
        {
            yield return $"Only {rows:N0} validation review{(rows == 1 ? " is" : "s are")} {name}: "
                + $"the measured recall of that class varies by about {FewReviews.Spread(rows)}.";
        }

        static bool IsFew((string Name, int Rows) one) => one.Rows < FewReviews.EnoughOfAClassToValidate;
    }

    private static UserMessage FewToValidate(TrainingData data)
    {
        int rows = data.Validation.Count;
        return $"{data.ValidationFile ?? "The validation set"} has only {rows:N0} review{(rows == 1 ? "" : "s")}: the accuracy measured "
            + $"on them varies by about {FewReviews.Spread(rows)}, and the best epoch is chosen on them.";
    }

    /// <summary>What measures more precisely; null where it was asked for, or can't be done.</summary>
    private static UserMessage? Measuring(TrainingFiles files) =>
        files.Request.Folds is null && files.Request.Test?.Fraction is null && CanFold(files)
            ? (UserMessage)$"{TrainingRequest.FoldsOption.To(FewReviews.ProposedFolds)} measures on all reviews."
            : null;

    /// <summary>What learns more from few reviews; null where one of the ways was asked for.</summary>
    private static UserMessage? Learning(TrainingRequest request)
    {
        if (request.FromRun is not null || request.Embeddings is not null || request.Unlabelled is not null)
            return null;
        return EncoderArchitecture.Of(request.Model).IsPretrainable
            ? (UserMessage)($"{TrainingRequest.EmbeddingsOption.To("FILE")} (word vectors) "
                + $"or {TrainingRequest.UnlabelledOption.To("FILE")} (more reviews, without labels) helps to learn from few.")
            : $"{TrainingRequest.EmbeddingsOption.To("FILE")} (word vectors) helps to learn from few.";
    }

    private static bool CanFold(TrainingFiles files)
    {
        try
        {
            TrainingRequest request = files.Request;
            const int Folds = FewReviews.ProposedFolds;
            return StratifiedFolds.Of(files.Reviews, Folds, request.Validation.Fraction ?? 0, request.Training.Seed).Count == Folds;
        }
        catch (DataException)
        {
            return false; // A class has too few different texts.
        }
    }

    private static UserMessage Joined(IEnumerable<UserMessage?> sentences) =>
        sentences.OfType<UserMessage>().Aggregate((all, next) => $"{all} {next}");
}

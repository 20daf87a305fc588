using GruSentiment.Data.Reviews;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Augmentation;

/// <summary>The sentences that a training learns from beside its reviews.</summary>
internal sealed class AddedSentences
{
    /// <summary>
    /// Sentences of a training, of opinion words and of others as many at most: as many as are dealt out in some epochs.
    /// </summary>
    private const int Count = 30_000;

    private readonly IReadOnlyList<(string Text, bool IsPositive)> _sentences;
    private readonly AugmentationOptions _options;

    private AddedSentences(IReadOnlyList<(string Text, bool IsPositive)> sentences, AugmentationOptions options) =>
        (_sentences, _options) = (sentences, options);

    /// <summary>The sentences that a training asks for; none where it asks for none.</summary>
    /// <param name="request">The training.</param>
    /// <param name="classes">The names of its classes.</param>
    /// <exception cref="OptionException">There is no class negative or positive.</exception>
    public static AddedSentences For(TrainingRequest request, IReadOnlyList<string> classes)
    {
        AugmentationOptions options = request.Augmentation;
        if (options.Language == AugmentationLanguage.None)
            return new AddedSentences([], options);
        if (classes is not ["negative", .., "positive"])
        {
            OptionException.ThrowIfAny([$"{AugmentationOptions.LanguageOption.To("en")} adds negative and positive sentences; "
                + $"the classes are {ShortList.Of(classes)}."]);
        }
        var pairs = new MinimalPairs(Code(options.Language));
        int seed = request.Training.Seed;
        double larger = Math.Max(options.Share, options.Words); // Of the more frequent of the two, as many as there may be.
        IReadOnlyList<(string Text, bool IsPositive)> sentences = pairs.Draw((int)Math.Ceiling(Count * options.Share / larger), seed);
        IReadOnlyList<(string Text, bool IsPositive)> opinions = pairs.DrawOpinions((int)(Count * options.Words / larger), seed);
        return new AddedSentences(Mixed(sentences, opinions, options.Words / options.Share), options);
    }

    /// <summary>Sentences with others evenly among them.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="others">The others; as many as there is room for are taken.</param>
    /// <param name="perSentence">How many of these come to a sentence.</param>
    private static List<(string Text, bool IsPositive)> Mixed(
        IReadOnlyList<(string Text, bool IsPositive)> sentences, IReadOnlyList<(string Text, bool IsPositive)> others, double perSentence)
    {
        var mixed = new List<(string Text, bool IsPositive)>(sentences.Count + others.Count);
        for (int i = 0, taken = 0; i < sentences.Count; i++)
        {
            mixed.Add(sentences[i]);
            for (; taken < others.Count && taken + 1 <= (i + 1) * perSentence; taken++)
                mixed.Add(others[taken]);
        }
        return mixed;
    }

    /// <summary>Counts their tokens for a vocabulary.</summary>
    public void CountInto(VocabularyBuilder builder)
    {
        foreach ((string text, _) in _sentences)
            builder.AddText(text);
    }

    /// <summary>The sentences as a model reads them.</summary>
    /// <param name="encoder">The model's.</param>
    /// <param name="reviews">How many reviews of each class are trained on: the first is negative, the last positive.</param>
    /// <remarks>
    /// As many sentences are positive as negative. Their weights are in the ratio of the reviews, so that no class becomes likelier by
    /// them.
    /// </remarks>
    public AddedReviews Encode(TextEncoder encoder, int[] reviews)
    {
        if (_sentences.Count == 0)
            return AddedReviews.None;
        double even = (reviews[0] + reviews[^1]) / 2.0, share = _options.Share + _options.Words;
        return new AddedReviews([.. _sentences.Select(Encoded)], share, _options.Weight, [.. reviews.Select(count => count / even)]);

        EncodedReview Encoded((string Text, bool IsPositive) sentence) =>
            new(encoder.Encode(sentence.Text), sentence.IsPositive ? reviews.Length - 1 : 0);
    }

    /// <summary>A language as in ISO 639-1.</summary>
    private static string Code(AugmentationLanguage language) => language switch
    {
        AugmentationLanguage.En => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "A language was expected."),
    };
}

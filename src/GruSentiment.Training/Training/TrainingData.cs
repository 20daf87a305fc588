using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Data;

namespace GruSentiment.Training;

/// <summary>What a training learns from and is measured on: encoded reviews in three parts, and the vocabulary of the first.</summary>
/// <param name="Reports">What was found in each file read, and how it was taken.</param>
/// <param name="Vocabulary">The tokens of the training part.</param>
/// <param name="Ngrams">The n-grams, their table sized for the training part.</param>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To tell which epoch is best.</param>
/// <param name="Test">To measure the best epoch; empty where none was asked for.</param>
public sealed record TrainingData(
    IReadOnlyList<ReviewSetReport> Reports, Vocabulary Vocabulary, NgramOptions Ngrams,
    IReadOnlyList<EncodedReview> Training, IReadOnlyList<EncodedReview> Validation, IReadOnlyList<EncodedReview> Test)
{
    /// <summary>Texts without labels, none of which is validated or tested on; null where none were given.</summary>
    public UnlabelledSet? Unlabelled { get; private init; }

    /// <summary>Class names; a class's place is its number.</summary>
    public IReadOnlyList<string> Labels => Reports[0].Labels.ClassNames;

    /// <summary>Divides what was read, reads what else the training asks for, and numbers the tokens by the vocabulary of the training part.</summary>
    /// <param name="request">What is asked for, every choice carried out.</param>
    /// <param name="set">The reviews of its data.</param>
    /// <exception cref="DataException">A file can't be read or used.</exception>
    public static TrainingData Divide(TrainingRequest request, ReviewSet set)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(set);
        ReviewSplit split = StratifiedSplit.Of(set, request.Validation.Fraction ?? 0, request.Training.Seed, request.Test?.Fraction ?? 0);
        ReviewSet Other(string file) => ReviewSet.Load(file, request.Reader with { ClassNames = set.ClassNames });
        (ReviewSet validation, int[] validated) = request.Validation.File is { } file ? All(Other(file)) : (set, split.Validation);
        (ReviewSet test, int[] tested) = request.Test?.File is { } other ? All(Other(other)) : (set, split.Test);
        UnlabelledSet? unlabelled = request.Unlabelled is { } texts
            ? UnlabelledSet.Load(texts, request.Reader, validation.HashesOf(validated).Concat(test.HashesOf(tested)).ToHashSet())
            : null;
        Vocabulary vocabulary = BuildVocabulary(request.Vocabulary, set, split.Training, unlabelled);
        NgramOptions ngrams = request.Ngrams.SizedFor(split.Training.Sum(review => (long)set.TokensOf(review).Length), set.ClassNames.Count == 2 ? 1 : set.ClassNames.Count);
        EncodedReview[] Encode(ReviewSet reviews, int[] part) => reviews.Encode(part, vocabulary, request.Model.MaxLength, ngrams);
        ReviewSetReport[] reports = [.. ((ReviewSet[])[set, validation, test]).Distinct().Select(one => one.Report)];
        return new TrainingData(reports, vocabulary, ngrams, Encode(set, split.Training), Encode(validation, validated), Encode(test, tested)) { Unlabelled = unlabelled };
    }

    private static (ReviewSet Set, int[] Part) All(ReviewSet set) => (set, [.. Enumerable.Range(0, set.Count)]);

    /// <summary>The words of the training part and, where there are any, of the texts without labels.</summary>
    private static Vocabulary BuildVocabulary(VocabularyOptions options, ReviewSet set, int[] training, UnlabelledSet? unlabelled)
    {
        var builder = new VocabularyBuilder();
        set.CountInto(builder, training);
        unlabelled?.CountInto(builder);
        return builder.Build(options.MinFreq, options.VocabSize);
    }
}

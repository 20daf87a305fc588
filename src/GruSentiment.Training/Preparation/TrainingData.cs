using System.Diagnostics;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>What a training learns from and is measured on: encoded reviews in three parts, and the vocabulary of the first.</summary>
/// <param name="Labels">Class names; a class's place is its number.</param>
/// <param name="Vocabulary">The tokens of the training part, and of texts without labels.</param>
/// <param name="Ngrams">The n-grams, their table sized for the training part.</param>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To tell which epoch is best.</param>
/// <param name="Test">To measure the best epoch; empty where none was asked for.</param>
/// <param name="Seconds">How long reading, dividing and encoding took.</param>
internal sealed record TrainingData(
    IReadOnlyList<string> Labels, Vocabulary Vocabulary, NgramOptions Ngrams,
    IReadOnlyList<EncodedReview> Training, IReadOnlyList<EncodedReview> Validation, IReadOnlyList<EncodedReview> Test, double Seconds)
{
    /// <summary>Texts without labels, none of which is validated or tested on; null where none were given.</summary>
    public UnlabelledSet? Unlabelled { get; private init; }

    /// <summary>For each file that is measured on, how much of it is learnt from as well.</summary>
    public IReadOnlyList<KnownRows> Known { get; private init; } = [];

    /// <summary>The file that is validated on; null where it is a part of the reviews.</summary>
    public string? ValidationFile { get; private init; }

    /// <summary>Classes that no review to validate on has.</summary>
    public IEnumerable<string> NeverValidated => Labels.Except(Validation.Select(review => Labels[review.Label]));

    /// <summary>What the user should know of the data before training on it, a sentence each.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            string[] missing = [.. NeverValidated];
            if (missing.Length > 0)
            {
                yield return $"{ValidationFile ?? "the validation part"} has no review of class {string.Join(", ", missing)}: "
                    + "what is measured on it says nothing of that, and the probabilities are not fitted to it.";
            }
            foreach (KnownRows file in Known.Where(file => file.Flatters))
                yield return file.ToString();
        }
    }

    /// <summary>Divides what was read as it was asked for.</summary>
    /// <exception cref="DataException">A class has too few different texts for a part each.</exception>
    public static TrainingData Divide(TrainingFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        TrainingRequest request = files.Request;
        double validation = request.Validation.Fraction ?? 0, test = request.Test?.Fraction ?? 0;
        return Of(files, StratifiedSplit.Of(files.Reviews, validation, request.Training.Seed, test));
    }

    /// <summary>
    /// Takes the parts of a division, and whole files for those that it leaves empty; numbers the tokens by the vocabulary of what is
    /// learnt from.
    /// </summary>
    /// <param name="files">What was read.</param>
    /// <param name="split">A division of its reviews.</param>
    public static TrainingData Of(TrainingFiles files, ReviewSplit split)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(split);
        var clock = Stopwatch.StartNew();
        (ReviewSet set, TrainingRequest request) = (files.Reviews, files.Request);
        IEnumerable<ulong> measuredOn = HashesOf(files.Validation, split.Validation).Concat(HashesOf(files.Test, split.Test));
        UnlabelledSet? unlabelled = files.Unlabelled?.Without(measuredOn.ToHashSet());
        var builder = new VocabularyBuilder();
        set.CountInto(builder, split.Training);
        unlabelled?.CountInto(builder);
        Vocabulary vocabulary = builder.Build(request.Vocabulary.MinFreq, request.Vocabulary.VocabSize);
        long tokens = split.Training.Sum(review => (long)set.TokensOf(review).Length);
        NgramOptions ngrams = request.Ngrams.SizedFor(tokens, set.ClassNames.Count == 2 ? 1 : set.ClassNames.Count);
        EncodedReview[] training = Part(split.Training);
        EncodedReview[] validation = PartOr(files.Validation, split.Validation), test = PartOr(files.Test, split.Test);
        var learnt = new Lazy<HashSet<ulong>>(() => [.. set.HashesOf(split.Training)]);
        return new TrainingData(set.ClassNames, vocabulary, ngrams, training, validation, test, files.Seconds + clock.Elapsed.TotalSeconds)
        {
            Unlabelled = unlabelled,
            ValidationFile = request.Validation.File,
            Known = [.. KnownOf(request.Validation.File, files.Validation), .. KnownOf(request.Test?.File, files.Test)],
        };

        EncodedReview[] Part(int[] rows) => set.Encode(rows, vocabulary, request.Model.MaxLength, ngrams, request.Training.Threads);

        EncodedReview[] PartOr(ReviewSet? file, int[] rows) =>
            rows.Length == 0 && file is not null
                ? file.Encode(vocabulary, request.Model.MaxLength, ngrams, request.Training.Threads)
                : Part(rows);

        IEnumerable<KnownRows> KnownOf(string? name, ReviewSet? file) =>
            name is null || file is null ? [] : [KnownRows.Of(name, file, learnt.Value)];

        IEnumerable<ulong> HashesOf(ReviewSet? file, int[] rows) =>
            rows.Length == 0 && file is not null ? file.HashesOf(Enumerable.Range(0, file.Count)) : set.HashesOf(rows);
    }
}

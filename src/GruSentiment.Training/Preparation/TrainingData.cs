using System.Diagnostics;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Augmentation;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Preparation;

/// <summary>Training, validation and test set, encoded, and the vocabulary of the training set.</summary>
/// <param name="Labels">Class names; a class's place is its number.</param>
/// <param name="Vocabulary">
/// The tokens of the training set and of the texts without labels, and behind them words that only the file of word vectors has.
/// </param>
/// <param name="Ngrams">The n-gram model, its table sized for the training set.</param>
/// <param name="Training">The training set.</param>
/// <param name="Validation">The validation set, which decides which epoch is best.</param>
/// <param name="Test">The test set, which the best epoch is measured on; empty where none was asked for.</param>
/// <param name="Seconds">How long reading, splitting and encoding took.</param>
internal sealed record TrainingData(
    IReadOnlyList<string> Labels, Vocabulary Vocabulary, NgramOptions Ngrams,
    IReadOnlyList<EncodedReview> Training, IReadOnlyList<EncodedReview> Validation, IReadOnlyList<EncodedReview> Test, double Seconds)
{
    /// <summary>Which labels of the file make which class; null where there was no file.</summary>
    public LabelMapping? FoundLabels { get; private init; }

    /// <summary>
    /// Which labels make which class as a user gave it: for this training, or for that of the model to start from, where the same holds
    /// here. Null where nobody did.
    /// </summary>
    public string? GivenLabels(TrainingRequest request) => request.Reader.Labels?.ToString()
        ?? (Start?.Config.LabelMapping is { } kept && kept == FoundLabels?.ToString() ? kept : null);

    /// <summary>Texts without labels, none of which is in the validation or test set; null where none were given.</summary>
    public UnlabelledSet? Unlabelled { get; private init; }

    /// <summary>How many tokens at the end of the vocabulary only the file of word vectors has.</summary>
    public int VectorWords { get; private init; }

    /// <summary>The trained model that the training starts from; null where it starts anew.</summary>
    internal SavedModel? Start { get; private init; }

    /// <summary>The sentences that are trained on beside the training set.</summary>
    internal AddedReviews Added { get; init; } = AddedReviews.None;

    /// <summary>The texts of training and validation set, by which a run recognises them.</summary>
    public TrainingTexts Texts { get; private init; } = TrainingTexts.Of([], []);

    /// <summary>For each validation or test file, how much of it is in the training set too.</summary>
    public IReadOnlyList<(string File, SeenRows Rows)> Seen { get; private init; } = [];

    /// <summary>What errors call the validation set where it is a file, or in memory; null where it is a part of the reviews.</summary>
    public string? ValidationFile { get; private init; }

    /// <summary>Classes that no review of the validation set has.</summary>
    public IEnumerable<string> NeverValidated => Labels.Except(Validation.Select(review => Labels[review.Label]));

    /// <summary>What to say where the reviews are few.</summary>
    private IReadOnlyList<UserMessage> Few { get; init; } = [];

    /// <summary>What the user should know of the data before training on it, a sentence or two each.</summary>
    public IEnumerable<UserMessage> Warnings
    {
        get
        {
            string[] missing = [.. NeverValidated];
            if (missing.Length > 0)
            {
                (string classes, string them) = missing.Length == 1 ? ("class", "that class") : ("classes", "those classes");
                yield return $"{ValidationFile ?? "the validation set"} has no review of {classes} {ShortList.Of(missing)}: "
                    + $"its metrics say nothing about {them}, and the probabilities are not calibrated.";
            }
            foreach ((string file, SeenRows rows) in Seen.Where(seen => seen.Rows.MakeFiguresTooGood))
                yield return rows.WarningOf(file);
            foreach (UserMessage few in Few)
                yield return few;
        }
    }

    /// <summary>Splits what was read, as the request says.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="cancellation">Ends it, where a file of word vectors is looked through.</param>
    /// <exception cref="DataException">
    /// A class has too few different texts for a part each, the word vectors can't be read, or there is no token to learn from.
    /// </exception>
    public static TrainingData Divide(TrainingFiles files, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        TrainingRequest request = files.Request;
        double validation = request.Validation.Fraction ?? 0, test = request.Test?.Fraction ?? 0;
        var data = Of(files, StratifiedSplit.Of(files.Reviews, validation, request.Training.Seed, test), cancellation);
        return data with { Few = [.. FewReviewsAdvice.For(files, data)] };
    }

    /// <summary>
    /// Takes the sets of a split, and whole files for those that it leaves empty. Numbers the tokens by the vocabulary of the training
    /// set.
    /// </summary>
    /// <param name="files">What was read.</param>
    /// <param name="split">A split of its reviews.</param>
    /// <param name="cancellation">Ends it, where a file of word vectors is looked through.</param>
    /// <exception cref="DataException">The word vectors can't be read, or there is no token to learn from.</exception>
    public static TrainingData Of(TrainingFiles files, ReviewSplit split, CancellationToken cancellation = default)
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
        var sentences = AddedSentences.For(request, set.ClassNames);
        sentences.CountInto(builder);
        SavedModel? start = files.Start?.Model;
        Vocabulary met = builder.Build(request.Vocabulary.MinFreq, request.Vocabulary.VocabSize, start?.Vocabulary);
        Vocabulary vocabulary = request.EmbeddingsPath() is not { } vectors ? met
            : VectorVocabulary.Extend(vectors, met, request.Vocabulary.VectorWords ?? 0, cancellation);
        if (vocabulary.Count == Vocabulary.UnknownId + 1 && request.Ngrams.Order == 0)
            throw NoTokens(set, request.Vocabulary);
        long tokens = split.Training.Sum(review => (long)set.TokensOf(review).Length);
        NgramOptions ngrams = start is not null ? request.Ngrams with { Bits = start.Config.Ngrams.Bits }
            : request.Ngrams.SizedFor(tokens, ModelConfig.OutputsFor(set.ClassNames.Count), CharacterNgramsIn(split.Training));
        EncodedReview[] training = Part(split.Training);
        EncodedReview[] validation = PartOr(files.Validation, split.Validation), test = PartOr(files.Test, split.Test);
        var texts = TrainingTexts.Of(set.HashesOf(split.Training), HashesOf(files.Validation, split.Validation));
        return new TrainingData(set.ClassNames, vocabulary, ngrams, training, validation, test, files.Seconds + clock.Elapsed.TotalSeconds)
        {
            FoundLabels = set.Report.Labels,
            Unlabelled = unlabelled,
            VectorWords = vocabulary.Count - met.Count,
            Start = start,
            Texts = files.Start?.With(texts) ?? texts,
            Added = sentences.Encode(
                new TextEncoder(vocabulary, request.Model.MaxLength, ngrams), CountOfEach(training, set.ClassNames.Count)),
            ValidationFile = files.Validation?.Report.Name,
            Seen = [.. SeenOf(files.Validation), .. SeenOf(files.Test)],
        };

        static int[] CountOfEach(EncodedReview[] reviews, int classes) =>
            [.. Enumerable.Range(0, classes).Select(label => reviews.Count(review => review.Label == label))];

        long CharacterNgramsIn(int[] rows) => request.Ngrams.Characters == 0 ? 0
            : set.CountTokens(rows).Index().Where(token => token.Item > 0)
                .Sum(token => (long)CharacterNgrams.MostOf(set.Token(token.Index), request.Ngrams.Characters));

        EncodedReview[] Part(int[] rows) => set.Encode(rows, vocabulary, request.Model.MaxLength, ngrams, request.Training.Threads);

        EncodedReview[] PartOr(ReviewSet? file, int[] rows) =>
            rows.Length == 0 && file is not null
                ? file.Encode(vocabulary, request.Model.MaxLength, ngrams, request.Training.Threads)
                : Part(rows);

        IEnumerable<(string, SeenRows)> SeenOf(ReviewSet? file) =>
            file is null ? [] : [(file.Report.Name, SeenRows.InTraining(file, texts))];

        IEnumerable<ulong> HashesOf(ReviewSet? file, int[] rows) =>
            rows.Length == 0 && file is not null ? file.HashesOf(Enumerable.Range(0, file.Count)) : set.HashesOf(rows);
    }

    private static DataException NoTokens(ReviewSet set, VocabularyOptions options) =>
        new($"{set.Report.Name}: no token is in the training set as often as "
            + $"{VocabularyOptions.MinFreqOption.To(options.MinFreq)} asks for, so there is nothing to learn from.");
}

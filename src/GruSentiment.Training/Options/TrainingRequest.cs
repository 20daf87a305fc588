using System.Text.Json.Nodes;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Options;

/// <summary>Everything a training is asked for.</summary>
public sealed record TrainingRequest
{
    /// <summary>The reviews' file.</summary>
    public required string Data { get; init; }

    /// <summary>How that file, and those of validation and test, are read.</summary>
    public ReviewReaderOptions Reader { get; init; } = new();

    /// <summary>What is validated on.</summary>
    public Holdout Validation { get; init; } = Holdout.DefaultValidation;

    /// <summary>What is tested on at the end; nothing when null.</summary>
    public Holdout? Test { get; init; }

    /// <summary>The network's shape.</summary>
    public ModelOptions Model { get; init; } = new();

    /// <summary>How it is trained.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Which words it knows.</summary>
    public VocabularyOptions Vocabulary { get; init; } = new();

    /// <summary>The n-gram evidence beside the GRU.</summary>
    public NgramOptions Ngrams { get; init; } = new();

    /// <summary>The name of the preset that <see cref="Choices"/> build on, for the record; null without one.</summary>
    public string? Preset { get; init; }

    /// <summary>
    /// Options that outweigh <see cref="Model"/>, <see cref="Training"/>, <see cref="Vocabulary"/>, <see cref="Ngrams"/> and <see cref="Validation"/>; what they leave
    /// open stays as it is there, but for epochs, batch size and n-grams: <see cref="TrainingFiles.Read"/> then chooses what fits the data (<see cref="DataDefaults"/>).
    /// </summary>
    public TrainingChoices Choices { get; init; } = new();

    /// <summary>The most folds: each is a training.</summary>
    public const int MostFolds = 20;

    /// <summary>Folds of a cross-validation before the training, 2 to <see cref="MostFolds"/>; null for none.</summary>
    public int? Folds { get; init; }

    /// <summary>The run directory; null for a new one under <c>runs/</c>.</summary>
    public string? Output { get; init; }

    /// <summary>A file of word vectors that the embedding starts from; null for random ones.</summary>
    public string? Embeddings { get; init; }

    /// <summary>A file of texts without labels to learn from before the training (<see cref="Pretraining.Pretrainer"/>); null for none.</summary>
    public string? Unlabelled { get; init; }

    /// <summary>The same with every choice carried out: what is trained.</summary>
    /// <param name="below">What holds where the choices leave something open; null for the options' own defaults alone.</param>
    public TrainingRequest Resolve(TrainingChoices? below = null)
    {
        TrainingChoices choices = Choices.Over(below ?? new());
        return this with
        {
            Model = choices.On(Model),
            Training = choices.On(Training),
            Vocabulary = choices.On(Vocabulary),
            Ngrams = choices.On(Ngrams),
            Validation = choices.Validation ?? Validation,
            Choices = new(),
        };
    }

    /// <summary>Everything wrong with it, a sentence each; empty when all is well.</summary>
    public IEnumerable<string> Faults() => Resolve().OwnFaults();

    private IEnumerable<string> OwnFaults()
    {
        IEnumerable<string> parts = Validation.Fraction is { } validation && Test?.Fraction is { } test && validation + test >= 1
            ? ["--validation and --test together leave nothing to train on."]
            : [];
        IEnumerable<string> vectors = Training.FreezeEmbeddings && Embeddings is null
            ? ["--freeze-embeddings: there are no word vectors to keep as they are; a file of them was expected, --embeddings FILE."]
            : [];
        return
        [
            .. Training.Faults(), .. Model.Faults(), .. Vocabulary.Faults(), .. Ngrams.Faults(),
            .. Validation.Faults("--validation"), .. Test?.Faults("--test") ?? [], .. parts, .. vectors, .. FoldFaults(), .. BeginningFaults(),
        ];
    }

    private IEnumerable<string> BeginningFaults()
    {
        if (Embeddings is not null && Unlabelled is not null)
            yield return "--embeddings and --unlabelled: word vectors begin from a file, or from what is learnt of reviews without labels; one of the two was expected.";
        if (Unlabelled is not null && EncoderArchitecture.Of(Model) is { IsRecurrent: false } encoder)
            yield return $"Unlabelled is {Unlabelled}, and the encoder is the {encoder.Name}: pretraining teaches a recurrent layer, and it has none.";
    }

    private IEnumerable<string> FoldFaults()
    {
        if (Folds is < 2 or > MostFolds)
            yield return $"--folds is {Folds}; it must be from 2 to {MostFolds}.";
        if (Folds is not null && Test?.Fraction is not null)
            yield return $"--test {Test} is a part of the rows, and --folds tests on every row already; leave it out, or name a file for the final model.";
    }

    /// <summary>What <c>config.json</c> keeps of it, under <c>training</c>, beside the model's own options.</summary>
    internal JsonObject ToJson() => new()
    {
        ["data"] = Data,
        ["preset"] = Preset,
        ["text_column"] = Reader.TextColumn,
        ["label_column"] = Reader.LabelColumn,
        ["quoting"] = Reader.Quoting?.ToString().ToLowerInvariant(),
        ["delimiter"] = Reader.Delimiter?.ToString(),
        ["validation"] = Validation.ToString(),
        ["test"] = Test?.ToString(),
        ["epochs"] = Training.Epochs,
        ["batch_size"] = Training.BatchSize,
        ["lr"] = Training.LearningRate,
        ["schedule"] = Training.Schedule.ToString().ToLowerInvariant(),
        ["weight_decay"] = Training.WeightDecay,
        ["clip_norm"] = Training.ClipNorm,
        ["embedding_lr_factor"] = Training.EmbeddingLearningRateFactor,
        ["label_smoothing"] = Training.LabelSmoothing,
        ["patience"] = Training.Patience,
        ["seed"] = Training.Seed,
        ["threads"] = Training.Threads,
        ["engine"] = Training.Engine.ToString().ToLowerInvariant(),
        ["vocab_size"] = Vocabulary.VocabSize,
        ["min_freq"] = Vocabulary.MinFreq,
        ["embeddings"] = Embeddings,
        ["freeze_embeddings"] = Training.FreezeEmbeddings,
        ["folds"] = Folds,
        ["balance"] = Training.Balance,
        ["unlabelled"] = Unlabelled,
    };
}

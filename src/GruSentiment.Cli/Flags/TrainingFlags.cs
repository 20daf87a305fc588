using System.CommandLine;
using GruSentiment.Ngrams;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Cli.Flags;

/// <summary>The flags that say how the network is trained, and on which words.</summary>
internal sealed class TrainingFlags
{
    private static readonly TrainingOptions Defaults = new();
    private static readonly VocabularyOptions Words = new();

    private readonly Option<int> _epochs = Flag.Whole("--epochs", "EPOCHS",
        $"Passes over the training reviews, at most; when left out {DataDefaults.FewestEpochs} to {DataDefaults.MostEpochs}, the more the fewer reviews there are.");
    private readonly Option<int> _batchSize = Flag.Whole("--batch-size", "REVIEWS",
        $"Reviews per training step; when left out {DataDefaults.SmallestBatch} to {Defaults.BatchSize}, the more the more reviews there are and the longer they are.");
    private readonly Option<double> _lr = Flag.Decimal("--lr", "RATE", Defaults.LearningRate, "Highest learning rate of AdamW.");
    private readonly Option<ScheduleShape> _schedule = Flag.Choice("--schedule", Defaults.Schedule, "How the learning rate goes: up over a tenth of the steps and down along a cosine, or constant.");
    private readonly Option<double> _weightDecay = Flag.Decimal("--weight-decay", "RATE", Defaults.WeightDecay, "Weight decay of AdamW, per step and unit of learning rate.");
    private readonly Option<double> _clipNorm = Flag.Decimal("--clip-norm", "NORM", Defaults.ClipNorm, "Largest norm of the gradient; 0 for no limit.");
    private readonly Option<double> _embeddingLrFactor = Flag.Decimal("--embedding-lr-factor", "FACTOR", Defaults.EmbeddingLearningRateFactor,
        $"How many times the learning rate word vectors learn with; {VectorDefaults.LearningRateFactor} with --embeddings.");
    private readonly Option<double> _labelSmoothing = Flag.Decimal("--label-smoothing", "PART", Defaults.LabelSmoothing, "Part of a label's weight spread over all classes, 0 to below 1.");
    private readonly Option<int> _patience = Flag.Whole("--patience", "EPOCHS", Defaults.Patience, "Epochs without a lower validation loss before training stops.");
    private readonly Option<int> _seed = Flag.Whole("--seed", "NUMBER", Defaults.Seed, "Seed of everything random: the same seed gives the same model.");
    private readonly Option<int> _threads = Flag.Whole("--threads", "THREADS", Defaults.Threads, "Processor threads; by default as many as this machine has.");
    private readonly Option<Engine> _engine = Flag.Choice("--engine", Defaults.Engine, "What computes the GRU in training.");
    private readonly Option<int> _vocabSize = Flag.Whole("--vocab-size", "WORDS", Words.VocabSize, "Words in the vocabulary, at most, the most frequent first.");
    private readonly Option<int> _minFreq = Flag.Whole("--min-freq", "TIMES", Words.MinFreq, "Occurrences a word needs to enter the vocabulary.");
    private readonly Option<int> _ngrams = Flag.Whole("--ngrams", "TOKENS",
        $"Tokens in the longest n-gram of the evidence beside the GRU, up to {NgramOptions.LongestOrder}; 0 for the GRU alone; when left out {new NgramOptions().Order}, {DataDefaults.CharacterNgrams} for Chinese and Japanese.");
    private readonly Option<bool> _freezeEmbeddings = Flag.Switch("--freeze-embeddings", Defaults.FreezeEmbeddings, "Whether all word vectors stay as they are at the start; with --embeddings.");
    private readonly Option<bool> _balance = Flag.Switch("--balance", Defaults.Balance, "Whether each class counts the same, however few reviews it has.");

    /// <summary>All of them, in the order the help shows.</summary>
    public IEnumerable<Option> All =>
    [
        _epochs, _batchSize, _lr, _schedule, _weightDecay, _clipNorm, _embeddingLrFactor, _labelSmoothing, _patience, _seed, _threads, _engine,
        _vocabSize, _minFreq, _ngrams, _freezeEmbeddings, _balance,
    ];

    /// <summary>What the user's command line says of it; the rest is left open.</summary>
    public TrainingChoices Read(ParseResult parsed) => new()
    {
        Epochs = parsed.Given(_epochs),
        BatchSize = parsed.Given(_batchSize),
        LearningRate = parsed.Given(_lr),
        Schedule = parsed.Given(_schedule),
        WeightDecay = parsed.Given(_weightDecay),
        ClipNorm = parsed.Given(_clipNorm),
        EmbeddingLearningRateFactor = parsed.Given(_embeddingLrFactor),
        LabelSmoothing = parsed.Given(_labelSmoothing),
        Patience = parsed.Given(_patience),
        Seed = parsed.Given(_seed),
        Threads = parsed.Given(_threads),
        Engine = parsed.Given(_engine),
        VocabSize = parsed.Given(_vocabSize),
        MinFreq = parsed.Given(_minFreq),
        NgramOrder = parsed.Given(_ngrams),
        FreezeEmbeddings = parsed.Given(_freezeEmbeddings),
        Balance = parsed.Given(_balance),
    };
}

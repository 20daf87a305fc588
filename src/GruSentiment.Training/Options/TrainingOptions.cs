using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>How the network is trained. Immutable.</summary>
public sealed record TrainingOptions : OptionSet
{
    /// <summary>As many epochs as there can be: with this patience, training never stops early.</summary>
    internal const int LongestPatience = 10_000;

    private static readonly OptionGroup s_group = new(OptionTopic.Training, "training");

    internal static readonly DeclaredOption<Effort> EffortOption =
        s_group.Add<Effort>(new(nameof(Effort), "effort", OptionTypes.Choice<Effort>())
        {
            Default = Effort.Normal,
            Help = "How long to train: normal, or high, up to ten times as long: more networks, and more pretraining on long reviews.",
        });

    /// <summary>How much computing the defaults may take; options that are set are as they are set.</summary>
    public Effort Effort { get => Get(EffortOption); init => Set(EffortOption, value); }

    internal static readonly DeclaredOption<int> PretrainingEpochsOption =
        s_group.Add<int>(new(nameof(PretrainingEpochs), "pretraining_epochs", OptionTypes.Whole)
        {
            IsFitted = true,
            Range = new(0, 1_000) { LeastMeans = "off" },
            Unit = "EPOCHS",
            HelpOf = () => $"Passes over all texts before training, in which the network learns to predict words nearby; 0 for none. "
                + $"By default {PretrainingDefaults.Epochs} with {TrainingRequest.UnlabelledOption}; without it up to "
                + $"{PretrainingDefaults.MostEpochsOnOwn}, where reviews are long.",
        }, OptionTopic.Words);

    /// <summary>Passes of pretraining over the training set's texts and those without labels; 0 for no pretraining.</summary>
    public int PretrainingEpochs { get => Get(PretrainingEpochsOption); init => Set(PretrainingEpochsOption, value); }

    internal static readonly DeclaredOption<int> EpochsOption = s_group.Add<int>(new(nameof(Epochs), "epochs", OptionTypes.Whole)
    {
        Default = 6,
        IsFitted = true,
        Range = new(1, 10_000),
        Search = SearchRange.LogWhole(2, 20),
        Unit = "EPOCHS",
        Help = $"Passes over the training set, at most. By default {DataDefaults.FewestEpochs} to {DataDefaults.MostEpochs}: "
            + "more for fewer reviews.",
    });

    /// <summary>Passes over the training set at most; early stopping may end sooner.</summary>
    public int Epochs { get => Get(EpochsOption); init => Set(EpochsOption, value); }

    internal static readonly DeclaredOption<int> BatchSizeOption = s_group.Add<int>(new(nameof(BatchSize), "batch_size", OptionTypes.Whole)
    {
        Default = DataDefaults.LargestBatch,
        IsFitted = true,
        Range = new(1, 65_536) { Noun = "reviews" },
        Search = SearchRange.Powers(8, 256),
        Unit = "REVIEWS",
        Help = $"Reviews per training step. By default {DataDefaults.SmallestBatch} to {DataDefaults.LargestBatch}: "
            + "larger for more, and for longer, reviews.",
    });

    /// <summary>Reviews per step.</summary>
    public int BatchSize { get => Get(BatchSizeOption); init => Set(BatchSizeOption, value); }

    internal static readonly DeclaredOption<double> LearningRateOption =
        s_group.Add<double>(new(nameof(LearningRate), "lr", OptionTypes.Real)
        {
            Default = 0.002,
            Range = new(0, 10) { AboveLeast = true },
            Search = SearchRange.Log(0.0003, 0.02),
            Unit = "RATE",
            IsFitted = true,
            HelpOf = () => $"Highest learning rate of AdamW. By default 0.002; 0.004 if sentences are added to few short reviews, or to "
                + $"long ones after pretraining; {FineTuningDefaults.LearningRate} with {TrainingRequest.FromRunOption}.",
        });

    /// <summary>AdamW's learning rate at its highest.</summary>
    public double LearningRate { get => Get(LearningRateOption); init => Set(LearningRateOption, value); }

    internal static readonly DeclaredOption<ScheduleShape> ScheduleOption =
        s_group.Add<ScheduleShape>(new(nameof(Schedule), "schedule", OptionTypes.Choice<ScheduleShape>())
        {
            Default = ScheduleShape.Cosine,
            Help = "Learning rate schedule: a warm-up over a tenth of the steps, then a cosine down to 0; or constant.",
        });

    /// <summary>The learning rate schedule.</summary>
    public ScheduleShape Schedule { get => Get(ScheduleOption); init => Set(ScheduleOption, value); }

    internal static readonly DeclaredOption<double> WeightDecayOption =
        s_group.Add<double>(new(nameof(WeightDecay), "weight_decay", OptionTypes.Real)
        {
            Default = 0.01,
            Range = new(0, 10),
            Search = SearchRange.Log(0.001, 0.3),
            Unit = "RATE",
            Help = "Weight decay of AdamW, multiplied by the learning rate in each step.",
        });

    /// <summary>AdamW's decoupled weight decay, per step and unit of learning rate (Loshchilov and Hutter 2019).</summary>
    public double WeightDecay { get => Get(WeightDecayOption); init => Set(WeightDecayOption, value); }

    internal static readonly DeclaredOption<double> ClipNormOption =
        s_group.Add<double>(new(nameof(ClipNorm), "clip_norm", OptionTypes.Real)
        {
            Default = 1,
            Range = new(0, 1e6) { LeastMeans = "off" },
            Unit = "NORM",
            Help = "Gradient clipping: the largest norm of the gradient; 0 for no limit.",
        });

    /// <summary>
    /// The largest norm of the whole gradient; a longer one is scaled back to it (Pascanu et al. 2013). 0 leaves it as it is.
    /// </summary>
    public double ClipNorm { get => Get(ClipNormOption); init => Set(ClipNormOption, value); }

    internal static readonly DeclaredOption<double> EmbeddingLearningRateFactorOption =
        s_group.Add<double>(new(nameof(EmbeddingLearningRateFactor), "embedding_lr_factor", OptionTypes.Real)
        {
            Default = 3,
            Range = new(0, 1000) { AboveLeast = true },
            Search = SearchRange.Log(0.5, 10),
            Unit = "FACTOR",
            IsFitted = true,
            Help = $"Learning rate of the word vectors, as a multiple of {LearningRateOption}. By default 3; "
                + $"{PretrainingDefaults.LearningRateFactor} after pretraining; {VectorDefaults.LearningRateFactor} for vectors from a "
                + $"file; 8 for a transformer if sentences are added to few and short reviews.",
        }, OptionTopic.Words);

    /// <summary>
    /// Learning rate of the word vectors, as a multiple of <see cref="LearningRate"/>: the vector of a rare word has few steps.
    /// </summary>
    public double EmbeddingLearningRateFactor
    {
        get => Get(EmbeddingLearningRateFactorOption);
        init => Set(EmbeddingLearningRateFactorOption, value);
    }

    internal static readonly DeclaredOption<double> LabelSmoothingOption =
        s_group.Add<double>(new(nameof(LabelSmoothing), "label_smoothing", OptionTypes.Real)
        {
            Default = 0.1,
            Range = new(0, 1) { BelowMost = true },
            Search = SearchRange.Real(0, 0.2, step: 0.01),
            Unit = "PART",
            Help = "Label smoothing: the part of a label's weight that is spread over all classes.",
        });

    /// <summary>
    /// Part of a label's weight that is spread over all classes (Szegedy et al. 2016), against overconfidence. Training losses are measured
    /// with it, validation losses without.
    /// </summary>
    public double LabelSmoothing { get => Get(LabelSmoothingOption); init => Set(LabelSmoothingOption, value); }

    internal static readonly DeclaredOption<int> PatienceOption = s_group.Add<int>(new(nameof(Patience), "patience", OptionTypes.Whole)
    {
        Default = 3,
        Range = new(1, LongestPatience) { Noun = "epochs" },
        Unit = "EPOCHS",
        Help = "Early stopping: epochs without a lower validation loss before training stops.",
    });

    /// <summary>Epochs without a lower validation loss after which training stops; <see cref="LongestPatience"/> never does.</summary>
    public int Patience { get => Get(PatienceOption); init => Set(PatienceOption, value); }

    internal static readonly DeclaredOption<KeptEpoch> KeepOption =
        s_group.Add<KeptEpoch>(new(nameof(Keep), "keep", OptionTypes.Choice<KeptEpoch>())
        {
            Default = KeptEpoch.Lowest,
            Help = "The epoch whose weights are kept: the one with the lowest validation loss, or the last one; then nothing stops early.",
        });

    /// <summary>The epoch whose weights are kept; with <see cref="KeptEpoch.Last"/>, nothing stops early.</summary>
    public KeptEpoch Keep { get => Get(KeepOption); init => Set(KeepOption, value); }

    internal static readonly DeclaredOption<int> SeedOption = s_group.Add<int>(new(nameof(Seed), "seed", OptionTypes.Whole)
    {
        Default = SeededRandom.DefaultSeed,
        Range = new(0),
        Unit = "NUMBER",
        Help = "Seed of all random numbers. The same seed gives the same model on the same kind of processor.",
    });

    /// <summary>
    /// Seed of all random numbers: split, initial weights, order, dropout. The same seed gives the same weights, byte for byte, on
    /// processors with the same vector instructions; on others they differ in the last digits.
    /// </summary>
    public int Seed { get => Get(SeedOption); init => Set(SeedOption, value); }

    internal static readonly DeclaredOption<int> ThreadsOption = s_group.Add<int>(new(nameof(Threads), "threads", OptionTypes.Whole)
    {
        DefaultOf = () => Environment.ProcessorCount,
        Range = new(1, SentimentPredictor.MostThreads),
        Unit = "THREADS",
        Help = "Processor threads; by default as many as this machine has.",
    });

    /// <summary>Processor threads.</summary>
    public int Threads { get => Get(ThreadsOption); init => Set(ThreadsOption, value); }

    internal static readonly DeclaredOption<Engine> EngineOption =
        s_group.Add<Engine>(new(nameof(Engine), "engine", OptionTypes.Choice<Engine>())
        {
            Default = Engine.Fused,
            Help = "What computes the GRU in training: fused is this project's own kernels, torch is PyTorch's nn.GRU.",
            IsOfSomeEncoders = true,
        });

    /// <summary>What computes the GRU.</summary>
    public Engine Engine { get => Get(EngineOption); init => Set(EngineOption, value); }

    internal static readonly DeclaredOption<bool> FreezeEmbeddingsOption =
        s_group.Add<bool>(new(nameof(FreezeEmbeddings), "freeze_embeddings", OptionTypes.Switch)
        {
            Help = "Whether all word vectors stay fixed in training; only with vectors from a file or a trained model.",
        }, OptionTopic.Words);

    /// <summary>Whether word vectors from a file or a trained model stay fixed, and the random ones of other words too.</summary>
    public bool FreezeEmbeddings { get => Get(FreezeEmbeddingsOption); init => Set(FreezeEmbeddingsOption, value); }

    internal static readonly DeclaredOption<bool> BalanceOption = s_group.Add<bool>(new(nameof(Balance), "balance", OptionTypes.Switch)
    {
        Help = "Whether each class counts the same in training, however few reviews it has.",
    });

    /// <summary>
    /// Whether each class counts the same, however many reviews it has (<see cref="ClassWeights.Balancing"/>): in all losses, in the blend
    /// and in the choice of the best epoch. The probabilities are those of data in which all classes are equally frequent.
    /// </summary>
    public bool Balance { get => Get(BalanceOption); init => Set(BalanceOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;

    /// <inheritdoc/>
    internal override IEnumerable<UserMessage> Faults()
    {
        foreach (UserMessage fault in base.Faults())
            yield return fault;
        double decay = LearningRate * Math.Max(1, EmbeddingLearningRateFactor) * WeightDecay; // What a step of AdamW takes off a weight.
        if (decay >= 1)
        {
            yield return $"{LearningRateOption} × {EmbeddingLearningRateFactorOption} × {WeightDecayOption} is {decay:0.###}; "
                + $"it must be below 1, or weight decay takes off more than the whole weight in a step.";
        }
    }
}

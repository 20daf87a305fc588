using System.Globalization;
using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Options;

/// <summary>
/// Some of a training's options: what a user's flags say, or a preset. What is <see langword="null"/> is left open, to be filled by choices of less
/// weight (<see cref="Over"/>) and at last by the options' own defaults (<see cref="On(ModelOptions)"/>).
/// </summary>
public sealed record TrainingChoices
{
    /// <summary>See <see cref="ModelOptions.EmbeddingDim"/>.</summary>
    public int? EmbeddingDim { get; init; }

    /// <summary>See <see cref="ModelOptions.HiddenDim"/>.</summary>
    public int? HiddenDim { get; init; }

    /// <summary>See <see cref="ModelOptions.Layers"/>.</summary>
    public int? Layers { get; init; }

    /// <summary>See <see cref="ModelOptions.Bidirectional"/>.</summary>
    public bool? Bidirectional { get; init; }

    /// <summary>See <see cref="ModelOptions.Readout"/>.</summary>
    public TimeReadout? Readout { get; init; }

    /// <summary>See <see cref="ModelOptions.Dropout"/>.</summary>
    public double? Dropout { get; init; }

    /// <summary>See <see cref="ModelOptions.MaxLength"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>See <see cref="TrainingOptions.Epochs"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>See <see cref="TrainingOptions.BatchSize"/>.</summary>
    public int? BatchSize { get; init; }

    /// <summary>See <see cref="TrainingOptions.LearningRate"/>.</summary>
    public double? LearningRate { get; init; }

    /// <summary>See <see cref="TrainingOptions.Schedule"/>.</summary>
    public ScheduleShape? Schedule { get; init; }

    /// <summary>See <see cref="TrainingOptions.WeightDecay"/>.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>See <see cref="TrainingOptions.ClipNorm"/>.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>See <see cref="TrainingOptions.EmbeddingLearningRateFactor"/>.</summary>
    public double? EmbeddingLearningRateFactor { get; init; }

    /// <summary>See <see cref="TrainingOptions.LabelSmoothing"/>.</summary>
    public double? LabelSmoothing { get; init; }

    /// <summary>See <see cref="TrainingOptions.Patience"/>.</summary>
    public int? Patience { get; init; }

    /// <summary>See <see cref="TrainingOptions.Seed"/>.</summary>
    public int? Seed { get; init; }

    /// <summary>See <see cref="TrainingOptions.Threads"/>.</summary>
    public int? Threads { get; init; }

    /// <summary>See <see cref="TrainingOptions.Engine"/>.</summary>
    public Engine? Engine { get; init; }

    /// <summary>See <see cref="VocabularyOptions.VocabSize"/>.</summary>
    public int? VocabSize { get; init; }

    /// <summary>See <see cref="VocabularyOptions.MinFreq"/>.</summary>
    public int? MinFreq { get; init; }

    /// <summary>See <see cref="NgramOptions.Order"/>.</summary>
    public int? NgramOrder { get; init; }

    /// <summary>See <see cref="TrainingRequest.Validation"/>.</summary>
    public Holdout? Validation { get; init; }

    /// <summary>See <see cref="ModelOptions.Ensemble"/>.</summary>
    public int? Ensemble { get; init; }

    /// <summary>See <see cref="TrainingOptions.FreezeEmbeddings"/>.</summary>
    public bool? FreezeEmbeddings { get; init; }

    /// <summary>See <see cref="TrainingOptions.Balance"/>.</summary>
    public bool? Balance { get; init; }

    /// <summary>These choices, and those of less weight where these leave something open.</summary>
    public TrainingChoices Over(TrainingChoices below)
    {
        ArgumentNullException.ThrowIfNull(below);
        return new()
        {
            EmbeddingDim = EmbeddingDim ?? below.EmbeddingDim,
            HiddenDim = HiddenDim ?? below.HiddenDim,
            Layers = Layers ?? below.Layers,
            Bidirectional = Bidirectional ?? below.Bidirectional,
            Readout = Readout ?? below.Readout,
            Dropout = Dropout ?? below.Dropout,
            MaxLength = MaxLength ?? below.MaxLength,
            Epochs = Epochs ?? below.Epochs,
            BatchSize = BatchSize ?? below.BatchSize,
            LearningRate = LearningRate ?? below.LearningRate,
            Schedule = Schedule ?? below.Schedule,
            WeightDecay = WeightDecay ?? below.WeightDecay,
            ClipNorm = ClipNorm ?? below.ClipNorm,
            EmbeddingLearningRateFactor = EmbeddingLearningRateFactor ?? below.EmbeddingLearningRateFactor,
            LabelSmoothing = LabelSmoothing ?? below.LabelSmoothing,
            Patience = Patience ?? below.Patience,
            Seed = Seed ?? below.Seed,
            Threads = Threads ?? below.Threads,
            Engine = Engine ?? below.Engine,
            VocabSize = VocabSize ?? below.VocabSize,
            MinFreq = MinFreq ?? below.MinFreq,
            NgramOrder = NgramOrder ?? below.NgramOrder,
            Validation = Validation ?? below.Validation,
            Ensemble = Ensemble ?? below.Ensemble,
            FreezeEmbeddings = FreezeEmbeddings ?? below.FreezeEmbeddings,
            Balance = Balance ?? below.Balance,
        };
    }

    /// <summary>The network's shape: as chosen here, and as in <paramref name="options"/> where that is left open.</summary>
    public ModelOptions On(ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            EmbeddingDim = EmbeddingDim ?? options.EmbeddingDim,
            HiddenDim = HiddenDim ?? options.HiddenDim,
            Layers = Layers ?? options.Layers,
            Bidirectional = Bidirectional ?? options.Bidirectional,
            Readout = Readout ?? options.Readout,
            Dropout = Dropout ?? options.Dropout,
            MaxLength = MaxLength ?? options.MaxLength,
            Ensemble = Ensemble ?? options.Ensemble,
        };
    }

    /// <summary>The training, likewise.</summary>
    public TrainingOptions On(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            Epochs = Epochs ?? options.Epochs,
            BatchSize = BatchSize ?? options.BatchSize,
            LearningRate = LearningRate ?? options.LearningRate,
            Schedule = Schedule ?? options.Schedule,
            WeightDecay = WeightDecay ?? options.WeightDecay,
            ClipNorm = ClipNorm ?? options.ClipNorm,
            EmbeddingLearningRateFactor = EmbeddingLearningRateFactor ?? options.EmbeddingLearningRateFactor,
            LabelSmoothing = LabelSmoothing ?? options.LabelSmoothing,
            Patience = Patience ?? options.Patience,
            Seed = Seed ?? options.Seed,
            Threads = Threads ?? options.Threads,
            Engine = Engine ?? options.Engine,
            FreezeEmbeddings = FreezeEmbeddings ?? options.FreezeEmbeddings,
            Balance = Balance ?? options.Balance,
        };
    }

    /// <summary>The vocabulary, likewise.</summary>
    public VocabularyOptions On(VocabularyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { VocabSize = VocabSize ?? options.VocabSize, MinFreq = MinFreq ?? options.MinFreq };
    }

    /// <summary>The n-grams, likewise.</summary>
    public NgramOptions On(NgramOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { Order = NgramOrder ?? options.Order };
    }

    /// <summary>What is chosen, as a user's flags say it: <c>--epochs 20 --lr 0.01</c>.</summary>
    public override string ToString()
    {
        (string Flag, object? Value)[] flags =
        [
            ("embedding-dim", EmbeddingDim), ("hidden-dim", HiddenDim), ("layers", Layers), ("bidirectional", Bidirectional), ("readout", Readout),
            ("dropout", Dropout), ("max-length", MaxLength), ("epochs", Epochs), ("batch-size", BatchSize), ("lr", LearningRate),
            ("schedule", Schedule), ("weight-decay", WeightDecay), ("clip-norm", ClipNorm), ("embedding-lr-factor", EmbeddingLearningRateFactor),
            ("label-smoothing", LabelSmoothing), ("patience", Patience), ("seed", Seed),
            ("threads", Threads), ("engine", Engine), ("vocab-size", VocabSize), ("min-freq", MinFreq), ("ngrams", NgramOrder), ("validation", Validation),
            ("ensemble", Ensemble),
            ("freeze-embeddings", FreezeEmbeddings),
            ("balance", Balance),
        ];
        return string.Join(' ', flags.Where(flag => flag.Value is not null).Select(flag => $"--{flag.Flag} {Text(flag.Value!)}"));
    }

    private static string Text(object value) => value switch
    {
        bool or Enum => value.ToString()!.ToLowerInvariant(),
        Holdout holdout => holdout.ToString(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

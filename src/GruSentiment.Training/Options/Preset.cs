using GruSentiment.Data.Splits;
using GruSentiment.Kernels;

namespace GruSentiment.Training.Options;

/// <summary>A set of options that has a name. All there are stand here.</summary>
/// <param name="Name">What a user calls it.</param>
/// <param name="Description">What it is for, in a phrase.</param>
/// <param name="Choices">The options; what they leave open stays at its default.</param>
public sealed record Preset(string Name, string Description, TrainingChoices Choices)
{
    /// <summary>
    /// The first lesson on GRUs as tutorials give it: one layer that reads forward, its last state, plain Adam (AdamW without weight decay) at one learning
    /// rate, nothing against overfitting.
    /// </summary>
    public static Preset Tutorial { get; } = new("tutorial", "the smallest GRU lesson, for data/tutorial.csv", new TrainingChoices
    {
        EmbeddingDim = 16,
        HiddenDim = 32,
        Layers = 1,
        Bidirectional = false,
        Readout = TimeReadout.Last,
        Dropout = 0,
        MaxLength = 10,
        Epochs = 20,
        BatchSize = 2,
        LearningRate = 0.01,
        Schedule = ScheduleShape.Constant,
        EmbeddingLearningRateFactor = 1,
        LabelSmoothing = 0,
        WeightDecay = 0,
        ClipNorm = 0,
        Patience = TrainingOptions.LongestPatience,
        Seed = 42,
        MinFreq = 1,
        NgramOrder = 0,
        Validation = Holdout.Part(0.2),
    });

    /// <summary>All presets.</summary>
    public static IReadOnlyList<Preset> All { get; } = [Tutorial];

    /// <summary>The preset of a name; <see langword="null"/> where there is none.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

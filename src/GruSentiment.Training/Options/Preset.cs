using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Text;

namespace GruSentiment.Training.Options;

/// <summary>A named set of options. All presets are here.</summary>
/// <param name="Name">What a user calls it.</param>
/// <param name="Description">What it is for, in a phrase.</param>
/// <param name="Options">What it sets.</param>
public sealed record Preset(string Name, string Description, TrainingRequest Options)
{
    /// <summary>How an option that is one is read and written.</summary>
    internal static OptionType<Preset?> Type { get; } = OptionTypes.Written(Parse, preset => preset.Name, () => Names);

    /// <summary>
    /// The first lesson on GRUs as tutorials give it: one layer that reads forward, its last state, plain Adam (AdamW without weight decay)
    /// at one learning rate, nothing against overfitting.
    /// </summary>
    public static Preset Tutorial { get; } = new("tutorial", "the smallest GRU lesson, for data/tutorial.csv", new TrainingRequest
    {
        Model = new ModelOptions
        {
            EmbeddingDim = 16,
            HiddenDim = 32,
            Layers = 1,
            Bidirectional = false,
            Pooling = PoolingKind.Last,
            Dropout = 0,
            MaxLength = 10,
            Ensemble = 1,
        },
        Training = new TrainingOptions
        {
            Epochs = 20,
            BatchSize = 2,
            LearningRate = 0.01,
            Schedule = ScheduleShape.Constant,
            WeightDecay = 0,
            ClipNorm = 0,
            EmbeddingLearningRateFactor = 1,
            LabelSmoothing = 0,
            Patience = TrainingOptions.LongestPatience,
            Seed = 42,
        },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
        Augmentation = new AugmentationOptions { Language = AugmentationLanguage.None },
        Ngrams = new NgramOptions { Order = 0 },
        Validation = Holdout.Part(0.2),
    });

    /// <summary>All presets.</summary>
    public static IReadOnlyList<Preset> All { get; } = [Tutorial];

    private static string[] Names => [.. All.Select(preset => preset.Name)];

    /// <summary>All of them, with what each is for and sets.</summary>
    internal static UserMessage Described =>
        All.Select(preset => (UserMessage)$"{preset.Name} ({preset.Description}: {preset.Options.SetBy(OptionSource.Given)})")
            .Aggregate((all, next) => $"{all}; {next}");

    /// <summary>The preset of a name; <see langword="null"/> where there is none.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Preset Parse(string name) =>
        Find(name) ?? throw new FormatException(ChoiceNames.Unknown(name, Names));
}

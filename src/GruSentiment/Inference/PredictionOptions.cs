using GruSentiment.Options;

namespace GruSentiment.Inference;

/// <summary>How a trained model answers. Immutable.</summary>
internal sealed record PredictionOptions : OptionSet
{
    private static readonly OptionGroup s_group = new(OptionTopic.Answers, "prediction");

    internal static readonly DeclaredOption<double> ThresholdOption =
        s_group.Add<double>(new(nameof(Threshold), "threshold", OptionTypes.Real)
        {
            Default = SentimentPredictor.DefaultThreshold,
            Range = new(0, 1),
            Unit = "PROBABILITY",
            Help = "With two classes, the lowest probability that counts as positive.",
        });

    /// <summary>With two classes, the probability from which on a text is taken for the second.</summary>
    public double Threshold { get => Get(ThresholdOption); init => Set(ThresholdOption, value); }

    internal static readonly DeclaredOption<double?> UnsureOption =
        s_group.Add<double?>(new(nameof(Unsure), "unsure", OptionTypes.Optional(OptionTypes.Real))
        {
            Range = new(0, 1),
            Unit = "PROBABILITY",
            Help = "Label an answer \"unsure\" if its probability is below this one. Off by default.",
        });

    /// <summary>An answer whose probability is below it is unsure; null where none is.</summary>
    public double? Unsure { get => Get(UnsureOption); init => Set(UnsureOption, value); }

    internal static readonly DeclaredOption<int> ThreadsOption = s_group.Add<int>(new(nameof(Threads), "threads", OptionTypes.Whole)
    {
        DefaultOf = () => Math.Min(Environment.ProcessorCount, SentimentPredictor.MostThreads),
        Range = new(1, SentimentPredictor.MostThreads),
        Unit = "THREADS",
        Help = "Processor threads; by default as many as this machine has.",
    });

    /// <summary>Processor threads at most.</summary>
    public int Threads { get => Get(ThreadsOption); init => Set(ThreadsOption, value); }

    /// <summary>Those that matter where a model is measured: every text counts for the class it is given, sure or not.</summary>
    internal static IReadOnlyList<DeclaredOption> ForMeasuring { get; } = [ThresholdOption, ThreadsOption];

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}

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

    internal static readonly DeclaredOption<int> ThreadsOption = s_group.Add<int>(new(nameof(Threads), "threads", OptionTypes.Whole)
    {
        DefaultOf = () => Math.Min(Environment.ProcessorCount, SentimentPredictor.MostThreads),
        Range = new(1, SentimentPredictor.MostThreads),
        Unit = "THREADS",
        Help = "Processor threads; by default as many as this machine has.",
    });

    /// <summary>Processor threads at most.</summary>
    public int Threads { get => Get(ThreadsOption); init => Set(ThreadsOption, value); }

    /// <inheritdoc/>
    internal override IReadOnlyList<DeclaredOption> Declarations => s_group;
}

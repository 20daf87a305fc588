using GruSentiment.Encoders;
using static System.FormattableString;

namespace GruSentiment.Training.Comparisons;

/// <summary>What is often said of a GRU beside other networks, and what a comparison has measured of it.</summary>
public static class Claims
{
    /// <summary>A claim and a finding, for each encoder that the GRU was compared with.</summary>
    /// <param name="result">The comparison.</param>
    public static IReadOnlyList<(string Claim, string Measured)> Of(ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Encoders.FirstOrDefault(encoder => encoder.Kind == EncoderKind.Gru) is not { } baseline)
            return [];
        return
        [
            .. Said.Where(one => result.Encoders.Any(encoder => encoder.Kind == one.Kind))
                .Select(one => (one.Claim, Measured(baseline, result.Encoders.First(encoder => encoder.Kind == one.Kind)))),
            .. result.FastTextAnswers is { } fastText ? [(SaidOfFastText, Measured(baseline, result.FastText, fastText))]
                : Array.Empty<(string, string)>(),
        ];
    }

    private static IReadOnlyList<(EncoderKind Kind, string Claim)> Said { get; } =
    [
        (EncoderKind.Lstm, "A GRU has fewer weights than an LSTM, trains faster, and is as accurate."),
        (EncoderKind.Rnn, "Without gates a recurrent network forgets: it is worse than a GRU, most of all on long texts."),
        (EncoderKind.Transformer, "A transformer needs more data; on short texts and few rows a GRU is better, and smaller."),
        (EncoderKind.Cnn, "Filters over a few words train faster than a GRU, and see no order beyond them."),
        (EncoderKind.Mean, "The mean of word vectors is fastest, and knows nothing of the order of words."),
    ];

    /// <summary>With fewer rows the interval of a difference says nothing: it is that of a normal distribution.</summary>
    private const int FewestRows = 30;

    /// <summary>Less than this, in points, is printed as 0.0.</summary>
    private const double Visible = 0.05;

    private const string SaidOfFastText = "fastText is often as accurate as a deep network, and many times faster.";

    private static string Measured(ComparedEncoder baseline, IReadOnlyList<ComparedFastText> trainings, RepeatedAnswers fastText)
    {
        string speed = Ratio(
            baseline.TrainingSeconds, trainings.Average(one => one.TrainingSeconds), "fastText trains {0} times as fast as the GRU",
            "the GRU trains {0} times as fast as fastText", "both train equally fast");
        string model = baseline.Trainings[0].Together is null ? "the GRU" : "the GRU with n-grams";
        return $"Here {speed}. " + Accuracy(baseline.Models, fastText, model, "fastText");
    }

    /// <summary>What was measured of the GRU beside another encoder.</summary>
    internal static string Measured(ComparedEncoder baseline, ComparedEncoder other)
    {
        string name = NameOf(other.Kind);
        string weights = Ratio(
            baseline.Trainings[0].EncoderWeights, other.Trainings[0].EncoderWeights, "the GRU has {0} times as many weights as the " + name,
            $"the {name} has {{0}} times as many weights as the GRU", "both have equally many weights");
        if (other.Trainings[0].EncoderWeights == 0)
            weights = $"the {name} has no weights of its own";
        string speed = Ratio(
            other.SecondsPerEpoch, baseline.SecondsPerEpoch, "an epoch of the GRU is {0} times as fast",
            $"an epoch of the {name} is {{0}} times as fast", $"an epoch of the GRU takes as long as one of the {name}");
        return $"Here {weights}; {speed}. {Accuracy(baseline.Networks, other.Networks, "the GRU", $"the {name}")}";
    }

    /// <summary>Which of two is more accurate, as far as that can be told.</summary>
    /// <param name="baseline">One's answers.</param>
    /// <param name="other">The other's.</param>
    /// <param name="its">What the one is called within a sentence: the GRU.</param>
    /// <param name="name">What the other is called within a sentence.</param>
    private static string Accuracy(RepeatedAnswers baseline, RepeatedAnswers other, string its, string name)
    {
        int rows = baseline.Rows.Measured.Count;
        string sizes = Invariant($"{100 * baseline.Accuracy:0.0} % against {100 * other.Accuracy:0.0} %");
        if (rows < FewestRows)
            return Invariant($"Which is more accurate, {its} or {name}, can't be told: {Counted(rows)} too few ({sizes}).");
        var difference = PairedDifference.Of(baseline, other);
        double points = Math.Abs(100 * difference.Mean), spread = 100 * difference.Spread;
        string whole = (points, spread) is ( < Visible, < Visible)
            ? Invariant($"Both are equally accurate ({100 * baseline.Accuracy:0.0} %).")
            : difference.IsClear
                ? AtStart(difference.Mean > 0 ? its : name)
                    + Invariant($" is more accurate, by {points:0.0} ± {spread:0.0} points ({sizes}).")
                : $"Which is more accurate, {its} or {name}, can't be told: "
                    + Invariant($"they differ by {points:0.0} points, and by chance up to {spread:0.0} ({sizes}).");
        IReadOnlyList<double?> ours = baseline.AccuracyByPart, theirs = other.AccuracyByPart;
        return (ours[0] - theirs[0], ours[^1] - theirs[^1]) is ({ } @short, { } @long)
            ? $"{whole} On short texts {its} is {Compared(@short)}, on long ones {Compared(@long)}." : whole;
    }

    private static string Counted(int rows) => rows == 1 ? "1 row is" : Invariant($"{rows} rows are");

    /// <summary>A difference of accuracies in points: <c>1.5 points better</c>.</summary>
    private static string Compared(double difference) => 100 * Math.Abs(difference) < Visible ? "as good"
        : Invariant($"{100 * Math.Abs(difference):0.0} points {(difference > 0 ? "better" : "worse")}");

    /// <summary>A name at the start of a sentence: The GRU; fastText.</summary>
    private static string AtStart(string name) => name.StartsWith("the ", StringComparison.Ordinal) ? $"T{name[1..]}" : name;

    /// <summary>A sentence on the larger of two numbers.</summary>
    private static string Ratio(double one, double other, string oneIsLarger, string otherIsLarger, string alike)
    {
        const double Alike = 1.05;
        double ratio = Math.Max(one, other) / Math.Min(one, other);
        string times = ratio.ToString(ratio < 10 ? "0.0" : "0", System.Globalization.CultureInfo.InvariantCulture);
        return ratio < Alike ? alike : (one > other ? oneIsLarger : otherIsLarger).Replace("{0}", times, StringComparison.Ordinal);
    }

    private static string NameOf(EncoderKind kind) => EncoderArchitecture.Of(new ModelOptions { Encoder = kind }).Name;
}

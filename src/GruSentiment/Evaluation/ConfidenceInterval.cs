using static System.FormattableString;

namespace GruSentiment.Evaluation;

/// <summary>
/// Where a share of all possible rows is likely to be, after it was measured on some of them: in 95 of 100 samples the interval holds it.
/// </summary>
/// <remarks>
/// Wilson's score interval: Wilson, "Probable inference, the law of succession, and statistical inference", 1927; recommended, also for few
/// rows, by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", 2001. It counts the chance that lies in the choice of
/// rows, and nothing else.
/// </remarks>
public readonly record struct ConfidenceInterval
{
    /// <summary>The 97.5 % quantile of the normal distribution, which leaves 2.5 % on either side.</summary>
    internal const double Quantile = 1.959963984540054;

    internal ConfidenceInterval(double low, double high) => (Low, High) = (low, high);

    /// <summary>Lower end, 0 to 1.</summary>
    public double Low { get; }

    /// <summary>Upper end, 0 to 1.</summary>
    public double High { get; }

    /// <summary>Half its width.</summary>
    internal double HalfWidth => (High - Low) / 2;

    /// <summary>For people: <c>95 % interval 86.1 to 88.5</c>, in percent.</summary>
    internal string Text => Invariant($"95 % interval {100 * Low:0.0} to {100 * High:0.0}");

    /// <summary>The interval of a share.</summary>
    /// <param name="share">The share that was measured, 0 to 1.</param>
    /// <param name="rows">On how many rows, one at least.</param>
    internal static ConfidenceInterval Of(double share, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        double square = Quantile * Quantile / rows;
        double centre = (share + square / 2) / (1 + square);
        double half = Math.Sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
        return new ConfidenceInterval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}

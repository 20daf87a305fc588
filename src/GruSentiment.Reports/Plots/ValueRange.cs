namespace GruSentiment.Reports.Plots;

/// <summary>What an axis shows of a measure: its values with some air around them.</summary>
/// <param name="From">Its lower end.</param>
/// <param name="To">Its upper end.</param>
internal readonly record struct ValueRange(double From, double To)
{
    /// <summary>Where the values are (almost) the same, the range is wide enough not to blow up their noise.</summary>
    /// <param name="values">The values that are drawn.</param>
    /// <param name="least">The least value the measure can have.</param>
    /// <param name="most">The greatest.</param>
    public static ValueRange Of(IReadOnlyCollection<double> values, double least, double most)
    {
        if (values.Count == 0)
            return new(0, 1);
        double lowest = values.Min(), highest = values.Max(), middle = (lowest + highest) / 2;
        double span = Math.Max(highest - lowest, Math.Max(Math.Abs(middle) * 0.04, 1e-6));
        double from = Math.Min(lowest, middle - span / 2) - 0.09 * span, to = Math.Max(highest, middle + span / 2) + 0.09 * span;
        double edge = 0.06 * (to - from); // A curve along the limit of the measure is seen whole.
        return new(Math.Max(from, least - edge), Math.Min(to, most + edge));
    }
}

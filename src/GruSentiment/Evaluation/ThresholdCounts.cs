namespace GruSentiment.Evaluation;

/// <summary>
/// With two classes, how many rows each threshold answers right: that in use, and all of two decimals. Finer ones would only fit the rows
/// they were chosen on.
/// </summary>
internal sealed class ThresholdCounts
{
    private static readonly double[] s_hundredths = [.. Enumerable.Range(1, 99).Select(i => i / 100.0)];
    private static readonly float[] s_edges = [.. s_hundredths.Select(threshold => (float)threshold)];

    private readonly double[] _thresholds; // The nearest to that in use first.
    private readonly int[] _right;

    private ThresholdCounts(double[] thresholds, int[] right) => (_thresholds, _right) = (thresholds, right);

    /// <summary>The most accurate threshold; of several the one in use, or else the nearest to it.</summary>
    public double Best => _thresholds[Array.IndexOf(_right, _right.Max())];

    /// <summary>Counts.</summary>
    /// <param name="predictions">Of two classes.</param>
    /// <param name="rows">The rows to look at.</param>
    /// <param name="used">The threshold in use.</param>
    public static ThresholdCounts Of(Predictions predictions, IEnumerable<int> rows, double used)
    {
        int[] changes = new int[s_edges.Length + 1]; // of the rows answered right, from one threshold to the next
        int usedRight = 0;
        foreach (int row in rows)
        {
            bool isPositive = predictions.TrueClass(row) == 1;
            int found = Array.BinarySearch(s_edges, predictions.Probability(row, 1));
            int positiveUpTo = found >= 0 ? found + 1 : ~found; // The thresholds before this one predict it as the second.
            changes[isPositive ? 0 : positiveUpTo]++;
            if (isPositive)
                changes[positiveUpTo]--;
            usedRight += predictions.PredictedClass(row, used) == predictions.TrueClass(row) ? 1 : 0;
        }
        int[] right = new int[s_edges.Length];
        for (int i = 0, sum = 0; i < right.Length; i++)
            right[i] = sum += changes[i];
        int[] order = [.. Enumerable.Range(0, right.Length).OrderBy(i => Math.Abs(s_hundredths[i] - used))];
        return new ThresholdCounts([used, .. order.Select(i => s_hundredths[i])], [usedRight, .. order.Select(i => right[i])]);
    }

    /// <summary>What is left of these rows without some of them.</summary>
    public ThresholdCounts Without(ThresholdCounts others) => new(_thresholds, [.. _right.Zip(others._right, (all, some) => all - some)]);
}

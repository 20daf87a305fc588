using Tensorboard;

namespace GruSentiment.Reports.TensorBoard;

/// <summary>Numbers counted in buckets of one width, as TensorBoard takes them: each bucket ends where the next one begins.</summary>
internal static class Histogram
{
    /// <summary>TensorBoard draws so many.</summary>
    private const int Buckets = 30;

    /// <summary>Counts numbers.</summary>
    /// <param name="values">Finite, one at least.</param>
    public static HistogramProto Of(ReadOnlySpan<float> values)
    {
        double min = values[0], max = values[0], sum = 0, sumOfSquares = 0;
        foreach (double value in values)
        {
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
            sum += value;
            sumOfSquares += value * value;
        }
        double[] limits = min == max ? [max] : [.. Enumerable.Range(1, Buckets).Select(i => min + (max - min) * i / Buckets)];
        limits[^1] = max;
        double[] counts = new double[limits.Length];
        foreach (double value in values)
            counts[Bucket(value, limits)]++;
        return new HistogramProto
        {
            Min = min,
            Max = max,
            Num = values.Length,
            Sum = sum,
            SumSquares = sumOfSquares,
            BucketLimit = { limits },
            Bucket = { counts },
        };
    }

    /// <summary>The first bucket that ends above a value; the largest value is in the last.</summary>
    private static int Bucket(double value, double[] limits)
    {
        int above = Array.FindIndex(limits, limit => value < limit);
        return above < 0 ? limits.Length - 1 : above;
    }
}

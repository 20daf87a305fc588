namespace GruSentiment.Training.Folds;

/// <summary>A metric over folds.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">
/// Its standard deviation, that of a sample (n − 1). Folds share training rows, so it shows less of the random variation than that of
/// independent trainings would.
/// </param>
public readonly record struct MeanAndDeviation(double Mean, double Deviation)
{
    /// <summary>Those of some values.</summary>
    /// <param name="values">Two at least.</param>
    internal static MeanAndDeviation Of(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        double mean = values.Average();
        return new MeanAndDeviation(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }

    /// <summary>The standard error of the mean of some independent values; 0 of one value.</summary>
    internal static double StandardError(IReadOnlyCollection<double> values) =>
        values.Count < 2 ? 0 : Of(values).Deviation / Math.Sqrt(values.Count);
}

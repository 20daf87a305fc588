namespace GruSentiment.Evaluation;

/// <summary>The rows whose predicted class got a probability within one interval.</summary>
/// <param name="From">Lower end of the interval, 0 to 1; only the first interval holds it.</param>
/// <param name="To">Upper end, within the interval.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Confidence">Their mean probability of the predicted class; 0 without rows.</param>
/// <param name="Accuracy">Share of them that is of the predicted class; 0 without rows.</param>
public readonly record struct CalibrationBin(double From, double To, int Rows, double Confidence, double Accuracy)
{
    /// <summary>The accuracy's 95 % interval; of rows there must be one.</summary>
    internal ConfidenceInterval Interval => ConfidenceInterval.Of(Accuracy, Rows);
}

/// <summary>
/// Whether the probabilities of a model are calibrated: rows by the probability of their predicted class, in intervals of equal width.
/// </summary>
/// <remarks>
/// Source: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, section 2. The confidence is the probability of the
/// predicted class: with two classes and a threshold other than ½ it may be below ½. With few rows the expected calibration error is mostly
/// noise, and too high.
/// </remarks>
public sealed class Calibration
{
    /// <summary>Number of intervals from 0 to 1, as in the source.</summary>
    public const int BinCount = 15;

    // In 32 bits as the probabilities are: a probability of 0.6 stands on the edge, not above it.
    private static readonly float[] s_edges = [.. Enumerable.Range(1, BinCount).Select(bin => (float)bin / BinCount)];

    private Calibration(IReadOnlyList<CalibrationBin> bins, int classes)
    {
        (Bins, Classes) = (bins, classes);
        Rows = bins.Sum(bin => bin.Rows);
    }

    /// <summary>All intervals, those without rows too, by rising probability.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>Number of classes: the most probable one of them has a probability of 1 / classes at least.</summary>
    internal int Classes { get; }

    /// <summary>Number of all rows.</summary>
    public int Rows { get; }

    /// <summary>Mean probability of the predicted class over all rows.</summary>
    public double Confidence => Mean(bin => bin.Confidence);

    /// <summary>Share of all rows predicted correctly.</summary>
    public double Accuracy => Mean(bin => bin.Accuracy);

    /// <summary>
    /// The expected calibration error, ECE: how far confidence and accuracy of an interval are apart, 0 to 1, the mean over all rows.
    /// </summary>
    public double ExpectedError => Mean(bin => Math.Abs(bin.Accuracy - bin.Confidence));

    /// <summary>Sorts predictions into the intervals.</summary>
    /// <param name="predictions">True classes and probabilities, one row at least.</param>
    /// <param name="threshold">See <see cref="Predictions.PredictedClass"/>.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public static Calibration Of(Predictions predictions, double threshold = Metrics.DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count == 0)
            throw new InvalidOperationException("There are no rows to measure.");
        int[] rows = new int[BinCount], correct = new int[BinCount];
        double[] confidence = new double[BinCount];
        for (int row = 0; row < predictions.Count; row++)
        {
            int predicted = predictions.PredictedClass(row, threshold);
            float probability = predictions.Probability(row, predicted);
            int bin = Array.FindIndex(s_edges, edge => probability <= edge);
            rows[bin]++;
            confidence[bin] += probability;
            correct[bin] += predicted == predictions.TrueClass(row) ? 1 : 0;
        }
        return new Calibration([.. Enumerable.Range(0, BinCount).Select(Bin)], predictions.Labels.Count);

        CalibrationBin Bin(int bin) => new(
            (double)bin / BinCount,
            (bin + 1.0) / BinCount,
            rows[bin],
            rows[bin] == 0 ? 0 : confidence[bin] / rows[bin],
            rows[bin] == 0 ? 0 : (double)correct[bin] / rows[bin]);
    }

    private double Mean(Func<CalibrationBin, double> value) => Bins.Sum(bin => bin.Rows * value(bin)) / Rows;
}

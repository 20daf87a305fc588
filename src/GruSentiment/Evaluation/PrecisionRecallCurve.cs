namespace GruSentiment.Evaluation;

/// <summary>A point of the curve: what holds when the rows with this probability or more are predicted as the class.</summary>
/// <param name="Threshold">The lowest probability taken for the class.</param>
/// <param name="Recall">Share of the class's rows that are taken for it, 0 to 1.</param>
/// <param name="Precision">Of the rows taken for the class, the share that is of it, 0 to 1.</param>
internal readonly record struct PrecisionRecallPoint(double Threshold, double Recall, double Precision);

/// <summary>Precision and recall of one class over all thresholds, and the average precision (AP).</summary>
/// <remarks>
/// The average precision is the sum of each step in recall times the precision after it, as in scikit-learn: nothing is interpolated
/// between two points, which would be too good (Davis and Goadrich, "The relationship between precision-recall and ROC curves", 2006).
/// </remarks>
internal sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(IReadOnlyList<PrecisionRecallPoint> points, double share)
    {
        (Points, Share) = (points, share);
        double recall = 0;
        foreach (PrecisionRecallPoint point in points)
        {
            AveragePrecision += (point.Recall - recall) * point.Precision;
            recall = point.Recall;
        }
    }

    /// <summary>By rising recall, one point for each distinct probability; the last has a recall of 1.</summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>The class's share of all rows: the precision of answers at random.</summary>
    public double Share { get; }

    /// <summary>The average precision, 0 to 1.</summary>
    public double AveragePrecision { get; }

    /// <summary>The curve that follows from a ROC curve.</summary>
    public static PrecisionRecallCurve Of(RocCurve roc)
    {
        ArgumentNullException.ThrowIfNull(roc);
        (double positives, double negatives) = (roc.Positives, roc.Negatives);
        return new PrecisionRecallCurve([.. roc.Points.Skip(1).Select(Point)], positives / (positives + negatives));

        PrecisionRecallPoint Point(RocPoint point)
        {
            double hits = Math.Round(point.TruePositiveRate * positives), misses = Math.Round(point.FalsePositiveRate * negatives);
            return new(point.Threshold, point.TruePositiveRate, hits / (hits + misses));
        }
    }

    /// <summary>The curve of a class against the rest; null when there are no rows of the class, or no others.</summary>
    public static PrecisionRecallCurve? Of(Predictions predictions, int @class = 1) =>
        RocCurve.Of(predictions, @class) is { } roc ? Of(roc) : null;
}

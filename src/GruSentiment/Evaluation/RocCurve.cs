namespace GruSentiment.Evaluation;

/// <summary>A point of a ROC curve: the rates when the rows with this probability or more are predicted as the class.</summary>
/// <param name="Threshold">The lowest probability taken for the class; +∞ at the start, where none is.</param>
/// <param name="FalsePositiveRate">Share of the other classes' rows that are taken for the class, 0 to 1.</param>
/// <param name="TruePositiveRate">Share of the class's rows that are taken for it, 0 to 1.</param>
public readonly record struct RocPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate);

/// <summary>The receiver operating characteristic of one class against the rest, and the area under it.</summary>
/// <remarks>
/// Source: Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006), algorithms 1 and 2: rows of equal probability
/// make one point. The area is then that of the Wilcoxon rank-sum test with ties by midrank (Hanley and McNeil 1982): the probability that
/// a row of the class gets a higher value than one of the rest, half of the ties counted. It is counted in whole numbers, so it is exact.
/// </remarks>
public sealed class RocCurve
{
    private RocCurve(IReadOnlyList<RocPoint> points, double area, int positives, int negatives) =>
        (Points, Area, Positives, Negatives) = (points, area, positives, negatives);

    /// <summary>From (0, 0) to (1, 1), one point for each distinct probability.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>Area under the curve (AUC): 1 all rows in order, 0.5 random, 0 all inverted.</summary>
    public double Area { get; }

    /// <summary>Number of the class's rows.</summary>
    internal int Positives { get; }

    /// <summary>Number of all other rows.</summary>
    internal int Negatives { get; }

    /// <summary>The 95 % interval of the area.</summary>
    internal ConfidenceInterval Interval => AucInterval.Of(Area, Positives, Negatives);

    /// <summary>The curve of a class against the rest.</summary>
    /// <param name="predictions">True classes and probabilities.</param>
    /// <param name="class">Number of the class; with two classes, 1 is the positive one.</param>
    /// <returns>Null when there are no rows of the class, or no others: nothing can be ranked.</returns>
    public static RocCurve? Of(Predictions predictions, int @class = 1)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int[] rows = [.. Enumerable.Range(0, predictions.Count)];
        float[] keys = [.. rows.Select(row => -predictions.Probability(row, @class))]; // highest first
        Array.Sort(keys, rows);
        long positives = rows.LongCount(row => predictions.TrueClass(row) == @class), negatives = rows.Length - positives;
        if (positives == 0 || negatives == 0)
            return null;

        List<RocPoint> points = [new(double.PositiveInfinity, 0, 0)];
        long truePositives = 0, falsePositives = 0, twiceArea = 0; // the area in pairs of a positive and a negative row
        for (int i = 0; i < rows.Length;)
        {
            long tiedPositives = 0, tiedNegatives = 0;
            float key = keys[i];
            for (; i < rows.Length && keys[i] == key; i++)
            {
                if (predictions.TrueClass(rows[i]) == @class)
                    tiedPositives++;
                else
                    tiedNegatives++;
            }
            twiceArea += tiedNegatives * (2 * truePositives + tiedPositives);
            truePositives += tiedPositives;
            falsePositives += tiedNegatives;
            points.Add(new(-key, (double)falsePositives / negatives, (double)truePositives / positives));
        }
        return new RocCurve(points, twiceArea / (2.0 * positives * negatives), (int)positives, (int)negatives);
    }
}

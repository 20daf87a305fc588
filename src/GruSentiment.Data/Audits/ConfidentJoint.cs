using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>
/// How many rows of each label look, with confidence, like each class: the confident joint of Northcutt, Jiang and Chuang (2021),
/// "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70. A row counts for the class whose probability is at least the
/// mean one that rows of this label have for it.
/// </summary>
internal sealed class ConfidentJoint
{
    /// <summary>How far below its threshold a 32-bit probability may be and still reach it.</summary>
    private const double Tolerance = 1e-6;

    private readonly double[,] _calibrated; // [label, class]

    /// <summary>Counts them.</summary>
    /// <param name="predictions">Each row's label, and probabilities of a model that was trained without the row.</param>
    public ConfidentJoint(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int classes = predictions.Labels.Count;
        int[] rows = new int[classes];
        double[] sums = new double[classes];
        for (int row = 0; row < predictions.Count; row++)
        {
            int label = predictions.TrueClass(row);
            rows[label]++;
            sums[label] += predictions.Probability(row, label);
        }
        Thresholds = [.. sums.Zip(rows, (sum, count) => count == 0 ? double.PositiveInfinity : sum / count)];
        Counts = new int[classes, classes];
        for (int row = 0; row < predictions.Count; row++)
        {
            if (ClassOf(predictions, row) is { } found)
                Counts[predictions.TrueClass(row), found]++;
        }
        _calibrated = Calibrated(rows);
    }

    /// <summary>For each class, the mean probability of it among the rows with its label.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>The counts [label, class]; rows that reach no threshold are in none.</summary>
    public int[,] Counts { get; }

    /// <summary>The counts, so scaled that those of a label add up to its rows.</summary>
    public double Calibrated(int label, int @class) => _calibrated[label, @class];

    /// <summary>The most probable class of those whose threshold a row reaches; null where it reaches none.</summary>
    public int? ClassOf(Predictions predictions, int row)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int? best = null;
        for (int @class = 0; @class < Thresholds.Count; @class++)
        {
            float probability = predictions.Probability(row, @class);
            if (probability >= Thresholds[@class] - Tolerance && (best is null || probability > predictions.Probability(row, best.Value)))
                best = @class;
        }
        return best;
    }

    private double[,] Calibrated(int[] rows)
    {
        double[,] calibrated = new double[rows.Length, rows.Length];
        for (int label = 0; label < rows.Length; label++)
        {
            int confident = Enumerable.Range(0, rows.Length).Sum(@class => Counts[label, @class]);
            for (int @class = 0; @class < rows.Length; @class++)
            {
                calibrated[label, @class] = confident == 0 ? @class == label ? rows[label] : 0
                    : (double)Counts[label, @class] * rows[label] / confident;
            }
        }
        return calibrated;
    }
}

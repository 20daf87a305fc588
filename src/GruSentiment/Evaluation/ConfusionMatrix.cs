namespace GruSentiment.Evaluation;

/// <summary>How many rows of each true class were predicted as each class, and the ratios that follow from it.</summary>
/// <remarks>
/// Definitions: Sokolova and Lapalme, "A systematic analysis of performance measures for classification tasks", 2009. A ratio whose
/// denominator is 0 is 0, as in scikit-learn.
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly int[,] _counts;

    /// <param name="labels">Class names; a class's place is its number.</param>
    /// <param name="counts">[true class, predicted class].</param>
    /// <exception cref="ArgumentException">Not a row and a column a label, or a negative count.</exception>
    public ConfusionMatrix(IReadOnlyList<string> labels, int[,] counts)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.GetLength(0) != labels.Count || counts.GetLength(1) != labels.Count)
        {
            throw new ArgumentException(
                $"{labels.Count} × {labels.Count} counts were expected, not {counts.GetLength(0)} × {counts.GetLength(1)}.",
                nameof(counts));
        }
        if (counts.Cast<int>().Any(count => count < 0))
            throw new ArgumentException("A count is negative.", nameof(counts));
        Labels = labels;
        _counts = (int[,])counts.Clone();
    }

    /// <summary>Class names; a class's place is its number.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Number of rows with this true class that were predicted as that class.</summary>
    public int this[int trueClass, int predictedClass] => _counts[trueClass, predictedClass];

    /// <summary>Number of all rows.</summary>
    public int Rows => Sum(@class => TrueRows(@class));

    /// <summary>Number of rows on the diagonal.</summary>
    public int Correct => Sum(@class => _counts[@class, @class]);

    /// <summary>Share of rows predicted correctly, 0 to 1.</summary>
    public double Accuracy => Ratio(Correct, Rows);

    /// <summary>The mean of the recalls of the classes that have rows: each class counts the same, however many rows it has.</summary>
    public double BalancedAccuracy => Enumerable.Range(0, Labels.Count)
        .Where(@class => TrueRows(@class) > 0)
        .Select(Recall)
        .DefaultIfEmpty()
        .Average();

    /// <summary>Counts predictions.</summary>
    /// <param name="predictions">True classes and probabilities.</param>
    /// <param name="threshold">See <see cref="Predictions.PredictedClass"/>.</param>
    public static ConfusionMatrix Of(Predictions predictions, double threshold = Metrics.DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int[,] counts = new int[predictions.Labels.Count, predictions.Labels.Count];
        for (int row = 0; row < predictions.Count; row++)
            counts[predictions.TrueClass(row), predictions.PredictedClass(row, threshold)]++;
        return new ConfusionMatrix(predictions.Labels, counts);
    }

    /// <summary>Number of rows that are of a class.</summary>
    public int TrueRows(int trueClass) => Sum(predicted => _counts[trueClass, predicted]);

    /// <summary>Number of rows predicted as a class.</summary>
    public int PredictedRows(int predictedClass) => Sum(actual => _counts[actual, predictedClass]);

    /// <summary>Of the rows predicted as a class, the share that is of it.</summary>
    public double Precision(int @class) => Ratio(_counts[@class, @class], PredictedRows(@class));

    /// <summary>Of the rows of a class, the share predicted as it.</summary>
    public double Recall(int @class) => Ratio(_counts[@class, @class], TrueRows(@class));

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1(int @class) => Ratio(2 * _counts[@class, @class], TrueRows(@class) + PredictedRows(@class));

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private int Sum(Func<int, int> count) => Enumerable.Range(0, Labels.Count).Sum(count);
}

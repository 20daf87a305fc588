using GruSentiment.Training.Folds;

namespace GruSentiment.Training.Comparisons;

/// <summary>How much better one classifier answers the same rows than another, and how much of that may be chance.</summary>
/// <param name="Mean">Difference of the accuracies, above 0 where the first is better.</param>
/// <param name="Spread">Half the width of its 95 % interval.</param>
public readonly record struct PairedDifference(double Mean, double Spread)
{
    private const double Of95Percent = 1.96;

    /// <summary>Whether it is larger than what chance makes.</summary>
    public bool IsClear => Math.Abs(Mean) > Spread;

    /// <summary>The difference of two classifiers.</summary>
    /// <remarks>
    /// Two sources of chance are added up: which rows happen to be measured on (the standard error of the differences row by row, as in
    /// McNemar's test), and, with several seeds, how much the trainings of one classifier differ.
    /// </remarks>
    public static PairedDifference Of(RepeatedAnswers one, RepeatedAnswers other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        int rows = one.Rows.Measured.Count;
        double[] differences = [.. Enumerable.Range(0, rows).Select(row => one.RightAt(row) - other.RightAt(row))];
        double ofRows = MeanAndDeviation.StandardError(differences);
        double variance = ofRows * ofRows + Between(one) + Between(other);
        return new PairedDifference(differences.Average(), Of95Percent * Math.Sqrt(variance));
    }

    private static double Between(RepeatedAnswers answers) =>
        answers.Deviation is { } deviation ? deviation * deviation / answers.Each.Count : 0;
}

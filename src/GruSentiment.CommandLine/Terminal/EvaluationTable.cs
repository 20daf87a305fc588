using System.Globalization;
using GruSentiment.Data.Evaluation;
using GruSentiment.Evaluation;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What an evaluation found, as tables that a person reads.</summary>
/// <param name="evaluation">What was found.</param>
/// <param name="width">Characters in a line at most, where a text is cut.</param>
internal sealed class EvaluationTable(ModelEvaluation evaluation, int width)
{
    private const int Ratio = 9, Interval = 17, NarrowestText = 20, WidestName = 32;

    private readonly IReadOnlyList<string> _labels = evaluation.Predictions.Labels;
    private readonly int _names =
        Math.Clamp(evaluation.Predictions.Labels.Max(DisplayWidth.Of) + 2, 15, WidestName);

    /// <summary>The metrics, a line each.</summary>
    public IEnumerable<string> Metrics()
    {
        Metrics metrics = evaluation.Metrics;
        yield return Row("rows", Invariant($"{metrics.Rows:N0}"));
        yield return Row("accuracy", Percent(metrics.Accuracy), $"  ({metrics.AccuracyInterval.Text})");
        yield return Row("balanced accuracy", Percent(metrics.BalancedAccuracy));
        yield return Row("loss", Invariant($"{metrics.Loss:0.0000}"));
        // Of two classes they are those of the positive one; of more, means over the classes that have rows.
        (bool isPredicted, bool hasRows) = _labels.Count > 2 ? (true, true) : Shares(evaluation.Classes.Classes[1]);
        yield return Row("precision", Percent(metrics.Precision, isPredicted));
        yield return Row("recall", Percent(metrics.Recall, hasRows));
        yield return Row("F1", Percent(metrics.F1, isPredicted || hasRows));
        yield return Row("AUC", metrics.Auc is { } auc ? Invariant($"{auc:0.0000}") : "none: one class only", AucInterval());
        if (evaluation.Classes.AveragePrecision is { } precision)
            yield return Row("average precision", Invariant($"{precision:0.0000}"));
        yield return Row("ECE", Percent(metrics.Ece));
    }

    /// <summary>How many rows of each class are predicted as each.</summary>
    public IEnumerable<string> Confusion()
    {
        int column = Math.Clamp(_labels.Max(DisplayWidth.Of) + 2, 12, WidestName);
        string predicted = string.Concat(_labels.Select(label => DisplayWidth.PadLeft(CutText.Of(label, column - 1), column)));
        yield return "true".PadRight(column) + predicted + "  (predicted)";
        for (int actual = 0; actual < _labels.Count; actual++)
        {
            IEnumerable<string> counts = Enumerable.Range(0, _labels.Count).Select(predicted =>
                evaluation.Metrics.Confusion[actual, predicted].ToString("N0", CultureInfo.InvariantCulture).PadLeft(column));
            yield return Cut(_labels[actual], column) + string.Concat(counts);
        }
    }

    /// <summary>Every class, and the means.</summary>
    public IEnumerable<string> Classes()
    {
        ClassReport report = evaluation.Classes;
        yield return "class".PadRight(_names) + "precision".PadLeft(Ratio) + "(95 %)".PadLeft(Interval) + "recall".PadLeft(Ratio)
            + "(95 %)".PadLeft(Interval) + "F1".PadLeft(Ratio) + "rows".PadLeft(Ratio);
        foreach (ClassMetrics one in report.Classes)
            yield return Line(one.Label, one.Ratios, one.PrecisionInterval, one.RecallInterval, one.Support, Shares(one));
        yield return Line("mean", report.MacroMean, null, null, evaluation.Metrics.Rows, (true, true));
        yield return Line("mean by rows", report.WeightedMean, null, null, evaluation.Metrics.Rows, (true, true));

        string Line(
            string name, ClassRatios ratios, ConfidenceInterval? precision, ConfidenceInterval? recall, int rows,
            (bool IsPredicted, bool HasRows) shares) =>
            Cut(name, _names) + Percent(ratios.Precision, shares.IsPredicted).PadLeft(Ratio) + Ends(precision).PadLeft(Interval)
                + Percent(ratios.Recall, shares.HasRows).PadLeft(Ratio) + Ends(recall).PadLeft(Interval)
                + Percent(ratios.F1, shares.IsPredicted || shares.HasRows).PadLeft(Ratio) + Invariant($"{rows:N0}").PadLeft(Ratio);
    }

    /// <summary>Mistakes, a line each.</summary>
    public IEnumerable<string> Errors(IReadOnlyList<Mistake> errors)
    {
        int all = evaluation.Metrics.Rows - evaluation.Metrics.Confusion.Correct;
        yield return errors.Count == 0 ? "errors: none" : Invariant($"errors: the {errors.Count:N0} most confident of {all:N0}");
        if (errors.Count == 0)
            yield break;
        int label = Math.Min(_names, 1 + Math.Max("predicted".Length, _labels.Max(DisplayWidth.Of)));
        yield return Start("line", "true", "predicted", "probability") + "text";
        foreach (Mistake error in errors)
        {
            string start = Start(
                Invariant($"{error.Line}"), error.Label, error.Predicted, Invariant($"{error.Probability:0.0000}"));
            yield return start + CutText.Of(error.Text, Math.Max(NarrowestText, width - DisplayWidth.Of(start)));
        }

        string Start(string line, string actual, string predicted, string probability) => line.PadLeft(7) + "  "
            + Cut(actual, label) + Cut(predicted, label) + probability.PadLeft(11) + "  ";
    }

    private string AucInterval() => _labels.Count == 2 && evaluation.Classes.Classes[1].Roc is { } roc
        ? Invariant($"  (95 % interval {roc.Interval.Low:0.0000} to {roc.Interval.High:0.0000})")
        : "";

    /// <summary>A name in a column, with a space behind it at least.</summary>
    private static string Cut(string name, int column) => DisplayWidth.PadRight(CutText.Of(name, column - 1), column);

    private static string Ends(ConfidenceInterval? interval) =>
        interval is { } ends ? Invariant($"({100 * ends.Low:0.0} to {100 * ends.High:0.0})") : "";

    /// <summary>What a class has a share of: rows that are predicted as it, and rows of its own.</summary>
    private static (bool IsPredicted, bool HasRows) Shares(ClassMetrics one) => (one.Predicted > 0, one.Support > 0);

    /// <summary>A share; a share of nothing is none.</summary>
    private static string Percent(double share, bool exists) => exists ? Percent(share) : "none";

    private static string Percent(double share) => Invariant($"{100 * share:0.00} %");

    private static string Row(string name, string value, string beside = "") => $"{name,-18}{value,10}{beside}";
}

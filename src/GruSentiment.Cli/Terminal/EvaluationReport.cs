using System.Globalization;
using GruSentiment.Cli.Flags;
using GruSentiment.Data.Evaluation;
using GruSentiment.Evaluation;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What <c>evaluate</c> prints: metrics on the standard output, all else on the standard error.</summary>
internal sealed class EvaluationReport(bool quiet, EvaluationFormat format)
{
    private readonly ReportOutput _output = new(quiet);

    /// <summary>Whether only the metrics are printed.</summary>
    public bool Quiet => quiet;

    /// <summary>Prints what was measured, on what.</summary>
    public void Write(string model, ModelEvaluation evaluation)
    {
        _output.Note($"model: {model}");
        foreach (string line in evaluation.Report.Lines().Select(FlagText.Of))
            _output.Note(line);
        foreach (UserMessage line in EvaluationNotes.For(evaluation))
            _output.Note(FlagText.Of(line));
        if (format == EvaluationFormat.Json)
            Console.Out.WriteLine(evaluation.ToJson());
        else
            WriteTable(evaluation.Metrics);
    }

    /// <summary>Says which pictures were drawn.</summary>
    public void Pictures(IReadOnlyList<string> files)
    {
        if (files.Count > 0)
            _output.Note($"pictures: {string.Join(", ", files)}");
    }

    /// <summary>Says what did not work, and was not asked for.</summary>
    public void Warn(string message) => _output.Note($"warning: {message}");

    private static void WriteTable(Metrics metrics)
    {
        Row("rows", Invariant($"{metrics.Rows:N0}"));
        Row("accuracy", Invariant($"{100 * metrics.Accuracy:0.00} %"), $"  ({metrics.AccuracyInterval.Text})");
        Row("balanced accuracy", Invariant($"{100 * metrics.BalancedAccuracy:0.00} %"));
        Row("loss", Invariant($"{metrics.Loss:0.0000}"));
        Row("precision", Invariant($"{100 * metrics.Precision:0.00} %"));
        Row("recall", Invariant($"{100 * metrics.Recall:0.00} %"));
        Row("F1", Invariant($"{100 * metrics.F1:0.00} %"));
        Row("AUC", metrics.Auc is { } auc ? Invariant($"{auc:0.0000}") : "none: one class only");
        Row("ECE", Invariant($"{100 * metrics.Ece:0.00} %"));
        Console.Out.WriteLine();

        IReadOnlyList<string> labels = metrics.Confusion.Labels;
        int width = Math.Max(12, labels.Max(label => label.Length) + 2);
        Console.Out.WriteLine("true".PadRight(width) + string.Concat(labels.Select(label => label.PadLeft(width))) + "  (predicted)");
        for (int actual = 0; actual < labels.Count; actual++)
        {
            IEnumerable<string> counts = Enumerable.Range(0, labels.Count)
                .Select(predicted => metrics.Confusion[actual, predicted].ToString("N0", CultureInfo.InvariantCulture).PadLeft(width));
            Console.Out.WriteLine(labels[actual].PadRight(width) + string.Concat(counts));
        }
    }

    private static void Row(string name, string value, string beside = "") => Console.Out.WriteLine($"{name,-18}{value,10}{beside}");
}

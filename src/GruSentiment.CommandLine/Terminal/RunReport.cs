using System.Globalization;
using System.Text.Json;
using GruSentiment.Data.Evaluation;
using GruSentiment.Runs;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>runs show</c> prints for people, on the standard output.</summary>
internal sealed class RunReport
{
    private const string Indent = "  ";

    private readonly RunDetails _run;

    private RunReport(RunDetails run) => _run = run;

    /// <summary>Writes it. What can't be read is said on the standard error.</summary>
    public static void Write(RunDetails run)
    {
        var report = new RunReport(run);
        Console.Out.WriteLine(run.Summary.Path);
        WriteIndented(report.Facts());
        foreach ((string heading, IEnumerable<string> lines) in report.Sections())
        {
            string[] all = [.. lines];
            if (all.Length == 0)
                continue;
            Console.Out.WriteLine();
            Console.Out.WriteLine(heading);
            WriteIndented(all);
        }
        foreach (string fault in run.Faults)
            Console.Error.WriteLine($"left out: {fault}");
    }

    private static void WriteIndented(IEnumerable<string> lines)
    {
        foreach (string line in lines)
            Console.Out.WriteLine(Indent + line);
    }

    private IEnumerable<(string Heading, IEnumerable<string> Lines)> Sections() =>
    [
        ("options", RunOptionLines.Of(_run.Config, TerminalWidth.UpTo(TerminalWidth.Widest) - Indent.Length)),
        ("epochs", Epochs()),
        ("metrics", RunMetricsTable.Lines(_run.Metrics)),
        ("files", Files()),
    ];

    private IEnumerable<string> Facts()
    {
        RunSummary summary = _run.Summary;
        var facts = new TextTable();
        Fact("state", RunsReport.Resume(summary) is { } resume ? $"unfinished; resume it with: {resume}" : RunsReport.StateOf(summary));
        Fact("when", summary.Time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        Fact("data", summary.Data);
        Fact("rows", RowsOf(summary));
        Fact("texts", TextsOf(summary));
        Fact("encoder", summary.Encoder);
        if (RunJson.Member(_run.Config, "labels") is { ValueKind: JsonValueKind.Array } labels)
            Fact("classes", string.Join(", ", labels.EnumerateArray().Select(label => label.ToString())));
        Fact("labels", RunJson.Text(_run.Config, "labels_found") ?? RunJson.Text(_run.Config, "label_mapping"));
        Fact("ending", Ending());
        Fact("size", Invariant($"{summary.Bytes / 1e6:0.0} MB"));
        return facts.Lines();

        void Fact(string name, string? value)
        {
            if (value is not null)
                facts.Add(name, value);
        }
    }

    private string? RowsOf(RunSummary summary)
    {
        (string Name, double? Rows)[] parts =
        [
            ("training", summary.TrainingRows), ("validation", RunJson.Number(_run.Metrics, "validation", "rows")),
            ("test", RunJson.Number(_run.Metrics, "test", "rows")),
        ];
        string[] known = [.. parts.Where(part => part.Rows is not null).Select(part => Invariant($"{part.Rows:N0} {part.Name}"))];
        return known.Length == 0 ? null : string.Join(", ", known);
    }

    private static string? TextsOf(RunSummary summary)
    {
        try
        {
            return TrainingTextsFile.CountsIn(summary.Path) is { } counts
                ? Invariant($"{counts.Training:N0} training, {counts.Validation:N0} validation, each counted once")
                : null;
        }
        catch (GruSentimentException)
        {
            return null; // Only `evaluate` needs the file, and says what is wrong with it.
        }
    }

    private string? Ending()
    {
        if (RunJson.Whole(_run.Metrics, "epochs") is not { } epochs)
            return null;
        string ending = RunJson.Text(_run.Metrics, "ending") ?? "";
        return Invariant($"{ending.Replace('_', ' ')}, after {epochs} {(epochs == 1 ? "epoch" : "epochs")}; the best is {_run.BestEpoch}");
    }

    private IEnumerable<string> Epochs()
    {
        if (_run.Epochs.Count == 0)
            return [];
        var table = new TextTable(0, 1, 2, 3, 4, 5, 6, 7);
        table.Add("epoch", "training loss", "accuracy", "validation loss", "accuracy", "learning rate", "seconds", "tokens/s", "");
        foreach (RunEpoch epoch in _run.Epochs)
        {
            table.Add(
                Invariant($"{epoch.Epoch}"), Invariant($"{epoch.TrainLoss:0.0000}"), Invariant($"{100 * epoch.TrainAccuracy:0.00} %"),
                Invariant($"{epoch.ValidationLoss:0.0000}"), Invariant($"{100 * epoch.ValidationAccuracy:0.00} %"),
                Invariant($"{epoch.LearningRate:G4}"), Invariant($"{epoch.Seconds:0.0}"), Invariant($"{epoch.TokensPerSecond:N0}"),
                epoch.Epoch == _run.BestEpoch ? "best" : "");
        }
        return table.Lines();
    }

    private IEnumerable<string> Files()
    {
        var table = new TextTable(1);
        foreach (RunFile file in _run.Files)
            table.Add(file.Name, Invariant($"{file.Bytes:N0} bytes"));
        return table.Lines();
    }
}

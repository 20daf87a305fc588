using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Audits;
using GruSentiment.Training.Audits;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>What <c>audit</c> prints: findings on the standard output, all else on the standard error.</summary>
/// <param name="quiet">Whether only the findings are printed.</param>
/// <param name="format">How they are printed.</param>
/// <param name="data">The file that is audited.</param>
internal sealed class AuditReport(bool quiet, EvaluationFormat format, string? data) : IAuditObserver
{
    private const int MostShown = 10;

    /// <summary>The widest table, on a terminal that is as wide.</summary>
    private const int WidestTable = 160;

    private readonly ReportOutput _output = new(quiet);
    private readonly LiveTraining _live = new(data, quiet);
    private bool _isReading;

    /// <summary>Shows how an audit goes while it lasts.</summary>
    public AuditResult During(Func<IAuditObserver, AuditResult> audit)
    {
        _isReading = true;
        _live.Begun(TrainingStage.Reading, 1);
        try
        {
            return audit(this);
        }
        finally
        {
            _live.Ended(_isReading ? TrainingStage.Reading : TrainingStage.Fold, 1);
        }
    }

    /// <inheritdoc/>
    public void FilesRead(TrainingFiles files)
    {
        _live.Ended(TrainingStage.Reading, 1);
        _isReading = false;
        foreach (string line in files.Reports.SelectMany(report => report.Lines()).Select(FlagText.Of))
            _output.Note(line);
        FittedOptions.Note(_output, files.Request, files.FittedTo);
        _live.Begun(TrainingStage.Fold, 1);
    }

    /// <inheritdoc/>
    public void Progressed(AuditProgress progress)
    {
        (FoldProgress fold, int before) = (progress.Fold, progress.Fold.Folds * (progress.Repeat - 1));
        _live.Progressed(fold with { Fold = before + fold.Fold, Folds = fold.Folds * progress.Repeats });
    }

    /// <summary>Prints what was found.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="texts">The suspects' texts.</param>
    /// <param name="path">The file that they are in.</param>
    public void Write(AuditResult result, IReadOnlyDictionary<int, string> texts, string path)
    {
        if (format == EvaluationFormat.Json)
        {
            Console.Out.WriteLine(AuditJson.Of(result, texts, path));
            return;
        }
        foreach (string line in Lines(result, texts, path))
            Console.Out.WriteLine(line);
        if (result.Suspects.Count == 0)
            return;
        _output.Note("Look through the file, and delete the rows whose label is right. Next: type");
        _output.Note($"  {Invocation.Command} train --data {Invocation.Quote(data ?? "FILE")} --skip-rows {Invocation.Quote(path)}");
    }

    private static IEnumerable<string> Lines(AuditResult result, IReadOnlyDictionary<int, string> texts, string path)
    {
        string repeats = result.Repeats == 1 ? "" : Invariant($", {result.Repeats} times");
        yield return Row("rows", Invariant($"{result.Predictions.Count:N0}"));
        yield return Row("folds", Invariant($"{result.Options.Folds}{repeats}"));
        yield return Row("out-of-fold accuracy", $"{result.Metrics.AccuracyText}");
        double wrong = result.ExpectedWrong, share = 100 * wrong / result.Predictions.Count;
        yield return Row("wrong labels, estimate", Invariant($"{wrong:N0} ({share:0.0} % of the rows)"));
        yield return "";
        foreach (string line in AuditTable.Noise(result))
            yield return line;
        yield return "";
        IReadOnlyList<Suspect> suspects = result.Suspects;
        if (suspects.Count > 0)
        {
            foreach (string line in AuditTable.Suspects([.. suspects.Take(MostShown)], texts, TerminalWidth.UpTo(WidestTable)))
                yield return line;
            yield return "";
        }
        yield return suspects.Count == 0 ? $"No row's label is probably wrong. {path} has no row."
            : Invariant($"{suspects.Count:N0} {(suspects.Count == 1 ? "row is" : "rows are")} in {path}, the surest first. ")
                + Invariant($"Expect about {result.ExpectedRight:N0} of them ({100 * result.ExpectedRight / suspects.Count:0} %) ")
                + "to have a wrong label.";
    }

    private static string Row(string name, string value) => $"{name,-24}{value}";
}

using GruSentiment.CommandLine.Flags;
using GruSentiment.Data.Evaluation;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>evaluate</c> prints: metrics on the standard output, all else on the standard error.</summary>
internal sealed class EvaluationReport(bool quiet, EvaluationFormat format)
{
    /// <summary>The widest table, on a terminal that is as wide.</summary>
    private const int WidestTable = 160;

    private readonly ReportOutput _output = new(quiet);

    /// <summary>Whether only the metrics are printed.</summary>
    public bool Quiet => quiet;

    /// <summary>Prints what was measured, on what.</summary>
    /// <param name="model">Where the model is.</param>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="errors">Mistakes to list; null where nobody asked for them.</param>
    public void Write(string model, ModelEvaluation evaluation, IReadOnlyList<Mistake>? errors)
    {
        _output.Note($"model: {model}");
        foreach (string line in evaluation.Report.Lines().Select(FlagText.Of))
            _output.Note(line);
        foreach (UserMessage line in EvaluationNotes.For(evaluation))
            _output.Note(FlagText.Of(line));
        if (format == EvaluationFormat.Json)
        {
            Console.Out.WriteLine(evaluation.ToJson(errors));
            return;
        }
        var table = new EvaluationTable(evaluation, TerminalWidth.UpTo(WidestTable));
        IEnumerable<string>[] tables =
            [table.Metrics(), table.Confusion(), table.Classes(), .. errors is null ? [] : new[] { table.Errors(errors) }];
        foreach (string line in tables.SelectMany((lines, i) => i == 0 ? lines : lines.Prepend("")))
            Console.Out.WriteLine(line.TrimEnd());
    }

    /// <summary>Says which pictures were drawn.</summary>
    public void Pictures(IReadOnlyList<string> files)
    {
        if (files.Count > 0)
            _output.Note($"pictures: {string.Join(", ", files)}");
    }

    /// <summary>Says what did not work, and was not asked for.</summary>
    public void Warn(string message) => _output.Note($"warning: {message}");
}

using GruSentiment.CommandLine.Flags;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Influence;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>explain --data</c> prints: results on the standard output, all else on the standard error.</summary>
internal sealed class InfluenceReport(bool quiet, ExplanationFormat format)
{
    /// <summary>The widest table, on a terminal that is as wide.</summary>
    private const int WidestTable = 160;

    private readonly ReportOutput _output = new(quiet);

    /// <summary>Prints what was found.</summary>
    public void Write(string model, ModelInfluence influence)
    {
        _output.Note($"model: {model}");
        foreach (string line in influence.Evaluation.Report.Lines().Select(FlagText.Of))
            _output.Note(line);
        foreach (UserMessage line in EvaluationNotes.For(influence.Evaluation))
            _output.Note(FlagText.Of(line));
        int rows = influence.Evaluation.Metrics.Rows;
        string drawn = influence.ExplainedRows < rows ? ", drawn from each class (--rows changes how many)" : "";
        string phrases = influence.Classes.Any(one => one.Phrases.Count > 0) ? "; phrases: all rows" : "";
        _output.Note(Invariant($"explained word by word: {influence.ExplainedRows:N0} of {rows:N0} rows{drawn}{phrases}"));
        foreach (string leftOut in influence.Groups.LeftOut)
            _output.Note($"groups not looked for: {leftOut}");
        if (format == ExplanationFormat.Json)
        {
            Console.Out.WriteLine(InfluenceJson.Of(model, influence));
            return;
        }
        foreach (string line in new InfluenceTable(influence, TerminalWidth.UpTo(WidestTable)).Lines())
            Console.Out.WriteLine(line);
    }

    /// <summary>Says which files were written.</summary>
    public void Files(IEnumerable<string> files) => _output.Note($"files: {string.Join(", ", files)}");
}

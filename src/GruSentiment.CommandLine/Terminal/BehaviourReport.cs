using GruSentiment.Data.Behaviour;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>check</c> prints: results on the standard output, all else on the standard error.</summary>
internal sealed class BehaviourReport(bool quiet, EvaluationFormat format)
{
    /// <summary>The widest table, on a terminal that is as wide.</summary>
    private const int WidestTable = 160;

    private readonly ReportOutput _output = new(quiet);

    /// <summary>Whether only the results are printed.</summary>
    public bool Quiet => quiet;

    /// <summary>Prints what was found.</summary>
    public void Write(string model, BehaviourResult result)
    {
        _output.Note($"model: {model}");
        if (result.Capabilities.Count > 0)
            _output.Note(Invariant($"tests: {result.TestsPath ?? "built in"}, {result.Capabilities.Sum(one => one.Tests):N0} texts"));
        if (result.HeldOutMean is not null)
            _output.Note("held-out: texts whose opinion words stand in no sentence that `train` adds by itself");
        if (result.DataPath is { } data)
        {
            string drawn = result.Texts < result.AllTexts ? Invariant($"{result.Texts:N0} of {result.AllTexts:N0} texts, drawn at random")
                : Invariant($"{result.Texts:N0} texts");
            _output.Note($"data: {data}, {drawn}");
        }
        foreach (string leftOut in result.LeftOut)
            _output.Note($"left out: {leftOut}");
        if (format == EvaluationFormat.Json)
        {
            Console.Out.WriteLine(BehaviourJson.Of(model, result));
            return;
        }
        foreach (string line in new BehaviourTable(result, TerminalWidth.UpTo(WidestTable)).Lines())
            Console.Out.WriteLine(line);
    }
}

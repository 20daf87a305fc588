using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>runs show RUN</c>: all that the files of a run say.</summary>
internal static class RunsShowCommand
{
    public static Command Create()
    {
        var run = new RunArgument(isOne: true);
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of what is shown.");
        var command = new ExplainedCommand(
            "show", "Shows what the files of a run say: its options, its epochs, its metrics, its files.",
            "20261127-050427-reviews", "runs/first --format json")
        {
            run, format,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var details = RunDetails.Of(run.Of(parsed)[0]);
            cancellation.ThrowIfCancellationRequested();
            if (format.Of(parsed) == EvaluationFormat.Json)
                RunJsonReport.Write(details);
            else
                RunReport.Write(details);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Models;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>runs</c>: lists the runs under <c>runs</c>.</summary>
internal static class RunsCommand
{
    public static Command Create()
    {
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of the list.");
        var command = new ExplainedCommand(
            "runs",
            "Lists the trained models under runs, newest first: data, encoder, validation accuracy, size, and how to resume a training "
            + "that is not finished.",
            "", "--format json");
        command.Add(format);
        command.SetAction((parsed, cancellation) =>
        {
            IReadOnlyList<RunSummary> runs = RunSummary.Under(TrainedRuns.Parent);
            cancellation.ThrowIfCancellationRequested();
            if (format.Of(parsed) == EvaluationFormat.Json)
                RunsReport.WriteJson(runs);
            else
                RunsReport.WriteTable(runs);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

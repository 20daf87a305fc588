using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Models;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Commands;

/// <summary><c>runs</c>: lists the runs under <c>runs</c>; has commands that show, overlay and remove runs.</summary>
internal static class RunsCommand
{
    /// <summary>Makes it.</summary>
    /// <param name="pictures">Draws several runs; null where the program can't draw.</param>
    public static Command Create(IPictures? pictures)
    {
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of the list.");
        var command = new ExplainedCommand(
            "runs",
            "Lists the trained models under runs, newest first: encoder, validation accuracy, size, training rows, data, and how to "
            + $"resume a training that is not finished. Also shows{(pictures is null ? "" : ", overlays")} and removes them.",
            ["", "--format json", "show 20261127-050427-reviews", .. pictures is null ? (string[])[] : ["overlay first second"]]);
        command.Add(format);
        command.Add(RunsShowCommand.Create());
        if (pictures is not null)
            command.Add(RunsOverlayCommand.Create(pictures));
        command.Add(RunsRemoveCommand.Create());
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

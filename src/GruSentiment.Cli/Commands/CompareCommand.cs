using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Options;
using GruSentiment.Reports.Comparisons;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.Options;

namespace GruSentiment.Cli.Commands;

/// <summary><c>compare --data FILE</c>: a GRU beside other networks, on the same rows.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var work = new WorkFlags("comparison", new ComparisonOptions(), ComparisonSession.LeftOut);
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of what is printed.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the table." };
        var command = new ExplainedCommand(
            "compare",
            "Trains a GRU and other networks on the same rows, and says how they differ: size, accuracy, speed, short and long texts. "
            + "Writes compare.csv and compare.png.",
            "--data reviews.csv", "--data reviews.csv --encoders gru,lstm --seeds 3", "--data reviews.csv --budget 60s --test 0.2");
        foreach (Option option in (Option[])[.. work.All, format, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            WorkingDirectory.Require();
            using ComparisonRecorder recorder = Begin(work, parsed, out ComparisonState state, cancellation);
            new ComparisonReport(parsed.GetValue(quiet), format.Of(parsed), recorder).Run(state, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static ComparisonRecorder Begin(
        WorkFlags work, ParseResult parsed, out ComparisonState state, CancellationToken cancellation)
    {
        if (work.Resumed(parsed) is { } begun)
            return ComparisonRecorder.Resume(begun, out state);
        TrainingRequest request = work.Request(parsed, cancellation);
        state = new ComparisonState(request, new ComparisonOptions { Values = work.Own(parsed) }, []);
        OptionException.ThrowIfAny(ComparisonSession.Faults(request, state.Options));
        return ComparisonRecorder.At(work.Output(parsed), request.Data!, DateTimeOffset.Now);
    }
}

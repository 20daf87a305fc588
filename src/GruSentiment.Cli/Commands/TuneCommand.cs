using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Options;
using GruSentiment.Reports.Tuning;
using GruSentiment.Training.Options;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Cli.Commands;

/// <summary><c>tune --data FILE</c>: searches better options than the defaults, and trains a model with the best ones.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var work = new WorkFlags("search", new TuningOptions(), TuningSession.LeftOut);
        var format = Flag.Choice("--format", ExplanationFormat.Text, "Format of what is printed.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the run directory of the model; with JSON, only that." };
        var command = new ExplainedCommand(
            "tune",
            "Searches options that suit the data better than the defaults, within a time, and trains a model with the best ones. An option "
            + "that is given is not searched. Writes trials.csv, tune.png and options.json.",
            "--data reviews.csv", "--data reviews.csv --budget 30m --test 0.2", "--data reviews.csv --trials 20 --only lr,hidden-dim",
            "--resume runs/tuned");
        foreach (Option option in (Option[])[.. work.All, format, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            WorkingDirectory.Require();
            using TuningRecorder recorder = Begin(work, parsed, out TuningState state, cancellation);
            new TuningReport(parsed.GetValue(quiet), format.Of(parsed), recorder).Run(state, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static TuningRecorder Begin(WorkFlags work, ParseResult parsed, out TuningState state, CancellationToken cancellation)
    {
        if (work.Resumed(parsed) is { } begun)
            return TuningRecorder.Resume(begun, out state);
        TrainingRequest request = work.Request(parsed, cancellation);
        state = new TuningState(request, new TuningOptions { Values = work.Own(parsed) }, []);
        OptionException.ThrowIfAny(TuningSession.Faults(request, state.Options));
        return TuningRecorder.At(work.Output(parsed), request.Data!, DateTimeOffset.Now);
    }
}

using System.CommandLine;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Files;
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
        var training = new OptionFlags(TrainingRequest.AllDeclarations.Except(TuningSession.LeftOut));
        var tuning = new OptionFlags(new TuningOptions().Declarations);
        var config = Flag.Text("--config", "FILE", "Options from a file: a run's config.json, or one of your own; flags win.");
        var output = Flag.Text("--output", "DIRECTORY", "A new directory for the search; by default one under runs.", "-o");
        var resume = Flag.Text("--resume", "DIRECTORY", "Go on with a search that was interrupted; what is done is not done again.");
        var format = Flag.Choice("--format", ExplanationFormat.Text, "Format of what is printed.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the run directory of the model; with JSON, only that." };
        var command = new ExplainedCommand(
            "tune",
            "Searches options that suit the data better than the defaults, within a time, and trains a model with the best ones. An option "
            + "that is given is not searched. Writes trials.csv, tune.png and options.json.",
            "--data reviews.csv", "--data reviews.csv --budget 30m --test 0.2", "--data reviews.csv --trials 20 --only lr,hidden-dim",
            "--resume runs/tuned");
        foreach (Option option in (Option[])[.. training.All, .. tuning.All, config, output, resume, format, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            WorkingDirectory.Require();
            TuningState state;
            TuningRecorder recorder;
            if (parsed.GetValue(resume) is { } begun)
            {
                bool isMore = training.Values(parsed).Options.Any() || tuning.Values(parsed).Options.Any()
                    || parsed.GetValue(output) is not null || parsed.GetValue(config) is not null;
                if (isMore)
                {
                    throw new UsageException(
                        "--resume goes on with what was asked for; no other flag but --format and --quiet was expected.");
                }
                recorder = TuningRecorder.Resume(begun, out state);
            }
            else
            {
                var request = TrainingRequest.Of(training.Values(parsed));
                if (parsed.GetValue(config) is { } file)
                    request = request.Over(Abandonable.Run(() => ConfigFile.Read(file), cancellation));
                state = new TuningState(request, new TuningOptions { Values = tuning.Values(parsed) }, []);
                OptionException.ThrowIfAny(TuningSession.Faults(request, state.Options));
                recorder = TuningRecorder.At(parsed.GetValue(output), request.Data!, DateTimeOffset.Now);
            }
            using (recorder)
                new TuningReport(parsed.GetValue(quiet), format.Of(parsed), recorder).Run(state, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

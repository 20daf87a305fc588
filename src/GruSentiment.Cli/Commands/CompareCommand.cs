using System.CommandLine;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Files;
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
        var training = new OptionFlags(TrainingRequest.AllDeclarations.Except(ComparisonSession.LeftOut));
        var comparing = new OptionFlags(new ComparisonOptions().Declarations);
        var config = Flag.Text("--config", "FILE", "Options from a file: a run's config.json, or one of your own; flags win.");
        var output = Flag.Text("--output", "DIRECTORY", "A new directory for the comparison; by default one under runs.", "-o");
        var resume = Flag.Text("--resume", "DIRECTORY", "Go on with a comparison that was interrupted; what is done is not done again.");
        var format = Flag.Choice("--format", EvaluationFormat.Table, "Format of what is printed.");
        var quiet = new Option<bool>("--quiet") { Description = "Print only the table." };
        var command = new ExplainedCommand(
            "compare",
            "Trains a GRU and other networks on the same rows, and says how they differ: size, accuracy, speed, short and long texts. "
            + "Writes compare.csv and compare.png.",
            "--data reviews.csv", "--data reviews.csv --encoders gru,lstm --seeds 3", "--data reviews.csv --budget 60s --test 0.2");
        foreach (Option option in (Option[])[.. training.All, .. comparing.All, config, output, resume, format, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            WorkingDirectory.Require();
            ComparisonState state;
            ComparisonRecorder recorder;
            if (parsed.GetValue(resume) is { } begun)
            {
                bool isMore = training.Values(parsed).Options.Any() || comparing.Values(parsed).Options.Any()
                    || parsed.GetValue(output) is not null || parsed.GetValue(config) is not null;
                if (isMore)
                {
                    throw new UsageException(
                        "--resume goes on with what was asked for; no other flag but --format and --quiet was expected.");
                }
                recorder = ComparisonRecorder.Resume(begun, out state);
            }
            else
            {
                var request = TrainingRequest.Of(training.Values(parsed));
                if (parsed.GetValue(config) is { } file)
                    request = request.Over(Abandonable.Run(() => ConfigFile.Read(file), cancellation));
                state = new ComparisonState(request, new ComparisonOptions { Values = comparing.Values(parsed) }, []);
                OptionException.ThrowIfAny(ComparisonSession.Faults(request, state.Options));
                recorder = ComparisonRecorder.At(parsed.GetValue(output), request.Data!, DateTimeOffset.Now);
            }
            var report = new ComparisonReport(parsed.GetValue(quiet), format.Of(parsed), recorder);
            report.Run(state, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}

using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Cli.Commands;

/// <summary><c>train --data FILE</c>: trains, writes a run directory, prints where it is.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var flags = new OptionFlags(TrainingRequest.AllDeclarations);
        var config = Flag.Text("--config", "FILE", "Options from a file: a run's config.json, or one of your own; flags given beside it win.");
        var quiet = new Option<bool>("--quiet") { Description = "Print the run directory alone." };
        var command = new ExplainedCommand(
            "train", "Trains a classifier on reviews and saves it, with its curves, in a run directory.",
            "--data reviews.csv", "--data reviews.csv --test 0.1 --epochs 3 --output runs/short", "--config runs/short/config.json --seed 7");
        foreach (Option option in (Option[])[.. flags.All, config, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            TrainingRequest request = TrainingRequest.Of(flags.Values(parsed));
            if (parsed.GetValue(config) is { } file)
                request = request.Over(ConfigFile.Read(file));
            OptionException.ThrowIfAny(request.Faults());
            return Task.FromResult(Run(request, parsed.GetValue(quiet), cancellation));
        });
        return command;
    }

    private static int Run(TrainingRequest request, bool quiet, CancellationToken cancellation)
    {
        var live = new LiveProgress(quiet);
        var report = new TrainingReport(quiet);
        using TrainingRun run = Prepare(request, live, report, cancellation);
        if (run.Data.Unlabelled is not null && live.Pretraining(() => run.Pretrain(live, cancellation)) is { } pretraining)
            report.Pretrained(pretraining);
        report.Begin();
        bool interrupted = false;
        try
        {
            TrainEpochs(run, live, report, cancellation);
        }
        catch (OperationCanceledException) when (run.History.Count > 0)
        {
            interrupted = true;
        }
        RunMetrics metrics = run.Finish(interrupted);
        report.Finished(run, metrics);
        Console.Out.WriteLine(run.Directory.Path);
        cancellation.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }

    private static TrainingRun Prepare(TrainingRequest request, LiveProgress live, TrainingReport report, CancellationToken cancellation)
    {
        RunDirectory directory = RunDirectory.For(request, DateTimeOffset.Now);
        TrainingFiles files = live.Spin($"reading {request.Data}", () => TrainingFiles.Read(request, cancellation));
        CrossValidationResult? folds = null;
        if (request.Folds is not null)
            folds = CrossValidate(files, directory, live, report, cancellation);
        TrainingRun run = live.Spin("dividing, learning n-grams", () => TrainingRun.Prepare(files, directory, folds, cancellation));
        if (folds is null)
            report.Read(files);
        report.Prepared(run);
        return run;
    }

    /// <summary>Nothing is kept unless every fold is done: their lines are on the standard output.</summary>
    private static CrossValidationResult CrossValidate(
        TrainingFiles files, RunDirectory directory, LiveProgress live, TrainingReport report, CancellationToken cancellation)
    {
        var validation = new CrossValidation(files);
        directory.Create();
        try
        {
            report.Read(files);
            report.Folds.Begin(files, validation);
            var results = new List<FoldResult>();
            using IEnumerator<FoldResult> folds = validation.Run(live, cancellation).GetEnumerator();
            while (live.Fold(folds.MoveNext))
            {
                results.Add(folds.Current);
                report.Folds.Fold(folds.Current);
            }
            var result = new CrossValidationResult(results);
            directory.Save(result);
            report.Folds.Finished(result, directory);
            return result;
        }
        catch
        {
            directory.RemoveIfEmpty();
            throw;
        }
    }

    private static void TrainEpochs(TrainingRun run, LiveProgress live, TrainingReport report, CancellationToken cancellation)
    {
        using IEnumerator<TrainedEpoch> epochs = run.Train(live, cancellation).GetEnumerator();
        while (live.Epoch(epochs.MoveNext))
            report.Epoch(epochs.Current);
    }
}

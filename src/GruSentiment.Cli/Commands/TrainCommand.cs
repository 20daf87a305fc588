using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.Data.Splits;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Cli.Commands;

/// <summary><c>train --data FILE</c>: trains, writes a run directory, prints where it is.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = Flag.Required("--data", "FILE", "The reviews: .csv or .tsv, .gz of either.");
        var validation = Flag.TextOr("--validation", "PART|FILE", Holdout.DefaultValidation.ToString(),
            "What is validated on after each epoch: a part of the rows, or a file of its own.");
        var test = Flag.Text("--test", "PART|FILE", "What the best epoch is measured on at the end, likewise.");
        var folds = Flag.Whole("--folds", "FOLDS",
            $"First cross-validate, 2 to {TrainingRequest.MostFolds} times: train without a fold of the rows, and test on it; then train on all rows.");
        var unlabelled = Flag.Text("--unlabelled", "FILE",
            "More reviews, without labels, to learn from before the training which words go together: a table, or a text a line.");
        var output = Flag.Text("--output", "DIRECTORY", "The run directory to write; a new one under runs when left out.", "-o");
        var quiet = new Option<bool>("--quiet") { Description = "Print the run directory alone." };
        Option<Preset?> preset = PresetFlag.Create();
        var embeddings = Flag.Text("--embeddings", "FILE",
            "Word vectors to start from, as text in the format of GloVe, word2vec or fastText, .gz too; --embedding-dim is then theirs.");
        var dataFlags = new DataFlags();
        var modelFlags = new ModelFlags();
        var trainingFlags = new TrainingFlags();
        var command = new Command("train", "Trains a classifier on reviews and saves it, with its curves, in a run directory.");
        Option[] options = [data, preset, validation, test, folds, .. dataFlags.All, .. modelFlags.All, .. trainingFlags.All, embeddings, unlabelled, output, quiet];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            var request = new TrainingRequest
            {
                Data = parsed.GetRequiredValue(data),
                Test = parsed.GetValue(test) is { } text ? Holdout.Parse(text) : null,
                Reader = dataFlags.Read(parsed),
                Preset = parsed.GetValue(preset)?.Name,
                Choices = Choices(parsed),
                Folds = parsed.Given(folds),
                Output = parsed.GetValue(output),
                Embeddings = parsed.GetValue(embeddings),
                Unlabelled = parsed.GetValue(unlabelled),
            };
            UsageException.ThrowIfAny(request.Faults());
            return Task.FromResult(Run(request, parsed.GetValue(quiet), cancellation));
        });
        return command;

        TrainingChoices Choices(ParseResult parsed)
        {
            Holdout? asked = parsed.GetResult(validation) is { Implicit: false } ? Holdout.Parse(parsed.GetRequiredValue(validation)) : null;
            TrainingChoices flags = modelFlags.Read(parsed).Over(trainingFlags.Read(parsed)) with { Validation = asked };
            if (parsed.GetValue(preset) is not { } named)
                return flags;
            return flags.Over(parsed.GetValue(embeddings) is null ? named.Choices : named.Choices with { EmbeddingDim = null }); // The file has its own.
        }
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

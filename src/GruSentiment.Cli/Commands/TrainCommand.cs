using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Files;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Cli.Commands;

/// <summary><c>train --data FILE</c>: trains, writes a run directory, prints where it is.</summary>
internal static class TrainCommand
{
    private static readonly OptionMention s_noSentences = AugmentationOptions.LanguageOption.To("none");

    public static Command Create()
    {
        var flags = new OptionFlags(TrainingRequest.AllDeclarations);
        var config = Flag.Text("--config", "FILE", "Options from a file: a run's config.json, or one of your own; flags win.");
        var noAugment = new Option<bool>("--no-augment") { Description = $"The same as {FlagText.Of(s_noSentences)}." };
        var quiet = new Option<bool>("--quiet") { Description = "Print only the run directory." };
        var resume = new ResumeFlag();
        var logs = new LogFlags();
        var command = new ExplainedCommand(
            "train", "Trains a classifier on reviews and saves it, with its curves, in a run directory.",
            "--data reviews.csv", "--data reviews.csv --test 0.1 --epochs 3 --output runs/short",
            "--config runs/short/config.json --seed 7", "--resume runs/short");
        foreach (Option option in (Option[])[.. flags.All, noAugment, config, resume.Option, .. logs.All, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            OptionValues given = flags.Values(parsed);
            if (resume.IsGiven(parsed))
            {
                resume.RefuseBeside(given, parsed, noAugment, config);
                return Task.FromResult(
                    Resume(resume.Run(parsed), given, parsed.GetValue(quiet), logs.Read(parsed), cancellation));
            }
            if (parsed.GetValue(noAugment))
            {
                if (given.Options.Contains(s_noSentences.Option))
                    throw new UsageException($"either --no-augment or {FlagText.Of(s_noSentences.Option)} was expected, not both.");
                given = given.With(s_noSentences.Option, AugmentationLanguage.None);
            }
            var request = TrainingRequest.Of(given);
            if (parsed.GetValue(config) is { } file)
                request = request.Over(Abandonable.Run(() => ConfigFile.Read(file), cancellation));
            OptionException.ThrowIfAny(request.Faults());
            return Task.FromResult(Run(request, parsed.GetValue(quiet), logs.Read(parsed), cancellation));
        });
        return command;
    }

    private static int Run(TrainingRequest request, bool quiet, LogPlaces places, CancellationToken cancellation)
    {
        WorkingDirectory.Require();
        if (request.EmbeddingsPath() is { } vectors) // A pipe that nobody writes to is given up here; it would be no good anyway.
            Abandonable.Run(() => WordVectorFile.Open(vectors), cancellation).Dispose();
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now));
        return Run(request.Data, observers => new TrainingSession(request, observers), recorder, quiet, places, cancellation);
    }

    private static int Resume(string? run, OptionValues given, bool quiet, LogPlaces places, CancellationToken cancellation)
    {
        WorkingDirectory.Require();
        using var recorder = RunRecorder.Resume(run);
        Checkpoint checkpoint = recorder.Unfinished!;
        TrainingRequest request = TrainingRequest.Of(given).Over(checkpoint.Request);
        OptionException.ThrowIfAny(request.Faults());
        checkpoint = checkpoint with { Request = request };
        return Run(request.Data, observers => new TrainingSession(checkpoint, observers), recorder, quiet, places, cancellation);
    }

    private static int Run(
        string? data, Func<IReadOnlyList<ITrainingObserver>, TrainingSession> session, RunRecorder recorder, bool quiet, LogPlaces places,
        CancellationToken cancellation)
    {
        using var logs = new TrainingLogs(places, recorder.Directory, cancellation);
        var report = new TrainingReport(recorder.Directory, new ReportOutput(quiet, notes: !places.OnStandardError), recorder.Unfinished);
        var live = new LiveTraining(data, quiet || places.OnStandardError);
        logs.TellOfErrors(() => session([recorder, .. logs.Observers, live, report]).Run(cancellation));
        Console.Out.WriteLine(recorder.Directory.Path);
        cancellation.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }
}

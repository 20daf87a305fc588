using System.CommandLine;
using GruSentiment.Cli.Flags;
using GruSentiment.Cli.Terminal;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Checkpoints;
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
        Option<string?> resume = ResumeFlag();
        var command = new ExplainedCommand(
            "train", "Trains a classifier on reviews and saves it, with its curves, in a run directory.",
            "--data reviews.csv", "--data reviews.csv --test 0.1 --epochs 3 --output runs/short",
            "--config runs/short/config.json --seed 7", "--resume runs/short");
        foreach (Option option in (Option[])[.. flags.All, noAugment, config, resume, quiet])
            command.Add(option);
        command.SetAction((parsed, cancellation) =>
        {
            OptionValues given = flags.Values(parsed);
            if (parsed.GetResult(resume) is not null)
            {
                RefuseBeside(resume, given, parsed.GetResult(config) is not null ? config : parsed.GetValue(noAugment) ? noAugment : null);
                return Task.FromResult(Resume(parsed.GetValue(resume), given, parsed.GetValue(quiet), cancellation));
            }
            if (parsed.GetValue(noAugment))
            {
                if (given.Options.Contains(s_noSentences.Option))
                    throw new UsageException($"either --no-augment or {FlagText.Of(s_noSentences.Option)} was expected, not both.");
                given = given.With(s_noSentences.Option, AugmentationLanguage.None);
            }
            var request = TrainingRequest.Of(given);
            if (parsed.GetValue(config) is { } file)
                request = request.Over(ConfigFile.Read(file));
            OptionException.ThrowIfAny(request.Faults());
            return Task.FromResult(Run(request, parsed.GetValue(quiet), cancellation));
        });
        return command;
    }

    /// <summary>What a training that is gone on with takes besides; all else stands in its checkpoint.</summary>
    private static readonly DeclaredOption[] s_besideResume = [TrainingRequest.CheckpointMinutesOption];

    private static Option<string?> ResumeFlag()
    {
        Option<string?> resume = Flag.Text(
            "--resume", "RUN", "Go on with a training that was interrupted, of the newest such run or this one, to the same result.");
        resume.Arity = ArgumentArity.ZeroOrOne;
        return resume;
    }

    /// <summary>Refuses options that the run has already.</summary>
    private static void RefuseBeside(Option resume, OptionValues given, Option? other)
    {
        DeclaredOption? option = given.Options.FirstOrDefault(option => !s_besideResume.Contains(option));
        string? name = option is null ? other?.Name : FlagText.Of(option);
        if (name is not null)
            throw new UsageException($"{resume.Name} goes on with the options of the run; remove {name}.");
    }

    private static int Run(TrainingRequest request, bool quiet, CancellationToken cancellation)
    {
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.Now));
        return Run(request.Data, observers => new TrainingSession(request, observers), recorder, quiet, cancellation);
    }

    private static int Resume(string? run, OptionValues given, bool quiet, CancellationToken cancellation)
    {
        using var recorder = RunRecorder.Resume(run);
        Checkpoint checkpoint = recorder.Unfinished!;
        TrainingRequest request = TrainingRequest.Of(given).Over(checkpoint.Request);
        OptionException.ThrowIfAny(request.Faults());
        checkpoint = checkpoint with { Request = request };
        return Run(request.Data, observers => new TrainingSession(checkpoint, observers), recorder, quiet, cancellation);
    }

    private static int Run(
        string? data, Func<IReadOnlyList<ITrainingObserver>, TrainingSession> session, RunRecorder recorder, bool quiet,
        CancellationToken cancellation)
    {
        var report = new TrainingReport(recorder.Directory, quiet);
        session([recorder, new LiveTraining(data, quiet), report]).Run(cancellation);
        Console.Out.WriteLine(recorder.Directory.Path);
        cancellation.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }
}

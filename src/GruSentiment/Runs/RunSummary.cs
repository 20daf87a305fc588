using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Models;

namespace GruSentiment.Runs;

/// <summary>What a list says of a run directory. What can't be read of it is left out: a list shows broken runs too.</summary>
/// <param name="Path">The directory, <c>runs/NAME</c>.</param>
/// <param name="Time">When its weights were last written; without any, when the directory was.</param>
/// <param name="State">How far its training has come.</param>
/// <param name="Data">The file it was trained on.</param>
/// <param name="Encoder">The network's encoder.</param>
/// <param name="ValidationAccuracy">The accuracy of the model on its validation set, 0 to 1.</param>
/// <param name="Bytes">Size of all its files.</param>
/// <param name="TrainingRows">Number of rows it was trained on.</param>
internal sealed record RunSummary(
    string Path, DateTimeOffset Time, RunState State, string? Data, string? Encoder, double? ValidationAccuracy, long Bytes,
    long? TrainingRows)
{
    /// <summary>The file that a finished training leaves: its metrics.</summary>
    public const string Metrics = "metrics.json";

    /// <summary>The encoder of runs of before there were others than the GRU.</summary>
    private const string EncoderOfBefore = "gru";

    /// <summary>The number of training rows in it.</summary>
    public const string TrainingRowsKey = "training_rows";

    /// <summary>What is wrong with a directory that is no run, without a period.</summary>
    public const string NoRun = "is no run: it has neither a config.json nor a checkpoint";

    /// <summary>The runs in a directory, newest first.</summary>
    /// <param name="parent">The directory; it need not be there.</param>
    /// <exception cref="GruSentimentException">The directory itself can't be read.</exception>
    public static IReadOnlyList<RunSummary> Under(string parent)
    {
        try
        {
            return [.. TrainedRuns.DirectoriesIn(parent)
                .Select(At).OfType<RunSummary>()
                .OrderByDescending(run => run.Time).ThenByDescending(run => run.Path, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{parent}: can't be read: {e.Message}", e);
        }
    }

    /// <summary>A directory's run; null where it is none, or is removed at this moment.</summary>
    public static RunSummary? At(string directory)
    {
        try
        {
            return File.Exists(System.IO.Path.Combine(directory, ModelFile.Config)) || HasCheckpoint(directory) ? Of(directory) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool HasCheckpoint(string directory)
    {
        try
        {
            return new RunCheckpoints(directory).Any;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static RunSummary Of(string directory)
    {
        string weights = System.IO.Path.Combine(directory, ModelFile.Weights);
        string metrics = System.IO.Path.Combine(directory, Metrics);
        JsonElement? config = RunJson.Read(System.IO.Path.Combine(directory, ModelFile.Config)).Content;
        JsonElement? measured = RunJson.Read(metrics).Content;
        return new RunSummary(
            directory, File.GetLastWriteTimeUtc(File.Exists(weights) ? weights : directory), StateOf(directory, File.Exists(metrics)),
            RunJson.Text(config, "training", "data"),
            config is null ? null : RunJson.Text(config, "model", ModelOptions.EncoderOption.Key) ?? EncoderOfBefore,
            RunJson.Number(measured, "validation", "accuracy"), RunFile.AllIn(directory).Sum(file => file.Bytes),
            RunJson.Whole(measured, TrainingRowsKey));
    }

    private static RunState StateOf(string directory, bool isMeasured)
    {
        string full = System.IO.Path.GetFullPath(directory);
        string[] claims = [RunClaim.FileOf(full, System.IO.Path.GetDirectoryName(full)!), RunClaim.FileOf(full, full)]; // See RunPlace.
        if (claims.Any(RunClaim.IsHeld))
            return RunState.Running;
        if (HasCheckpoint(directory))
            return RunState.Unfinished;
        return isMeasured ? RunState.Finished : RunState.Killed;
    }
}

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
internal sealed record RunSummary(
    string Path, DateTimeOffset Time, RunState State, string? Data, string? Encoder, double? ValidationAccuracy, long Bytes)
{
    /// <summary>The file that a finished training leaves: its metrics.</summary>
    public const string Metrics = "metrics.json";

    private static readonly EnumerationOptions s_all = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>The runs in a directory, newest first.</summary>
    /// <param name="parent">The directory; it need not be there.</param>
    /// <exception cref="GruSentimentException">The directory itself can't be read.</exception>
    public static IReadOnlyList<RunSummary> Under(string parent)
    {
        try
        {
            return [.. (Directory.Exists(parent) ? Directory.EnumerateDirectories(parent) : [])
                .Select(IfRun).OfType<RunSummary>()
                .OrderByDescending(run => run.Time).ThenByDescending(run => run.Path, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{parent}: can't be read: {e.Message}", e);
        }
    }

    /// <summary>A directory's run; null where it is none, or is removed at this moment.</summary>
    private static RunSummary? IfRun(string directory)
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
        using JsonDocument? config = Read(System.IO.Path.Combine(directory, ModelFile.Config)), measured = Read(metrics);
        return new RunSummary(
            directory, File.GetLastWriteTimeUtc(File.Exists(weights) ? weights : directory), StateOf(directory, File.Exists(metrics)),
            Member(config, "training", "data") is { ValueKind: JsonValueKind.String } data ? data.GetString() : null,
            config is null ? null : EncoderOf(config),
            Member(measured, "validation", "accuracy") is { ValueKind: JsonValueKind.Number } accuracy ? accuracy.GetDouble() : null,
            BytesOf(directory));
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

    /// <summary>A GRU in runs of before there were others.</summary>
    private static string EncoderOf(JsonDocument config) =>
        Member(config, "model", ModelOptions.EncoderOption.Key) is { ValueKind: JsonValueKind.String } encoder
            ? encoder.GetString()!
            : "gru";

    private static JsonDocument? Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JsonDocument.Parse(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonDocument? document, string section, string name) =>
        document?.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty(section, out JsonElement of) && of.ValueKind == JsonValueKind.Object
            && of.TryGetProperty(name, out JsonElement member) ? member : null;

    private static long BytesOf(string directory)
    {
        long bytes = 0;
        foreach (FileInfo file in new DirectoryInfo(directory).EnumerateFiles("*", s_all))
        {
            try
            {
                bytes += file.Length;
            }
            catch (FileNotFoundException)
            {
                // Replaced meanwhile by the training that writes it.
            }
        }
        return bytes;
    }
}

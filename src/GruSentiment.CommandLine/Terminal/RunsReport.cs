using System.Globalization;
using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Runs;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>runs</c> prints: a run per line, on the standard output.</summary>
internal static class RunsReport
{
    private const string Unknown = "-";

    private static readonly string[] s_header = ["run", "when", "encoder", "accuracy", "size", "rows", "data", "state"];

    /// <summary>Numbers, which stand at the right of their columns.</summary>
    private static readonly int[] s_numbers = [3, 4, 5];

    /// <summary>Writes the list for people.</summary>
    public static void WriteTable(IReadOnlyList<RunSummary> runs)
    {
        if (runs.Count == 0)
        {
            Console.Error.WriteLine(
                $"There is no run under {Path.GetFullPath(TrainedRuns.Parent)}. `{Invocation.Command} train --data FILE` makes one.");
            return;
        }
        var table = new TextTable(s_numbers);
        table.Add(s_header);
        foreach (RunSummary run in runs)
            table.Add(Row(run));
        foreach (string line in table.Lines())
            Console.Out.WriteLine(line);
    }

    /// <summary>Writes the list for programs: an array of objects.</summary>
    public static void WriteJson(IReadOnlyList<RunSummary> runs) =>
        Console.Out.WriteLine(JsonText.Of(JsonText.Indented, runs, Write));

    private static string[] Row(RunSummary run) =>
    [
        run.Path,
        run.Time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.Encoder ?? Unknown,
        run.ValidationAccuracy is { } accuracy ? Invariant($"{100 * accuracy:0.00} %") : Unknown,
        Invariant($"{run.Bytes / 1e6:0.0} MB"),
        run.TrainingRows is { } trained ? Invariant($"{trained:N0}") : Unknown,
        run.Data ?? Unknown,
        Resume(run) is { } command ? $"unfinished; resume it with: {command}" : StateOf(run),
    ];

    private static void Write(Utf8JsonWriter json, RunSummary run)
    {
        json.WriteStartObject();
        WriteMembers(json, run);
        json.WriteEndObject();
    }

    /// <summary>Writes what is known of a run, as members of an object.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, RunSummary run)
    {
        json.WriteString("run", run.Path);
        json.WriteString("time", run.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("state", StateOf(run));
        json.WriteString("data", run.Data);
        json.WriteString("encoder", run.Encoder);
        if (run.ValidationAccuracy is { } accuracy)
            json.WriteNumber("validation_accuracy", accuracy);
        else
            json.WriteNull("validation_accuracy");
        json.WriteNumber("bytes", run.Bytes);
        json.WriteString("resume", Resume(run));
        if (run.TrainingRows is { } rows)
            json.WriteNumber(RunSummary.TrainingRowsKey, rows);
        else
            json.WriteNull(RunSummary.TrainingRowsKey);
    }

    /// <summary>The state in a word.</summary>
    internal static string StateOf(RunSummary run) => JsonNamingPolicy.SnakeCaseLower.ConvertName(run.State.ToString());

    /// <summary>The command that resumes an unfinished run; null for others.</summary>
    internal static string? Resume(RunSummary run) =>
        run.State == RunState.Unfinished ? $"{Invocation.Command} train --resume {Invocation.Quote(run.Path)}" : null;
}

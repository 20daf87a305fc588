using System.Globalization;
using System.Text;
using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Runs;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>What <c>runs</c> prints: a run per line, on the standard output.</summary>
internal static class RunsReport
{
    private const string Unknown = "-";

    private static readonly string[] s_header = ["run", "when", "encoder", "accuracy", "size", "data", "state"];

    /// <summary>Numbers, which stand at the right of their columns.</summary>
    private static readonly int[] s_numbers = [3, 4];

    /// <summary>Writes the list for people.</summary>
    public static void WriteTable(IReadOnlyList<RunSummary> runs)
    {
        if (runs.Count == 0)
        {
            Console.Error.WriteLine(
                $"There is no run under {Path.GetFullPath(TrainedRuns.Parent)}. `{Invocation.Command} train --data FILE` makes one.");
            return;
        }
        string[][] rows = [s_header, .. runs.Select(Row)];
        int[] widths = [.. s_header.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) =>
                s_numbers.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            Console.Out.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    /// <summary>Writes the list for programs: an array of objects.</summary>
    public static void WriteJson(IReadOnlyList<RunSummary> runs)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (RunSummary run in runs)
                Write(json, run);
            json.WriteEndArray();
        }
        Console.Out.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static string[] Row(RunSummary run) =>
    [
        run.Path,
        run.Time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        run.Encoder ?? Unknown,
        run.ValidationAccuracy is { } accuracy ? Invariant($"{100 * accuracy:0.00} %") : Unknown,
        Invariant($"{run.Bytes / 1e6:0.0} MB"),
        run.Data ?? Unknown,
        Resume(run) is { } command ? $"unfinished; resume it with: {command}" : StateOf(run),
    ];

    private static void Write(Utf8JsonWriter json, RunSummary run)
    {
        json.WriteStartObject();
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
        json.WriteEndObject();
    }

    private static string StateOf(RunSummary run) => JsonNamingPolicy.SnakeCaseLower.ConvertName(run.State.ToString());

    private static string? Resume(RunSummary run) =>
        run.State == RunState.Unfinished ? $"{Invocation.Command} train --resume {Invocation.Quote(run.Path)}" : null;
}

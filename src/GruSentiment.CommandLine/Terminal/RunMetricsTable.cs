using System.Text.Json;
using GruSentiment.Runs;
using static System.FormattableString;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>The metrics in a <c>metrics.json</c>.</summary>
internal static class RunMetricsTable
{
    private const string Unknown = "-";

    private static readonly (string Name, string[] Path)[] s_sets =
    [
        ("validation", ["validation"]), ("  network alone", ["validation_gru_alone"]), ("  n-grams alone", ["validation_ngrams_alone"]),
        ("test", ["test"]), ("folds, mean", ["folds", "mean"]), ("  standard deviation", ["folds", "standard_deviation"]),
    ];

    /// <summary>A line for each set that was measured, then how long it took.</summary>
    public static IEnumerable<string> Lines(JsonElement? metrics)
    {
        if (metrics is null)
            return [];
        var table = new TextTable(1, 2, 4, 5, 6, 7, 8, 9);
        table.Add("set", "rows", "accuracy", "95 % interval", "balanced", "loss", "precision", "recall", "F1", "AUC");
        foreach ((string name, string[] path) in s_sets)
        {
            if (RunJson.Member(metrics, path) is not { ValueKind: JsonValueKind.Object } set)
                continue;
            string rows = RunJson.Whole(set, "rows") is { } count ? Invariant($"{count:N0}") : Unknown;
            table.Add(
                name, rows, Percent(set, "accuracy"), Interval(set), Percent(set, "balanced_accuracy"), Ratio(set, "loss"),
                Percent(set, "precision"), Percent(set, "recall"), Percent(set, "f1"), Ratio(set, "auc"));
        }
        return [.. table.Lines(), .. Numbers(metrics, "timings"), .. Numbers(metrics, "embeddings")];
    }

    private static string Percent(JsonElement set, string name) =>
        RunJson.Number(set, name) is { } share ? Invariant($"{100 * share:0.00} %") : Unknown;

    private static string Ratio(JsonElement set, string name) =>
        RunJson.Number(set, name) is { } number ? Invariant($"{number:0.0000}") : Unknown;

    private static string Interval(JsonElement set)
    {
        if (RunJson.Member(set, "accuracy_interval") is not { ValueKind: JsonValueKind.Array } ends)
            return "";
        double[] both = [.. ends.EnumerateArray().Where(end => end.ValueKind == JsonValueKind.Number).Select(end => 100 * end.GetDouble())];
        return both.Length == 2 ? Invariant($"{both[0]:0.0} to {both[1]:0.0}") : "";
    }

    /// <summary>The numbers of an object, by their names.</summary>
    private static IEnumerable<string> Numbers(JsonElement? metrics, string name)
    {
        if (RunJson.Member(metrics, name) is not { ValueKind: JsonValueKind.Object } numbers)
            return [];
        return [$"{name}: {string.Join(", ", numbers.EnumerateObject().Select(one => $"{one.Name.Replace('_', ' ')} {one.Value}"))}"];
    }
}

using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Audits;

/// <summary>Rows with what a model says of them.</summary>
internal static class AuditedRows
{
    /// <summary>Sixty rows that the model is right about, but for some that are of class 1 and have this probability for it.</summary>
    public static (string Text, int Label, float Positive)[] Rows(params (int Row, float Positive)[] wrong) => [.. Enumerable.Range(0, 60)
        .Select(row => wrong.Any(one => one.Row == row)
            ? ($"A chair of kind {row}.", 1, wrong.First(one => one.Row == row).Positive)
            : ($"A chair of kind {row}.", row % 2, row % 2 == 0 ? 0.05f : 0.95f))];

    public static (ReviewSet Set, Predictions Predictions) Of(TemporaryDirectory folder, (string Text, int Label, float Positive)[] rows)
    {
        IEnumerable<string> lines = rows.Select(row => $"\"{row.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Label}\n");
        string path = folder.Write("reviews.csv", $"text,label\n{string.Concat(lines)}");
        var set = ReviewSet.Load(path);
        var predictions = new Predictions(set.ClassNames);
        foreach ((_, int label, float positive) in rows)
            predictions.Add(label, [1 - positive, positive]);
        return (set, predictions);
    }
}

using GruSentiment.Data.Reviews;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Statistics;

/// <summary>Files of reviews made by a test.</summary>
internal static class ReviewFile
{
    /// <summary>Writes rows of label and text under a header; the first row begins in line 2.</summary>
    public static string Of(TemporaryDirectory folder, params IEnumerable<(string Label, string Text)> rows) =>
        folder.Write("reviews.csv", "label,text\n" + string.Concat(rows.Select(row => $"{row.Label},\"{row.Text}\"\n")));

    /// <summary>The set of such a file.</summary>
    public static ReviewSet Set(TemporaryDirectory folder, params IEnumerable<(string Label, string Text)> rows) =>
        ReviewSet.Load(Of(folder, rows));
}

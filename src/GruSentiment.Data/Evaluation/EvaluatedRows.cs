using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Evaluation;

/// <summary>The texts of an evaluated file again, row by row, each with the number of its review.</summary>
internal static class EvaluatedRows
{
    /// <summary>The texts are read from the file again, unless the set has kept them.</summary>
    /// <param name="dataPath">The file that <paramref name="set"/> was read from.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="set">The reviews.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static IEnumerable<(int Review, ReviewRow Row)> Of(
        string dataPath, ReviewReaderOptions options, ReviewSet set, CancellationToken cancellation)
    {
        int review = 0;
        foreach (ReviewRow row in Rows(dataPath, options, set))
        {
            cancellation.ThrowIfCancellationRequested();
            if (review == set.Count || row.Line != set.Lines[review] || TextHash.Of(row.Text) != set.TextHashOf(review))
                continue; // A skipped row; of JSON, several may stand in one line.
            yield return (review++, row);
        }
    }

    private static IEnumerable<ReviewRow> Rows(string dataPath, ReviewReaderOptions options, ReviewSet set)
    {
        if (set.Texts is { } texts)
        {
            for (int review = 0; review < texts.Count; review++)
                yield return new ReviewRow(set.Lines[review], texts[review], Label: null, Fields: 0);
            yield break;
        }
        using ReviewReader reader = ReviewReader.Open(dataPath, options);
        foreach (ReviewRow row in reader.Rows())
            yield return row;
    }
}

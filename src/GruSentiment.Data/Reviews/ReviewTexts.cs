using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Reviews;

/// <summary>The texts of reviews, row by row: read from their file again, unless the set has kept them.</summary>
internal static class ReviewTexts
{
    /// <summary>Those of all reviews, in their order.</summary>
    /// <param name="dataPath">The file that <paramref name="set"/> was read from.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="set">The reviews.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="DataException">The file can't be read again, or holds other rows now; when the place is reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static IEnumerable<(int Review, string Text)> Of(
        string dataPath, ReviewReaderOptions options, ReviewSet set, CancellationToken cancellation) =>
        Of(dataPath, options, set, [.. Enumerable.Range(0, set.Count)], cancellation);

    /// <summary>Those of some reviews.</summary>
    /// <param name="dataPath">The file that <paramref name="set"/> was read from.</param>
    /// <param name="options">How it was read.</param>
    /// <param name="set">The reviews.</param>
    /// <param name="reviews">Which, ascending.</param>
    /// <param name="cancellation">Ends it between two rows.</param>
    /// <exception cref="DataException">The file can't be read again, or holds other rows now; when the place is reached.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static IEnumerable<(int Review, string Text)> Of(
        string dataPath, ReviewReaderOptions options, ReviewSet set, IReadOnlyList<int> reviews, CancellationToken cancellation)
    {
        if (set.Texts is { } kept)
        {
            foreach (int review in reviews)
                yield return (review, kept[review]);
            yield break;
        }
        if (reviews.Count == 0)
            yield break;
        using ReviewReader reader = ReviewReader.Open(dataPath, options);
        (int found, int number) = (0, 0);
        foreach (ReviewRow row in reader.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            int review = reviews[found];
            if (++number != set.Rows[review])
                continue;
            if (TextHash.Of(row.Text) != set.TextHashOf(review))
                break;
            yield return (review, row.Text);
            if (++found == reviews.Count)
                yield break;
        }
        throw new DataException($"{dataPath}: has changed since it was read; the same rows were expected.");
    }
}

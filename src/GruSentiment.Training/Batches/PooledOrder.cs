using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Batches;

/// <summary>
/// A random order in batches of similar length: items are shuffled, each pool of some batches is sorted by length and cut, and the batches
/// are shuffled. So an item's neighbours change from epoch to epoch, and few items of a batch are much shorter than its longest.
/// </summary>
internal static class PooledOrder
{
    /// <summary>
    /// Batches in a pool: enough that lengths within a batch are close, few enough that batches still differ between epochs.
    /// </summary>
    private const int BatchesInPool = 64;

    /// <summary>The items of each batch, every one once.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="batchSize">Items in a batch; the last one of an epoch may be smaller.</param>
    /// <param name="lengthOf">An item's length.</param>
    /// <param name="random">The random generator; drawn from at once.</param>
    public static IEnumerable<int[]> Batches(int count, int batchSize, Func<int, int> lengthOf, SeededRandom random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle<int>(order);
        int pool = batchSize * BatchesInPool;
        for (int start = 0; start < order.Length; start += pool)
            SortByLength(order.AsSpan(start, Math.Min(pool, order.Length - start)), lengthOf);
        int[] batches = [.. Enumerable.Range(0, (count + batchSize - 1) / batchSize)];
        random.Shuffle<int>(batches);
        return batches.Select(batch => order[(batch * batchSize)..Math.Min((batch + 1) * batchSize, count)]);
    }

    /// <summary>Puts items in order from the longest to the shortest, those of the same length by number.</summary>
    public static void SortByLength(Span<int> items, Func<int, int> lengthOf) =>
        items.Sort((a, b) => (lengthOf(b), a).CompareTo((lengthOf(a), b)));
}

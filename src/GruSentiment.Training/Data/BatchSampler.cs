namespace GruSentiment.Training.Data;

/// <summary>
/// Deals reviews out in batches of like length. The order is random, in pools: reviews are shuffled, each pool of some batches is sorted by length and
/// cut, and the batches are shuffled; a review's neighbours so change from epoch to epoch, and little of a batch is shorter than its longest.
/// </summary>
public sealed class BatchSampler
{
    /// <summary>Batches in a pool: enough that lengths within a batch are close, few enough that batches still differ between epochs.</summary>
    private const int BatchesInPool = 64;

    private readonly IReadOnlyList<EncodedReview> _reviews;
    private readonly int _batchSize;

    /// <param name="reviews">What to deal out.</param>
    /// <param name="batchSize">Reviews in a batch; the last one of an epoch may be smaller.</param>
    public BatchSampler(IReadOnlyList<EncodedReview> reviews, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _reviews = reviews;
        _batchSize = batchSize;
    }

    /// <summary>Reviews in an epoch.</summary>
    public int Reviews => _reviews.Count;

    /// <summary>Batches in an epoch.</summary>
    public int Count => (_reviews.Count + _batchSize - 1) / _batchSize;

    /// <summary>An epoch of every review once, in an order drawn from <paramref name="random"/>.</summary>
    public IEnumerable<ReviewBatch> Shuffled(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] order = [.. Enumerable.Range(0, _reviews.Count)];
        random.Shuffle<int>(order);
        int pool = _batchSize * BatchesInPool;
        for (int start = 0; start < order.Length; start += pool)
            SortByLength(order.AsSpan(start, Math.Min(pool, order.Length - start)));
        int[] batches = [.. Enumerable.Range(0, Count)];
        random.Shuffle<int>(batches);
        return batches.Select(batch => Cut(order, batch));
    }

    /// <summary>Every review once, from the longest to the shortest: for measuring, where order does not matter.</summary>
    public IEnumerable<ReviewBatch> ByLength()
    {
        int[] order = [.. Enumerable.Range(0, _reviews.Count)];
        SortByLength(order);
        return Enumerable.Range(0, Count).Select(batch => Cut(order, batch));
    }

    private void SortByLength(Span<int> order) =>
        order.Sort((a, b) => (_reviews[b].Ids.Length, a).CompareTo((_reviews[a].Ids.Length, b)));

    private ReviewBatch Cut(int[] order, int batch)
    {
        int start = batch * _batchSize;
        int[] places = order[start..Math.Min(start + _batchSize, order.Length)];
        return new ReviewBatch([.. places.Select(place => _reviews[place])], places);
    }
}

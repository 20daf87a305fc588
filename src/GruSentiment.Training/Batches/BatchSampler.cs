using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Batches;

/// <summary>
/// Batches of reviews of similar length, so that few reviews of a batch are much shorter than its longest.
/// </summary>
internal sealed class BatchSampler
{
    private readonly IReadOnlyList<EncodedReview> _reviews;
    private readonly int _batchSize;

    /// <param name="reviews">The reviews.</param>
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
        return PooledOrder.Batches(_reviews.Count, _batchSize, LengthOf, random).Select(Cut);
    }

    /// <summary>Every review once, from the longest to the shortest: for measuring, where order does not matter.</summary>
    public IEnumerable<ReviewBatch> ByLength()
    {
        int[] order = [.. Enumerable.Range(0, _reviews.Count)];
        PooledOrder.SortByLength(order, LengthOf);
        return order.Chunk(_batchSize).Select(Cut);
    }

    private int LengthOf(int review) => _reviews[review].Ids.Length;

    private ReviewBatch Cut(int[] places) => new([.. places.Select(place => _reviews[place])], places);
}

using System.Runtime.InteropServices;
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
    private readonly AddedReviews _added;

    /// <param name="reviews">The reviews.</param>
    /// <param name="batchSize">Reviews in a batch; the last one of an epoch may be smaller.</param>
    /// <param name="added">What is dealt out among them; nothing when null.</param>
    public BatchSampler(IReadOnlyList<EncodedReview> reviews, int batchSize, AddedReviews? added = null)
    {
        ArgumentNullException.ThrowIfNull(reviews);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _added = added ?? AddedReviews.None;
        _reviews = reviews;
        _batchSize = batchSize;
    }

    /// <summary>Reviews in an epoch, without the added ones.</summary>
    public int Reviews => _reviews.Count;

    /// <summary>Batches in an epoch.</summary>
    public int Count => (_reviews.Count + _batchSize - 1) / _batchSize;

    /// <summary>An epoch of every review once, in an order drawn from <paramref name="random"/>.</summary>
    public IEnumerable<ReviewBatch> Shuffled(SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        IEnumerable<int[]> batches = PooledOrder.Batches(_reviews.Count, _batchSize, LengthOf, random);
        return _added.Reviews.Count == 0 ? batches.Select(Cut) : WithAdded(batches, random.NextInt(_added.Reviews.Count));
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

    /// <summary>Each batch with its share of the added reviews behind it, which are dealt out in a circle.</summary>
    /// <param name="batches">Places of the reviews of each.</param>
    /// <param name="next">Place of the added review to begin with.</param>
    private IEnumerable<ReviewBatch> WithAdded(IEnumerable<int[]> batches, int next)
    {
        double owed = 0;
        foreach (int[] places in batches)
        {
            owed += places.Length * _added.Share;
            var reviews = new List<EncodedReview>(places.Select(place => _reviews[place]));
            for (; owed >= 1; owed--)
            {
                reviews.Add(_added.Reviews[next]);
                next = (next + 1) % _added.Reviews.Count;
            }
            yield return new ReviewBatch(CollectionsMarshal.AsSpan(reviews)) { Own = places.Length, AddedWeight = _added.WeightOf };
        }
    }
}

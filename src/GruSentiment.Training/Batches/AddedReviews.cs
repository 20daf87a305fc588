using GruSentiment.Data.Reviews;

namespace GruSentiment.Training.Batches;

/// <summary>Reviews that are trained on beside the training set, some in each batch. They count in no metric.</summary>
/// <param name="Reviews">The reviews.</param>
/// <param name="Share">How many come to a review of the training set, on average.</param>
/// <param name="Weight">The weight of each in the loss; that of a review of the training set is 1.</param>
internal sealed record AddedReviews(IReadOnlyList<EncodedReview> Reviews, double Share, double Weight)
{
    /// <summary>No reviews.</summary>
    public static AddedReviews None { get; } = new([], 0, 1);

    /// <summary>As many as come to a training set, as far as there are so many different ones.</summary>
    /// <param name="count">Reviews in the training set.</param>
    public IEnumerable<EncodedReview> ForEach(int count) => Reviews.Take((int)(Share * count));
}

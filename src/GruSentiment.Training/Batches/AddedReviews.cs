using GruSentiment.Data.Reviews;

namespace GruSentiment.Training.Batches;

/// <summary>Reviews that are trained on beside the training set, some in each batch. They count in no metric.</summary>
/// <param name="Reviews">The reviews.</param>
/// <param name="Share">How many come to a review of the training set, on average.</param>
/// <param name="Weight">The mean weight of one in the loss; that of a review of the training set is 1.</param>
/// <param name="ClassWeights">What the weight of one of each class is multiplied by.</param>
internal sealed record AddedReviews(
    IReadOnlyList<EncodedReview> Reviews, double Share, double Weight, IReadOnlyList<double> ClassWeights)
{
    /// <summary>No reviews.</summary>
    public static AddedReviews None { get; } = new([], 0, 1, []);

    /// <summary>The weight of one of a class in the loss.</summary>
    public double WeightOf(int label) => Weight * ClassWeights[label];

    /// <summary>As many as come to a training set, as far as there are so many different ones.</summary>
    /// <param name="count">Reviews in the training set.</param>
    public IEnumerable<EncodedReview> ForEach(int count) => Reviews.Take((int)(Share * count));
}

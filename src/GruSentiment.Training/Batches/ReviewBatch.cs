using GruSentiment.Data.Reviews;

namespace GruSentiment.Training.Batches;

/// <summary>
/// Reviews that go through the network together. Nothing is padded: the B reviews' tokens stand one after the other, N in all.
/// </summary>
internal sealed class ReviewBatch
{
    /// <param name="reviews">At least one.</param>
    /// <param name="places">Where each stands among the reviews it was taken from; from 0 on when null.</param>
    public ReviewBatch(ReadOnlySpan<EncodedReview> reviews, int[]? places = null)
    {
        Places = places ?? [.. Enumerable.Range(0, reviews.Length)];
        Lengths = new int[reviews.Length];
        Own = reviews.Length;
        Labels = new int[reviews.Length];
        for (int row = 0; row < reviews.Length; row++)
            (Lengths[row], Labels[row]) = (reviews[row].Ids.Length, reviews[row].Label);
        Ids = new int[Lengths.Sum()];
        Span<int> rest = Ids;
        foreach (EncodedReview review in reviews)
        {
            review.Ids.CopyTo(rest);
            rest = rest[review.Ids.Length..];
        }
    }

    /// <summary>Number of reviews, B.</summary>
    public int Count => Lengths.Length;

    /// <summary>Number of tokens, N.</summary>
    public int Tokens => Ids.Length;

    /// <summary>Vocabulary ids of the reviews' tokens [N].</summary>
    public int[] Ids { get; }

    /// <summary>Tokens of each review [B], each at least 1.</summary>
    public int[] Lengths { get; }

    /// <summary>Where each review stands among those it was taken from [B].</summary>
    public int[] Places { get; }

    /// <summary>How many of its reviews are of the set itself; those behind them are added to it.</summary>
    public int Own { get; init; }

    /// <summary>The weight of an added review of each class in the loss; that of the others is 1.</summary>
    public Func<int, double> AddedWeight { get; init; } = _ => 1;

    /// <summary>Number of each review's class [B].</summary>
    public int[] Labels { get; }
}

using System.Runtime.InteropServices;

namespace GruSentiment.Training.Data;

/// <summary>
/// Reviews that go through the network together. Nothing is padded: the B reviews' tokens stand one after the other, N in all, and each names
/// one of the U distinct tokens of the batch, so that what depends on the token alone is computed once.
/// </summary>
public sealed class ReviewBatch
{
    /// <param name="reviews">At least one.</param>
    public ReviewBatch(ReadOnlySpan<EncodedReview> reviews)
    {
        Lengths = new int[reviews.Length];
        Labels = new int[reviews.Length];
        for (int row = 0; row < reviews.Length; row++)
        {
            Lengths[row] = reviews[row].Ids.Length;
            Labels[row] = reviews[row].Label;
        }
        RowOfPosition = new int[Lengths.Sum()];
        var distinct = new List<int>();
        var rowOfId = new Dictionary<int, int>();
        int position = 0;
        foreach (EncodedReview review in reviews)
        {
            foreach (int id in review.Ids)
            {
                ref int row = ref CollectionsMarshal.GetValueRefOrAddDefault(rowOfId, id, out bool known);
                if (!known)
                {
                    row = distinct.Count;
                    distinct.Add(id);
                }
                RowOfPosition[position++] = row;
            }
        }
        DistinctIds = [.. distinct];
    }

    /// <summary>Number of reviews, B.</summary>
    public int Count => Lengths.Length;

    /// <summary>Number of tokens, N.</summary>
    public int Tokens => RowOfPosition.Length;

    /// <summary>Tokens of each review [B], each at least 1.</summary>
    public int[] Lengths { get; }

    /// <summary>Number of each review's class [B].</summary>
    public int[] Labels { get; }

    /// <summary>The vocabulary ids that occur [U], each once, in the order they first do.</summary>
    public int[] DistinctIds { get; }

    /// <summary>For each token of the reviews, one after the other, its place in <see cref="DistinctIds"/> [N].</summary>
    public int[] RowOfPosition { get; }
}

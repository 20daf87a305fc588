using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Statistics;

/// <summary>Reviews of a set are equal where their texts are, letter for letter.</summary>
internal sealed class SameLetters(ReviewSet set) : IEqualityComparer<int>
{
    public bool Equals(int one, int other) => set.AreIdentical(one, other);

    public int GetHashCode(int review) => set.TextHashOf(review).GetHashCode();
}

using System.Runtime.InteropServices;

namespace GruSentiment.Data.Reviews;

/// <summary>A review's tokens, equal to those of a review of the same tokens.</summary>
internal readonly struct TokenSequence(ReviewSet set, int review) : IEquatable<TokenSequence>
{
    private readonly ReviewSet _set = set;
    private readonly int _review = review;

    public bool Equals(TokenSequence other) => _set.TokensOf(_review).SequenceEqual(other._set.TokensOf(other._review));

    public override bool Equals(object? obj) => obj is TokenSequence other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(_set.TokensOf(_review)));
        return hash.ToHashCode();
    }
}

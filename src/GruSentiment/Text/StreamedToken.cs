namespace GruSentiment.Text;

/// <summary>A token as a model reads it.</summary>
/// <param name="Id">Its id in the vocabulary.</param>
/// <param name="Hash">For the n-grams it is part of; 0 where there is no n-gram model.</param>
/// <param name="Characters">The buckets of the n-grams of its characters; empty where there are none.</param>
internal readonly record struct StreamedToken(int Id, ulong Hash, int[] Characters)
{
    /// <summary>Whether it is the same token.</summary>
    public bool Equals(StreamedToken other) => Id == other.Id && Hash == other.Hash;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Hash);
}

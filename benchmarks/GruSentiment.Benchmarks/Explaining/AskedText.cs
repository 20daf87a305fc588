namespace GruSentiment.Benchmarks.Explaining;

/// <summary>A text as an <see cref="AskedModel"/> reads it, word by word, so that words can be deleted from it.</summary>
/// <param name="Ids">[n]: vocabulary ids.</param>
/// <param name="Hashes">[n]: what the n-gram model makes its n-grams of.</param>
/// <param name="Characters">[n]: the buckets of each word's n-grams of characters; empty where there are none.</param>
internal sealed record AskedText(int[] Ids, ulong[] Hashes, int[][] Characters)
{
    /// <summary>n: the number of its words.</summary>
    public int Words => Ids.Length;

    /// <summary>The places of all its words.</summary>
    public int[] Places => [.. Enumerable.Range(0, Words)];

    /// <summary>For each word, the places of all others.</summary>
    public int[][] WithoutOne => [.. Places.Select(left => Places.Where(place => place != left).ToArray())];
}

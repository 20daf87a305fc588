using GruSentiment.Ngrams;

namespace GruSentiment.Text;

/// <summary>
/// The n-grams of characters of the tokens met last: those of a word that comes again need not be hashed again. Safe for many threads.
/// </summary>
/// <param name="ngrams">Numbers them.</param>
internal sealed class CharacterCache(CharacterNgrams ngrams)
{
    /// <summary>Places, a power of two. A token and its buckets take some 200 bytes.</summary>
    private const int Places = 1 << 14;

    private readonly Entry?[] _places = new Entry?[Places];

    /// <summary>The n-grams.</summary>
    public CharacterNgrams Ngrams => ngrams;

    /// <summary>The buckets of a token's n-grams, each once, ascending.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">Its hash.</param>
    public int[] BucketsOf(ReadOnlySpan<char> token, ulong hash)
    {
        ref Entry? place = ref _places[hash % Places];
        Entry? found = Volatile.Read(ref place);
        if (found is not null && token.SequenceEqual(found.Token))
            return found.Buckets;
        int[] buckets = ngrams.BucketsOf(token);
        if (token.Length <= CharacterNgrams.MostRead)
            Volatile.Write(ref place, new Entry(token.ToString(), buckets));
        return buckets;
    }

    private sealed record Entry(string Token, int[] Buckets);
}

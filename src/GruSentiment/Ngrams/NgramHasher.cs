namespace GruSentiment.Ngrams;

/// <summary>Numbers the n-grams of a text: each run of 1 to n tokens has a bucket, the same on every machine.</summary>
/// <param name="options">The longest n-gram and the number of buckets.</param>
internal sealed class NgramHasher(NgramOptions options)
{
    private const ulong Odd = 0x9E3779B97F4A7C15; // 2⁶⁴ over the golden ratio

    private readonly int _order = options.Order;
    private readonly int _shift = 64 - options.Bits;

    /// <summary>Tokens in the longest n-gram.</summary>
    public int Order => _order;

    /// <summary>The n-grams of characters within tokens; null for none.</summary>
    public CharacterNgrams? Characters { get; } = options.Characters > 0 ? new CharacterNgrams(options) : null;

    /// <summary>A token's hash: FNV-1a over its UTF-16 code units, then mixed so that all bits depend on all units.</summary>
    public static ulong HashOf(ReadOnlySpan<char> token)
    {
        ulong hash = 14695981039346656037;
        foreach (char unit in token)
            hash = (hash ^ unit) * 1099511628211;
        return Mix(hash);
    }

    /// <summary>The buckets of all n-grams of a text, each once, ascending.</summary>
    /// <param name="tokens">The hashes of its tokens, in order.</param>
    public int[] BucketsOf(ReadOnlySpan<ulong> tokens) =>
        BucketSort.Distinct(Count(tokens.Length), options.Bits, tokens, (buckets, hashes) => FillBuckets(hashes, buckets));

    /// <summary>The bucket of each n-gram at each of its places.</summary>
    private void FillBuckets(ReadOnlySpan<ulong> tokens, Span<int> buckets)
    {
        int count = 0;
        for (int start = 0; start < tokens.Length; start++)
        {
            ulong run = 0;
            int end = Math.Min(tokens.Length, start + _order);
            for (int i = start; i < end; i++)
            {
                run = Extend(run, tokens[i]);
                buckets[count++] = BucketOf(run);
            }
        }
    }

    /// <summary>All n-grams of a text, each at each of its places.</summary>
    /// <param name="tokens">The hashes of its tokens, in order.</param>
    public NgramPlace[] PlacesOf(ReadOnlySpan<ulong> tokens)
    {
        var places = new NgramPlace[Count(tokens.Length)];
        int count = 0;
        for (int start = 0; start < tokens.Length; start++)
        {
            ulong run = 0;
            int end = Math.Min(tokens.Length, start + _order);
            for (int i = start; i < end; i++)
            {
                run = Extend(run, tokens[i]);
                places[count++] = new NgramPlace(run, BucketOf(run), start, i + 1 - start);
            }
        }
        return places;
    }

    /// <summary>All n-grams of a text, those of characters too, with their places.</summary>
    /// <param name="tokens">The hashes of its tokens, in order.</param>
    /// <param name="characters">For each token the buckets of the n-grams of its characters; empty where there are none.</param>
    public PlacedNgrams Place(ReadOnlySpan<ulong> tokens, int[][] characters) =>
        new(BucketsOf(tokens), PlacesOf(tokens), tokens.Length, Characters?.BucketsOf(characters) ?? [], characters);

    /// <summary>A run of tokens with one more behind it; the empty run is 0.</summary>
    public static ulong Extend(ulong run, ulong token) => Mix((run + 1) * Odd ^ token);

    /// <summary>The bucket of a run of tokens.</summary>
    public int BucketOf(ulong run) => (int)(run >> _shift);

    private int Count(int tokens)
    {
        int count = 0;
        for (int n = 1; n <= _order; n++)
            count += Math.Max(0, tokens - n + 1);
        return count;
    }

    /// <summary>The finaliser of MurmurHash3 (Appleby, public domain).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}

namespace GruSentiment.Ngrams;

/// <summary>
/// Numbers the n-grams of characters within words. A token stands between two marks, so that a beginning or an ending is told from the same
/// letters within a word, and each run of 3 to n of its characters, marks included, has a bucket. The run of all of them has none: it is
/// the word. Words that training never had are so known by their stems and endings.
/// </summary>
/// <remarks>
/// Bojanowski et al. 2017, "Enriching Word Vectors with Subword Information". Characters are code points, and half a surrogate pair alone.
/// The marks are numbers beyond those of Unicode. Safe for many threads.
/// </remarks>
/// <param name="options">The longest n-gram and the number of buckets.</param>
internal sealed class CharacterNgrams(NgramOptions options)
{
    /// <summary>Characters of the shortest n-gram, marks included.</summary>
    public const int Shortest = 3;

    /// <summary>
    /// Characters that are read of a token at most: of a longer one, an address for instance, only the first, without the mark behind.
    /// </summary>
    public const int MostRead = 64;

    /// <summary>The mark before a word.</summary>
    public const uint Before = 0x110000;

    /// <summary>The mark behind a word.</summary>
    public const uint Behind = 0x110001;

    /// <summary>What hashing begins with: another number than for words.</summary>
    private const ulong Start = 0x9E3779B97F4A7C15;

    private const ulong Prime = 1099511628211;

    private readonly int _longest = options.Characters;
    private readonly int _shift = 64 - options.Bits;

    /// <summary>How many n-grams a token has at most, repeats counted.</summary>
    /// <param name="token">The token.</param>
    /// <param name="longest">Characters of the longest; 0 for none.</param>
    public static int MostOf(string token, int longest)
    {
        int symbols = Math.Min(token.Length, MostRead) + 2, count = 0;
        for (int n = Shortest; n <= longest; n++)
            count += Math.Max(0, symbols - n + 1);
        return count;
    }

    /// <summary>The buckets of a token's n-grams, each once, ascending.</summary>
    public int[] BucketsOf(ReadOnlySpan<char> token)
    {
        Span<uint> read = stackalloc uint[MostRead + 2];
        read = read[..Read(token, read)];
        Span<int> buckets = stackalloc int[(MostRead + 2) * (NgramOptions.LongestCharNgram - Shortest + 1)];
        int count = 0;
        for (int start = 0; start + Shortest <= read.Length; start++)
        {
            ulong hash = Start;
            int end = Math.Min(read.Length, start + _longest);
            for (int i = start; i < end; i++)
            {
                hash = (hash ^ read[i]) * Prime;
                int length = i + 1 - start;
                if (length >= Shortest && length < read.Length)
                    buckets[count++] = (int)(NgramHasher.Mix(hash) >> _shift);
            }
        }
        buckets = buckets[..count];
        return BucketSort.Distinct(count, options.Bits, (ReadOnlySpan<int>)buckets, (all, found) => found.CopyTo(all));
    }

    /// <summary>The buckets of a text's n-grams, each once, ascending.</summary>
    /// <param name="tokens">Those of each of its tokens.</param>
    public int[] BucketsOf(ReadOnlySpan<int[]> tokens)
    {
        int count = 0;
        foreach (int[] buckets in tokens)
            count += buckets.Length;
        return BucketSort.Distinct(count, options.Bits, tokens, (all, ofTokens) =>
        {
            int start = 0;
            foreach (int[] buckets in ofTokens)
            {
                buckets.CopyTo(all[start..]);
                start += buckets.Length;
            }
        });
    }

    /// <summary>Writes a token's characters between their marks.</summary>
    /// <returns>How many there are.</returns>
    private static int Read(ReadOnlySpan<char> token, Span<uint> characters)
    {
        characters[0] = Before;
        int count = 1;
        for (int i = 0; i < token.Length; i++)
        {
            if (count > MostRead)
                return count;
            bool isPair = i + 1 < token.Length && char.IsSurrogatePair(token[i], token[i + 1]);
            characters[count++] = isPair ? (uint)char.ConvertToUtf32(token[i], token[++i]) : token[i];
        }
        characters[count++] = Behind;
        return count;
    }
}

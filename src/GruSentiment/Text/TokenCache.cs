namespace GruSentiment.Text;

/// <summary>
/// The ids of the tokens met last, by the tokens' hashes: most of a text is a few thousand words, which are found here sooner than in the
/// vocabulary. Safe for many threads.
/// </summary>
/// <param name="vocabulary">What it remembers a part of.</param>
internal sealed class TokenCache(Vocabulary vocabulary)
{
    /// <summary>Places, a power of two: 256 KB, so that most stay in a core's second-level cache.</summary>
    private const int Places = 1 << 15;

    /// <summary>Bits of a place that are an id; the others are those of the hash.</summary>
    private const int IdBits = 24;

    private readonly ulong[] _places = new ulong[Places];

    /// <summary>As <see cref="Vocabulary.IdOf"/>.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">Its hash.</param>
    public int IdOf(ReadOnlySpan<char> token, ulong hash)
    {
        ref ulong place = ref _places[hash % Places];
        ulong found = Volatile.Read(ref place);
        int id = (int)(found & ((1 << IdBits) - 1));
        if ((found ^ hash) >> IdBits == 0 && id > Vocabulary.UnknownId && token.SequenceEqual(vocabulary[id]))
            return id;
        id = vocabulary.IdOf(token);
        if (id is > Vocabulary.UnknownId and < 1 << IdBits)
            Volatile.Write(ref place, hash >> IdBits << IdBits | (uint)id);
        return id;
    }
}

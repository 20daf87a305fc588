using System.Runtime.InteropServices;
using GruSentiment.Ngrams;

namespace GruSentiment.Text;

/// <summary>Turns a text into what a model reads: token ids and n-grams. Safe for many threads.</summary>
internal sealed class TextEncoder
{
    /// <summary>Ids that are collected on the stack.</summary>
    private const int MostOnStack = 1024;

    /// <summary>Hashes that a thread keeps room for, for its next text.</summary>
    private const int MostKept = 1 << 14;

    [ThreadStatic]
    private static List<ulong>? t_hashes;

    [ThreadStatic]
    private static List<int[]>? t_characters;

    private readonly NgramHasher? _hasher;
    private readonly TokenCache _ids;
    private readonly Vocabulary _vocabulary;
    private readonly int _maxLength;

    /// <param name="vocabulary">The tokens the model knows.</param>
    /// <param name="maxLength">Tokens kept for the network, at least 1.</param>
    /// <param name="ngrams">Of its n-gram model; null for none.</param>
    public TextEncoder(Vocabulary vocabulary, int maxLength, NgramOptions? ngrams)
    {
        (_vocabulary, _maxLength, _ids) = (vocabulary, maxLength, new TokenCache(vocabulary));
        _hasher = ngrams is { Order: > 0 } ? new NgramHasher(ngrams) : null;
        Characters = _hasher?.Characters is { } characters ? new CharacterCache(characters) : null;
    }

    /// <summary>The n-grams of characters; null for none.</summary>
    public CharacterCache? Characters { get; }

    /// <summary>Encodes a text.</summary>
    public EncodedText Encode(string text)
    {
        if (_hasher is null)
            return new EncodedText(_vocabulary.Encode(text, _maxLength), []);
        int most = Vocabulary.MostIds(text, _maxLength);
        Span<int> ids = most <= MostOnStack ? stackalloc int[MostOnStack] : new int[most];
        ids = ids[..most];
        var kept = new TruncatedSequence(ids, Truncation.Head);
        List<ulong> hashes = t_hashes ?? [];
        List<int[]> characters = t_characters ?? [];
        (t_hashes, t_characters) = (null, null); // Not kept where this fails.
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
        {
            ulong hash = NgramHasher.HashOf(token);
            if (!kept.IsComplete)
                kept.Add(_ids.IdOf(token, hash));
            hashes.Add(hash);
            if (Characters is not null)
                characters.Add(Characters.BucketsOf(token, hash));
        }
        int[] buckets = _hasher.BucketsOf(CollectionsMarshal.AsSpan(hashes));
        int[] ofCharacters = Characters is null ? [] : Characters.Ngrams.BucketsOf(CollectionsMarshal.AsSpan(characters));
        if (hashes.Capacity <= MostKept)
        {
            hashes.Clear();
            characters.Clear();
            (t_hashes, t_characters) = (hashes, characters);
        }
        return new EncodedText(ids[..kept.Finish()].ToArray(), buckets, ofCharacters);
    }
}

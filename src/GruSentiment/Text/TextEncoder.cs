using System.Runtime.InteropServices;
using GruSentiment.Ngrams;

namespace GruSentiment.Text;

/// <summary>Turns a text into what a model reads: token ids and n-grams. Safe for many threads.</summary>
/// <param name="vocabulary">The tokens the model knows.</param>
/// <param name="maxLength">Tokens kept for the network, at least 1.</param>
/// <param name="ngrams">Of its n-gram model; null for none.</param>
internal sealed class TextEncoder(Vocabulary vocabulary, int maxLength, NgramOptions? ngrams)
{
    /// <summary>Ids that are collected on the stack.</summary>
    private const int MostOnStack = 1024;

    /// <summary>Hashes that a thread keeps room for, for its next text.</summary>
    private const int MostKept = 1 << 14;

    [ThreadStatic]
    private static List<ulong>? t_hashes;

    private readonly NgramHasher? _hasher = ngrams is { Order: > 0 } ? new NgramHasher(ngrams) : null;
    private readonly TokenCache _ids = new(vocabulary);

    /// <summary>Encodes a text.</summary>
    public EncodedText Encode(string text)
    {
        if (_hasher is null)
            return new EncodedText(vocabulary.Encode(text, maxLength), []);
        int most = Vocabulary.MostIds(text, maxLength);
        Span<int> ids = most <= MostOnStack ? stackalloc int[MostOnStack] : new int[most];
        ids = ids[..most];
        var kept = new TruncatedSequence(ids, Truncation.Head);
        List<ulong> hashes = t_hashes ?? [];
        t_hashes = null; // Not kept where this fails.
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
        {
            ulong hash = NgramHasher.HashOf(token);
            if (!kept.IsComplete)
                kept.Add(_ids.IdOf(token, hash));
            hashes.Add(hash);
        }
        int[] buckets = _hasher.BucketsOf(CollectionsMarshal.AsSpan(hashes));
        if (hashes.Capacity <= MostKept)
        {
            hashes.Clear();
            t_hashes = hashes;
        }
        return new EncodedText(ids[..kept.Finish()].ToArray(), buckets);
    }
}

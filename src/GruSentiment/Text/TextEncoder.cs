using System.Runtime.InteropServices;
using GruSentiment.Ngrams;

namespace GruSentiment.Text;

/// <summary>Turns a text into what a model reads: token ids and n-grams. Safe for many threads.</summary>
/// <param name="vocabulary">The tokens the model knows.</param>
/// <param name="maxLength">Tokens kept for the network, at least 1.</param>
/// <param name="ngrams">Of its n-gram model; null for none.</param>
internal sealed class TextEncoder(Vocabulary vocabulary, int maxLength, NgramOptions? ngrams)
{
    private readonly NgramHasher? _hasher = ngrams is { Order: > 0 } ? new NgramHasher(ngrams) : null;

    /// <summary>Encodes a text.</summary>
    public EncodedText Encode(string text)
    {
        if (_hasher is null)
            return new EncodedText(vocabulary.Encode(text, maxLength), []);
        int[] ids = new int[Vocabulary.MostIds(text, maxLength)];
        var kept = new TruncatedSequence(ids, Truncation.Head);
        var hashes = new List<ulong>();
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
        {
            if (!kept.IsComplete)
                kept.Add(vocabulary.IdOf(token));
            hashes.Add(NgramHasher.HashOf(token));
        }
        return new EncodedText(ids[..kept.Finish()], _hasher.BucketsOf(CollectionsMarshal.AsSpan(hashes)));
    }
}

using System.Runtime.InteropServices;
using GruSentiment.Ngrams;

namespace GruSentiment.Text;

/// <summary>Makes of a text what a model sees. Safe for many threads.</summary>
/// <param name="vocabulary">The words it knows.</param>
/// <param name="maxLength">Tokens kept for the GRU, at least 1.</param>
/// <param name="ngrams">Its n-grams; null for none.</param>
public sealed class TextEncoder(Vocabulary vocabulary, int maxLength, NgramOptions? ngrams)
{
    private readonly NgramHasher? _hasher = ngrams is { Order: > 0 } ? new NgramHasher(ngrams) : null;

    /// <summary>Encodes a text.</summary>
    public EncodedText Encode(string text)
    {
        if (_hasher is null)
            return new EncodedText(vocabulary.Encode(text, maxLength), []);
        var ids = new List<int>();
        var hashes = new List<ulong>();
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
        {
            if (ids.Count < maxLength)
                ids.Add(vocabulary.IdOf(token));
            hashes.Add(NgramHasher.HashOf(token));
        }
        if (ids.Count == 0)
            ids.Add(Vocabulary.UnknownId);
        return new EncodedText([.. ids], _hasher.BucketsOf(CollectionsMarshal.AsSpan(hashes)));
    }
}

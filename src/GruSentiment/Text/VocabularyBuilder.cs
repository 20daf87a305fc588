namespace GruSentiment.Text;

/// <summary>Counts tokens and makes a vocabulary of the frequent ones.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one token so many times.</summary>
    public void Add(string token, long count = 1) => _counts[token] = _counts.GetValueOrDefault(token) + count;

    /// <summary>Counts the tokens of a text.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        var counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
    }

    /// <summary>Makes the vocabulary: by falling frequency, then in ordinal order.</summary>
    /// <param name="minFrequency">Least number of times a token must have been counted; at least 1.</param>
    /// <param name="maxSize">Most entries, padding and unknown included; at least 3.</param>
    /// <param name="start">
    /// A vocabulary that comes first, whole and in its order, however large; only other tokens are added. Null for none.
    /// </param>
    public Vocabulary Build(int minFrequency = 1, int maxSize = int.MaxValue, Vocabulary? start = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minFrequency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSize, 3);
        IReadOnlyList<string> first = start?.Tokens ?? [Vocabulary.Padding, Vocabulary.Unknown];
        IEnumerable<string> frequent = _counts
            .Where(entry => entry.Value >= minFrequency && entry.Key is not (Vocabulary.Padding or Vocabulary.Unknown))
            .Where(entry => start is null || !start.Contains(entry.Key))
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(Math.Max(0, maxSize - first.Count))
            .Select(entry => entry.Key);
        return new Vocabulary([.. first, .. frequent]);
    }
}

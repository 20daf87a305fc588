namespace GruSentiment.Text;

/// <summary>Counts tokens and makes a vocabulary of the frequent ones.</summary>
internal sealed class VocabularyBuilder
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _furtherCounts = new(StringComparer.Ordinal);

    /// <summary>Counts one token so many times.</summary>
    public void Add(string token, long count = 1) => _counts[token] = _counts.GetValueOrDefault(token) + count;

    /// <summary>Counts the tokens of a text.</summary>
    public void AddText(ReadOnlySpan<char> text) => Add(text, _counts);

    /// <summary>
    /// Counts the tokens of a text that is learned from beside the others. Where there is no room for all tokens, those of the others
    /// come first, by how frequent they are there.
    /// </summary>
    public void AddFurtherText(ReadOnlySpan<char> text) => Add(text, _furtherCounts);

    private static void Add(ReadOnlySpan<char> text, Dictionary<string, long> to)
    {
        var counts = to.GetAlternateLookup<ReadOnlySpan<char>>();
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
        int room = Math.Max(0, maxSize - first.Count);
        (string Token, long Count)[] frequent = [.. Totals()
            .Where(entry => entry.Count >= minFrequency && entry.Token is not (Vocabulary.Padding or Vocabulary.Unknown))
            .Where(entry => start is null || !start.Contains(entry.Token))
            .OrderByDescending(entry => entry.Count).ThenBy(entry => entry.Token, StringComparer.Ordinal)];
        if (frequent.Length <= room)
            return new Vocabulary([.. first, .. frequent.Select(entry => entry.Token)]);
        HashSet<string> chosen = [.. frequent.OrderByDescending(entry => _counts.GetValueOrDefault(entry.Token)).Take(room)
            .Select(entry => entry.Token)];
        return new Vocabulary([.. first, .. frequent.Select(entry => entry.Token).Where(chosen.Contains)]);
    }

    /// <summary>How often each token was counted, in texts of both kinds.</summary>
    private IEnumerable<(string Token, long Count)> Totals() => _counts
        .Select(entry => (entry.Key, entry.Value + _furtherCounts.GetValueOrDefault(entry.Key)))
        .Concat(_furtherCounts.Where(entry => !_counts.ContainsKey(entry.Key)).Select(entry => (entry.Key, entry.Value)));
}

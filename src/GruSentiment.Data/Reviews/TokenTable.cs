using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Data.Reviews;

/// <summary>Every different token of a set of reviews, numbered in the order met, so that a review can be kept as numbers.</summary>
internal sealed class TokenTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _tokens = [];
    private readonly List<ulong> _hashes = [];
    private int[] _buffer = new int[1024];

    public TokenTable() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The tokens by number.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>The numbers of a text's tokens.</summary>
    public int[] Number(ReadOnlySpan<char> text)
    {
        int length = 0;
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
        {
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, 2 * length);
            _buffer[length++] = NumberOf(token);
        }
        return _buffer[..length];
    }

    /// <summary>A text's tokens as 64 bits, the same in every table.</summary>
    public ulong HashOf(ReadOnlySpan<int> tokens)
    {
        for (int number = _hashes.Count; number < _tokens.Count; number++)
            _hashes.Add(TextHash.Of(_tokens[number]));
        ulong hash = 0;
        foreach (int token in tokens)
            hash = (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ _hashes[token]) * 0x9E3779B97F4A7C15;
        return hash;
    }

    /// <summary>How often each token stands in texts, by its number.</summary>
    /// <param name="texts">The numbers of each one's tokens.</param>
    public int[] Count(ReadOnlySpan<int[]> texts)
    {
        int[] counts = new int[_tokens.Count];
        foreach (int[] text in texts)
        {
            foreach (int token in text)
                counts[token]++;
        }
        return counts;
    }

    /// <summary>Counts the tokens of texts.</summary>
    /// <param name="texts">The numbers of each one's tokens.</param>
    /// <param name="builder">Adds them to what it has counted.</param>
    public void CountInto(VocabularyBuilder builder, ReadOnlySpan<int[]> texts)
    {
        int[] counts = Count(texts);
        for (int token = 0; token < counts.Length; token++)
        {
            if (counts[token] > 0)
                builder.Add(_tokens[token], counts[token]);
        }
    }

    /// <summary>The id of each token in a vocabulary, by its number.</summary>
    public int[] IdsIn(Vocabulary vocabulary) => [.. _tokens.Select(token => vocabulary.IdOf(token))];

    /// <summary>The buckets of the n-grams of characters of each token that stands in texts, by its number; null for the others.</summary>
    /// <param name="texts">The numbers of each one's tokens.</param>
    /// <param name="ngrams">Numbers the n-grams.</param>
    public int[][] CharactersOf(ReadOnlySpan<int[]> texts, CharacterNgrams ngrams)
    {
        int[][] characters = new int[_tokens.Count][];
        foreach (int[] text in texts)
        {
            foreach (int token in text)
                characters[token] ??= ngrams.BucketsOf(_tokens[token]);
        }
        return characters;
    }

    private int NumberOf(ReadOnlySpan<char> token)
    {
        if (_lookup.TryGetValue(token, out int number))
            return number;
        number = _tokens.Count;
        string added = token.ToString();
        _tokens.Add(added);
        _numbers.Add(added, number);
        return number;
    }
}

namespace GruSentiment.Text;

/// <summary>
/// The tokens a model knows and their ids. Id 0 is <see cref="Padding"/> and id 1 <see cref="Unknown"/>; then the tokens of the training
/// set by falling frequency, tokens of the same frequency in ordinal order; then tokens that only a file of word vectors has.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>Fills a batch's shorter texts; id <see cref="PaddingId"/>.</summary>
    public const string Padding = "<pad>";

    /// <summary>Stands for every token that is not in the vocabulary; id <see cref="UnknownId"/>.</summary>
    public const string Unknown = "<unk>";

    /// <summary>The id of <see cref="Padding"/>.</summary>
    public const int PaddingId = 0;

    /// <summary>The id of <see cref="Unknown"/>.</summary>
    public const int UnknownId = 1;

    private readonly string[] _tokens;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;

    /// <summary>A vocabulary of the given tokens; the index of a token is its id.</summary>
    /// <exception cref="ArgumentException">The first two are not padding and unknown, or a token is empty or stands twice.</exception>
    public Vocabulary(IEnumerable<string> tokens)
    {
        _tokens = [.. tokens];
        if (_tokens is not [Padding, Unknown, ..])
            throw new ArgumentException($"A vocabulary begins with {Padding} and {Unknown}.", nameof(tokens));
        var ids = new Dictionary<string, int>(_tokens.Length, StringComparer.Ordinal);
        for (int id = 0; id < _tokens.Length; id++)
        {
            if (_tokens[id].Length == 0)
                throw new ArgumentException($"The token with id {id} is empty.", nameof(tokens));
            if (!ids.TryAdd(_tokens[id], id))
            {
                string both = $"{ids[_tokens[id]]} and {id}";
                throw new ArgumentException($"The token '{_tokens[id]}' stands twice, with the ids {both}.", nameof(tokens));
            }
        }
        _ids = ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>A vocabulary of tokens that are known to be right.</summary>
    internal Vocabulary(string[] tokens, Dictionary<string, int> ids)
    {
        _tokens = tokens;
        _ids = ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Number of tokens, padding and unknown included: the number of rows of the embedding.</summary>
    public int Count => _tokens.Length;

    /// <summary>The tokens by id.</summary>
    public IReadOnlyList<string> Tokens => _tokens;

    /// <summary>The token with an id.</summary>
    public string this[int id] => _tokens[id];

    /// <summary>The id of a token; <see cref="UnknownId"/> where the vocabulary does not have it.</summary>
    public int IdOf(ReadOnlySpan<char> token) => _ids.TryGetValue(token, out int id) ? id : UnknownId;

    /// <summary>Whether the vocabulary has a token.</summary>
    public bool Contains(ReadOnlySpan<char> token) => _ids.ContainsKey(token);

    /// <summary>The ids of a text's tokens.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most tokens to keep, at least 1.</param>
    /// <param name="truncation">Which to keep.</param>
    /// <returns>1 to <paramref name="maxLength"/> ids; a text without a token is a single <see cref="UnknownId"/>.</returns>
    public int[] Encode(ReadOnlySpan<char> text, int maxLength, Truncation truncation = Truncation.Head)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        int[] ids = new int[MostIds(text, maxLength)];
        int length = Encode(text, ids, truncation);
        return length == ids.Length ? ids : ids[..length];
    }

    /// <summary>Room for the ids of any text so long: no character is more than two tokens.</summary>
    internal static int MostIds(ReadOnlySpan<char> text, int maxLength) => (int)Math.Clamp(2L * text.Length, 1, maxLength);

    /// <summary>Writes the ids of a text's tokens.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="ids">Receives the ids; its length, at least 1, is the most tokens to keep.</param>
    /// <param name="truncation">Which to keep.</param>
    /// <returns>How many were written; at least 1.</returns>
    public int Encode(ReadOnlySpan<char> text, Span<int> ids, Truncation truncation = Truncation.Head)
    {
        var kept = new TruncatedSequence(ids, truncation);
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
        {
            kept.Add(IdOf(token));
            if (kept.IsComplete)
                break;
        }
        return kept.Finish();
    }
}

using GruSentiment.Ngrams;

namespace GruSentiment.Text;

/// <summary>
/// The tokens of a text that comes in pieces, with a space between two of them. After each piece they are the tokens of all that came, as
/// <see cref="Tokenizer"/> cuts it; those that no further piece can change are handed out once.
/// </summary>
/// <remarks>
/// Of all that the tokenizer reads, HTML tags and comments alone go on behind a space, and they have a longest length. What stands behind
/// an open one is read again with each piece, until it is known whether it is one.
/// </remarks>
/// <param name="vocabulary">The tokens the model knows.</param>
/// <param name="hashes">Whether there is an n-gram model.</param>
/// <param name="characters">Its n-grams of characters; null for none.</param>
internal sealed class TokenStream(Vocabulary vocabulary, bool hashes, CharacterCache? characters = null)
{
    private readonly PlainTextStream _text = new();
    private readonly List<StreamedToken> _tokens = [];

    /// <summary>The tokens behind those that were settled before the last piece.</summary>
    public IReadOnlyList<StreamedToken> Tokens => _tokens;

    /// <summary>How many of them are settled: no further piece changes them, and they do not stand here after the next one.</summary>
    public int Settled { get; private set; }

    /// <summary>Characters of the text that are kept, to be read again with the next piece.</summary>
    internal int Held => _text.Held;

    /// <summary>Adds a piece: a word, or any text that begins and ends where a space parts it from others.</summary>
    public void Push(ReadOnlySpan<char> piece)
    {
        _text.Push(piece);
        int tag = Read(_text.Settled, out int settled);
        string open = _text.Open;
        if (open.Length > 0)
            Read([.. _text.Settled, .. open], out _);
        Settled = settled;
        _text.Drop(tag < 0 ? _text.Settled.Length : tag);
    }

    /// <summary>Begins with the next text.</summary>
    public void Reset()
    {
        _text.Reset();
        _tokens.Clear();
        Settled = 0;
    }

    /// <summary>Reads the tokens of a plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">How many stand before the first open tag.</param>
    /// <returns>Where that begins; -1 where there is none.</returns>
    private int Read(ReadOnlySpan<char> text, out int before)
    {
        _tokens.Clear();
        before = 0;
        var tokens = new TokenEnumerator(text);
        while (tokens.MoveNext())
        {
            if (tokens.OpenTag < 0)
                before++;
            ReadOnlySpan<char> token = tokens.Current;
            ulong hash = hashes ? NgramHasher.HashOf(token) : 0;
            _tokens.Add(new StreamedToken(vocabulary.IdOf(token), hash, characters?.BucketsOf(token, hash) ?? []));
        }
        return tokens.OpenTag;
    }
}

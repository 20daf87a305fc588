using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GruSentiment.Text;

/// <summary>Walks over the tokens of a plain text (see <see cref="Tokenizer"/>, which makes it); for <c>foreach</c>.</summary>
public ref struct TokenEnumerator
{
    /// <summary>A character or emoji is kept so often in a row; so is a letter within a word.</summary>
    private const int MaxRepeats = 3;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private ReadOnlySpan<char> _token;
    private WordBuffer _word;
    private int _wordLength; // > 0: the token stands in _word, else it is _token
    private int _clusterEnd;
    private int _clusterLength;
    private int _clusterRepeats;

    internal TokenEnumerator(ReadOnlySpan<char> plainText) => _text = plainText;

    /// <summary>The token. Valid until the next <see cref="MoveNext"/>.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Current => _wordLength > 0 ? ((ReadOnlySpan<char>)_word)[.._wordLength] : _token;

    /// <summary>This enumerator, as <c>foreach</c> wants it.</summary>
    public readonly TokenEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next token.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        _wordLength = 0;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            bool found = char.IsAsciiLetter(c) ? TakeUrl() || TakeWord()
                : char.IsAsciiDigit(c) ? TakeNumber() || TakeWord()
                : c < 0x80 ? TakeSign(c)
                : TakeForeign();
            if (found)
                return true;
        }
        return false;
    }

    private bool Take(int length, ReadOnlySpan<char> token)
    {
        _at += length;
        _token = token;
        return length > 0 && token.Length > 0;
    }

    /// <summary>Passes over what is no token; always false.</summary>
    private bool Skip(int length)
    {
        _at += length;
        return false;
    }

    private bool TakeUrl() => Take(WebAddress.MatchUrl(_text[_at..]), Tokenizer.Url);

    private bool TakeNumber()
    {
        int length = NumberPattern.Match(_text[_at..], _word, out _wordLength);
        _token = Tokenizer.Number; // Unless it was short enough to be written down.
        _at += length;
        return length > 0;
    }

    private bool TakeSign(char c)
    {
        ReadOnlySpan<char> rest = _text[_at..];
        switch (c)
        {
            case '!' or '?':
                int length = rest.IndexOfAnyExcept('!', '?');
                return Take(length < 0 ? rest.Length : length, Exclamation(length < 0 ? rest : rest[..length]));
            case '.' when rest is ['.', '.', ..]:
                return Take(RunOf('.', '\u2026'), "...");
            case '*':
                int stars = RunOf('*', '*');
                bool standing = stars is > 1 and <= 10 && !Script.StartsWithWord(rest[stars..]) && (_at == 0 || !char.IsLetterOrDigit(_text[_at - 1]));
                return standing ? Take(stars, rest[..stars]) : Skip(stars);
            case '~':
                return Take(RunOf('~', '~'), "~");
            case '$':
                return Take(RunOf('$', '$'), "$");
            case '@':
                return WebAddress.MatchMention(rest) is int mention and > 0 ? Take(mention, Tokenizer.User) : Skip(1);
            case '\\':
                return Skip(rest is ['\\', 'n' or 'r' or 't', ..] ? 2 : 1); // A line end written out, as in the Yelp reviews' files.
        }
        (int matched, string token) = Emoticon.Match(rest, after: _at > 0 ? _text[_at - 1] : ' ');
        if (matched > 0)
            return Take(matched, token);
        return c == '<' ? TakeMarkup(rest) : Skip(1);
    }

    private bool TakeMarkup(ReadOnlySpan<char> rest)
    {
        foreach (string token in (ReadOnlySpan<string>)[Tokenizer.Url, Tokenizer.User, Tokenizer.Number])
        {
            if (rest.StartsWith(token))
                return Take(token.Length, token); // A text prepared elsewhere.
        }
        return Skip(Math.Max(1, HtmlTag.Match(rest)));
    }

    private bool TakeForeign()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        switch (rest[0])
        {
            case '\u2026' or '\u2025': // ellipsis
                return Take(RunOf('.', rest[0]), "...");
            case '\u3002' or '\u30FB' when rest.Length > 1 && rest[1] == rest[0]: // 。。。 and ・・・
                return Take(RunOf(rest[0], rest[0]), "...");
            case '\u203C': // ‼
                return Take(1, "!!");
            case '\u2047': // ⁇
                return Take(1, "??");
            case '\u2048' or '\u2049': // ⁈ ⁉
                return Take(1, "?!");
            case '\u2605' or '\u2606': // ★ ☆
                int stars = RunOf('\u2605', '\u2606');
                return Take(stars, rest[..Math.Min(stars, 10)]);
        }
        if (Rune.DecodeFromUtf16(rest, out Rune rune, out int length) != OperationStatus.Done)
            return Skip(length);
        if (Script.IsToken(rune))
            return TakeCluster(length + Script.MarksAt(rest[length..]));
        if (Script.IsWord(rune))
            return TakeWord();
        if (Script.IsEmoji(rune))
            return TakeCluster(StringInfo.GetNextTextElementLength(rest));
        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol ? Take(length, rest[..length]) : Skip(length);
    }

    private bool TakeCluster(int length)
    {
        ReadOnlySpan<char> cluster = _text.Slice(_at, length);
        bool again = _clusterEnd == _at && _clusterLength == length && cluster.SequenceEqual(_text.Slice(_at - length, length));
        _clusterRepeats = again ? _clusterRepeats + 1 : 1;
        _clusterEnd = _at + length;
        _clusterLength = length;
        if (_clusterRepeats > MaxRepeats)
            return Skip(length);
        int kept = Math.Min(length, Tokenizer.MaxTokenLength);
        return Take(length, cluster[..(char.IsHighSurrogate(cluster[kept - 1]) ? kept - 1 : kept)]);
    }

    /// <summary>A word from its first letter or digit on, written in lower case to the buffer.</summary>
    private bool TakeWord()
    {
        int repeats = 0;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsAsciiLetterOrDigit(c))
            {
                Append(char.ToLowerInvariant(c), ref repeats);
                _at++;
            }
            else if (c >= 0x80)
            {
                if (!TakeForeignLetter(ref repeats))
                    break;
            }
            else if (c is '\'' or '`' && Script.StartsWithWord(_text[(_at + 1)..]))
            {
                Append('\'', ref repeats);
                _at++;
            }
            else if (c == '@' && WebAddress.MatchDomain(_text[(_at + 1)..]) is int domain and > 0)
            {
                _wordLength = 0;
                return Take(domain + 1, Tokenizer.User);
            }
            else if (MaskedLetters() is int mask and > 0)
            {
                for (int end = _at + mask; _at < end; _at++)
                    Append(_text[_at], ref repeats);
            }
            else
            {
                break;
            }
        }
        if (_word[_wordLength - 1] == '\'')
            _wordLength--; // Cut there.
        return true;
    }

    private bool TakeForeignLetter(ref int repeats)
    {
        ReadOnlySpan<char> rest = _text[_at..];
        Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
        if (!Script.ContinuesWord(rune) || Script.IsToken(rune))
            return false;
        if (length == 1)
        {
            Append(char.ToLowerInvariant(rest[0]), ref repeats);
        }
        else if (_wordLength + 2 <= Tokenizer.MaxTokenLength)
        {
            Rune.ToLowerInvariant(rune).EncodeToUtf16(((Span<char>)_word)[_wordLength..]);
            _wordLength += 2;
        }
        _at += length;
        return true;
    }

    private void Append(char c, ref int repeats)
    {
        repeats = _wordLength > 0 && _word[_wordLength - 1] == c ? repeats + 1 : 1;
        if (_wordLength < Tokenizer.MaxTokenLength && (repeats <= MaxRepeats || char.IsAsciiDigit(c)))
            _word[_wordLength++] = c;
    }

    /// <summary>
    /// Length of a row of signs that stand for letters here: between letters (<c>sh*t</c>), or stars after the first letters
    /// (<c>f***</c>; after more letters they are somebody's bold type).
    /// </summary>
    private readonly int MaskedLetters()
    {
        const int longest = 8;
        if (!char.IsAsciiLetter(_text[_at - 1]))
            return 0;
        ReadOnlySpan<char> rest = _text.Slice(_at, Math.Min(longest + 1, _text.Length - _at));
        int length = rest.IndexOfAnyExcept("*@$");
        bool inside = length > 0 && char.IsAsciiLetter(rest[length]);
        if (length < 0)
            length = rest.Length;
        bool atEnd = _wordLength <= 3 && length is > 1 and <= longest && !rest[..length].ContainsAnyExcept('*');
        return inside || atEnd ? length : 0;
    }

    private static string Exclamation(ReadOnlySpan<char> run) => (run.Contains('!'), run.Contains('?'), run.Length) switch
    {
        (true, true, _) => "?!",
        (true, _, 1) => "!",
        (true, _, 2) => "!!",
        (true, _, _) => "!!!",
        (_, _, 1) => "?",
        (_, _, 2) => "??",
        _ => "???",
    };

    private readonly int RunOf(char one, char other)
    {
        int length = _text[_at..].IndexOfAnyExcept(one, other);
        return length < 0 ? _text.Length - _at : length;
    }

    [InlineArray(Tokenizer.MaxTokenLength)]
    private struct WordBuffer
    {
        private char _first;
    }
}

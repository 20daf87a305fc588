using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GruSentiment.Text;

/// <summary>Enumerates the tokens of a plain text (<see cref="Tokenizer"/> makes it plain); for <c>foreach</c>.</summary>
internal ref struct TokenEnumerator
{
    /// <summary>Most times that a character of a script without spaces, or an emoji, is kept in a row.</summary>
    private const int MaxRepeats = 3;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _start;
    private ReadOnlySpan<char> _token;
    private WordBuffer _word; // the token where it is not empty, else _token is
    private int _clusterEnd;
    private int _clusterLength;
    private int _clusterRepeats;

    internal TokenEnumerator(ReadOnlySpan<char> plainText) => _text = plainText;

    /// <summary>Where the first tag or comment passed begins that has no end yet, and may still get one; -1 where there is none.</summary>
    public int OpenTag { get; private set; } = -1;

    /// <summary>The token. Valid until the next <see cref="MoveNext"/>.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Current => _word.Length > 0 ? _word.Written : _token;

    /// <summary>Where the token begins in the plain text; it ends at <see cref="End"/>, and is whole there even if it was cut.</summary>
    public readonly int Start => _start;

    /// <summary>Where the token ends in the plain text: the place behind its last unit.</summary>
    public readonly int End => _at;

    /// <summary>This enumerator, as <c>foreach</c> wants it.</summary>
    public readonly TokenEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next token.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext()
    {
        _word.Length = 0;
        while (_at < _text.Length)
        {
            _start = _at;
            char c = _text[_at];
            bool found = char.IsAsciiLetter(c) ? ReadUrl() || ReadWord()
                : char.IsAsciiDigit(c) ? ReadNumber() || ReadWord()
                : c < 0x80 ? ReadPunctuation(c)
                : ReadNonAscii();
            if (found)
                return true;
        }
        return false;
    }

    /// <summary>Makes a token of the next characters.</summary>
    /// <returns>Whether there is one.</returns>
    private bool Emit(int length, ReadOnlySpan<char> token)
    {
        _at += length;
        _token = token;
        return length > 0 && token.Length > 0;
    }

    /// <summary>Passes over characters that are no token.</summary>
    /// <returns>False.</returns>
    private bool Skip(int length)
    {
        _at += length;
        return false;
    }

    private bool ReadUrl() => Emit(WebAddress.MatchUrl(_text[_at..]), Tokenizer.Url);

    private bool ReadNumber()
    {
        int length = NumberPattern.Match(_text[_at..], _word.Room, out int written);
        _word.Length = written;
        _token = Tokenizer.Number; // Unless it was short enough to be written down.
        _at += length;
        return length > 0;
    }

    private bool ReadPunctuation(char c)
    {
        ReadOnlySpan<char> rest = _text[_at..];
        switch (c)
        {
            case '!' or '?':
                int length = rest.IndexOfAnyExcept('!', '?');
                return Emit(length < 0 ? rest.Length : length, Exclamation(length < 0 ? rest : rest[..length]));
            case '.' when rest is ['.', '.', ..]:
                return Emit(RunLength('.', '\u2026'), "...");
            case '*':
                int stars = RunLength('*', '*');
                bool rating = stars is > 1 and <= 10 && !Script.StartsWithWord(rest[stars..])
                    && (_at == 0 || !char.IsLetterOrDigit(_text[_at - 1]));
                return rating ? Emit(stars, rest[..stars]) : Skip(stars);
            case '~':
                return Emit(RunLength('~', '~'), "~");
            case '$':
                return Emit(RunLength('$', '$'), "$");
            case '@':
                return WebAddress.MatchMention(rest) is int mention and > 0 ? Emit(mention, Tokenizer.User) : Skip(1);
            case '\\':
                return Skip(rest is ['\\', 'n' or 'r' or 't', ..] ? 2 : 1); // A line end written out, as in the Yelp reviews' files.
        }
        (int matched, string token) = Emoticon.Match(rest, before: _at > 0 ? _text[_at - 1] : ' ');
        if (matched > 0)
            return Emit(matched, token);
        return c == '<' ? ReadMarkup(rest) : Skip(1);
    }

    private bool ReadMarkup(ReadOnlySpan<char> rest)
    {
        foreach (string token in (ReadOnlySpan<string>)[Tokenizer.Url, Tokenizer.User, Tokenizer.Number])
        {
            if (rest.StartsWith(token))
                return Emit(token.Length, token); // A text prepared elsewhere.
        }
        int length = HtmlTag.Match(rest);
        if (length == 0 && OpenTag < 0 && HtmlTag.IsOpen(rest))
            OpenTag = _at;
        return Skip(Math.Max(1, length));
    }

    private bool ReadNonAscii()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        switch (rest[0])
        {
            case '\u2026' or '\u2025': // ellipsis
                return Emit(RunLength('.', rest[0]), "...");
            case '\u3002' or '\u30FB' when rest.Length > 1 && rest[1] == rest[0]: // 。。。 and ・・・
                return Emit(RunLength(rest[0], rest[0]), "...");
            case '\u203C': // ‼
                return Emit(1, "!!");
            case '\u2047': // ⁇
                return Emit(1, "??");
            case '\u2048' or '\u2049': // ⁈ ⁉
                return Emit(1, "?!");
            case '\u2605' or '\u2606': // ★ ☆
                int stars = RunLength('\u2605', '\u2606');
                return Emit(stars, rest[..Math.Min(stars, 10)]);
        }
        if (Rune.DecodeFromUtf16(rest, out Rune rune, out int length) != OperationStatus.Done)
            return Skip(length);
        if (Script.IsToken(rune))
            return ReadCluster(CharacterCluster.Length(rest, length));
        if (Script.IsWord(rune))
            return ReadWord();
        if (Script.IsEmoji(rune))
            return ReadCluster(StringInfo.GetNextTextElementLength(rest));
        return Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol ? Emit(length, rest[..length]) : Skip(length);
    }

    /// <summary>A grapheme cluster as a token, unless it has stood here too often in a row.</summary>
    private bool ReadCluster(int length)
    {
        ReadOnlySpan<char> cluster = _text.Slice(_at, length);
        bool again = _clusterEnd == _at && _clusterLength == length && cluster.SequenceEqual(_text.Slice(_at - length, length));
        _clusterRepeats = again ? _clusterRepeats + 1 : 1;
        _clusterEnd = _at + length;
        _clusterLength = length;
        if (_clusterRepeats > MaxRepeats)
            return Skip(length);
        int kept = Math.Min(length, Tokenizer.MaxTokenLength);
        return Emit(length, cluster[..(char.IsHighSurrogate(cluster[kept - 1]) ? kept - 1 : kept)]);
    }

    /// <summary>A word from its first letter or digit on, written in lower case to the buffer.</summary>
    private bool ReadWord()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsAsciiLetterOrDigit(c))
            {
                _word.Append(char.ToLowerInvariant(c));
                _at++;
            }
            else if (c >= 0x80)
            {
                if (!AppendNonAsciiLetter())
                    break;
            }
            else if (c is '\'' or '`' && Script.StartsWithWord(_text[(_at + 1)..]))
            {
                _word.Append('\'');
                _at++;
            }
            else if (c == '@' && WebAddress.MatchDomain(_text[(_at + 1)..]) is int domain and > 0)
            {
                _word.Length = 0;
                return Emit(domain + 1, Tokenizer.User);
            }
            else if (MaskedLetters.Match(_text[_at..], _text[_at - 1], _word.Length) is int mask and > 0)
            {
                for (int end = _at + mask; _at < end; _at++)
                    _word.Append(_text[_at]);
            }
            else
            {
                break;
            }
        }
        _word.TrimApostrophe();
        return true;
    }

    /// <summary>Adds the letter that comes next to the word.</summary>
    /// <returns>Whether one comes next.</returns>
    private bool AppendNonAsciiLetter()
    {
        ReadOnlySpan<char> rest = _text[_at..];
        Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
        if (!Script.ContinuesWord(rune) || Script.IsToken(rune))
            return false;
        if (length == 1)
            _word.Append(char.ToLowerInvariant(rest[0]));
        else
            _word.AppendPair(rune);
        _at += length;
        return true;
    }

    /// <summary>The token for a row of exclamation and question marks.</summary>
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

    /// <summary>How many of the next characters are one of two.</summary>
    private readonly int RunLength(char one, char other)
    {
        int length = _text[_at..].IndexOfAnyExcept(one, other);
        return length < 0 ? _text.Length - _at : length;
    }
}

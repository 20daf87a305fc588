using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace GruSentiment.Text;

/// <summary>A token that is written anew instead of cut out of the text: a word in lower case, a number without its commas.</summary>
internal struct WordBuffer
{
    /// <summary>Most times that a letter is kept in a row.</summary>
    private const int MaxRepeats = 3;

    private Characters _characters;
    private int _repeats;

    /// <summary>UTF-16 units written.</summary>
    public int Length { get; set; }

    /// <summary>What has been written.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<char> Written => ((ReadOnlySpan<char>)_characters)[..Length];

    /// <summary>Room for a token of any length.</summary>
    [UnscopedRef]
    public Span<char> Room => _characters;

    /// <summary>
    /// Adds a character in lower case; skips a letter's repetitions beyond the third, and what is longer than a token may be.
    /// </summary>
    public void Append(char c)
    {
        _repeats = Length > 0 && _characters[Length - 1] == c ? _repeats + 1 : 1;
        if (Length < Tokenizer.MaxTokenLength && (_repeats <= MaxRepeats || char.IsAsciiDigit(c)))
            _characters[Length++] = c;
    }

    /// <summary>Adds a letter that takes two UTF-16 units, in lower case, where both fit.</summary>
    public void AppendPair(Rune letter)
    {
        if (Length + 2 > Tokenizer.MaxTokenLength)
            return;
        Rune.ToLowerInvariant(letter).EncodeToUtf16(Room[Length..]);
        Length += 2;
    }

    /// <summary>Removes an apostrophe at the end, where a word was cut.</summary>
    public void TrimApostrophe()
    {
        if (_characters[Length - 1] == '\'')
            Length--;
    }

    [InlineArray(Tokenizer.MaxTokenLength)]
    private struct Characters
    {
        private char _first;
    }
}

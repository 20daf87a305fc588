namespace GruSentiment.Text;

/// <summary>Signs that stand for letters of a word: <c>sh*t</c>, <c>f***</c>.</summary>
internal static class MaskedLetters
{
    private const int MaxLength = 8;

    /// <summary>Letters before stars at a word's end; after more letters the stars are somebody's bold type.</summary>
    private const int MaxLettersBefore = 3;

    /// <summary>
    /// Length of the row of signs that a text begins with, where they stand between letters or end a word of few letters.
    /// </summary>
    /// <param name="text">The text from behind a word's first characters on.</param>
    /// <param name="before">The character before.</param>
    /// <param name="wordLength">The word's length before the text.</param>
    /// <returns>0 where there are none.</returns>
    public static int Match(ReadOnlySpan<char> text, char before, int wordLength)
    {
        if (!char.IsAsciiLetter(before))
            return 0;
        text = text[..Math.Min(MaxLength + 1, text.Length)];
        int length = text.IndexOfAnyExcept("*@$");
        bool inside = length > 0 && char.IsAsciiLetter(text[length]);
        if (length < 0)
            length = text.Length;
        bool atEnd = wordLength <= MaxLettersBefore && length is > 1 and <= MaxLength && !text[..length].ContainsAnyExcept('*');
        return inside || atEnd ? length : 0;
    }
}

namespace GruSentiment.Text;

/// <summary>Numbers and ratings: <c>7</c>, <c>7.5</c>, <c>1,000</c>, <c>8/10</c>, <c>7.5/10</c>.</summary>
internal static class NumberPattern
{
    private const int MaxDigits = 4;
    private const int MaxRatingDigits = 3;

    /// <summary>Finds the number that a text begins with and writes it without the commas between thousands.</summary>
    /// <param name="text">Begins with a digit.</param>
    /// <param name="token">Room for a token.</param>
    /// <param name="written">Length of what was written; 0 for a number of more than four digits.</param>
    /// <returns>Length of the number in the text; 0 where it is the beginning of a word, as in <c>2nd</c>.</returns>
    public static int Match(ReadOnlySpan<char> text, Span<char> token, out int written)
    {
        int length = DigitCount(text);
        int digits = length;
        written = 0;
        if (Script.StartsWithWord(text[length..]) || text[length..] is ['\'' or '`', ..] && Script.StartsWithWord(text[(length + 1)..]))
            return 0;
        bool grouped = false;
        while ((grouped || digits <= 3) && text[length..] is [',', ..] && DigitCount(text[(length + 1)..]) == 3)
        {
            grouped = true;
            length += 4;
            digits += 3;
        }
        if (text[length..] is ['.', ..] && DigitCount(text[(length + 1)..]) is int decimals and > 0)
        {
            length += 1 + decimals;
            digits += decimals;
        }
        if (!grouped && digits <= MaxRatingDigits && text[length..] is ['/', ..]
            && DigitCount(text[(length + 1)..]) is int scale and > 0 and <= MaxRatingDigits
            && text[(length + 1 + scale)..] is not ['/', ..])
        {
            length += 1 + scale;
        }
        else if (digits > MaxDigits)
        {
            return length;
        }
        foreach (char c in text[..length])
        {
            if (c != ',')
                token[written++] = c;
        }
        return length;
    }

    private static int DigitCount(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }
}

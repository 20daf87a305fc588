namespace GruSentiment.Text;

/// <summary>Faces and hearts drawn with punctuation, folded to a few.</summary>
internal static class Emoticon
{
    /// <summary>Finds the emoticon that a text begins with.</summary>
    /// <param name="text">Begins with punctuation.</param>
    /// <param name="before">The character before; a space at the beginning.</param>
    /// <returns>Length in the text and the token for it; 0 if there is none.</returns>
    public static (int Length, string Token) Match(ReadOnlySpan<char> text, char before) => text[0] switch
    {
        '<' when text is ['<', '3', ..] && !IsWord(text, 2) => (2, "<3"),
        '<' when text is ['<', '/', '3', ..] && !IsWord(text, 3) => (3, "</3"),
        ';' when text.StartsWith(";_;") => (3, ":("),
        ':' or ';' or '=' => MatchFace(text, before),
        '^' when text.StartsWith("^_^") || text.StartsWith("^-^") => (3, ":)"),
        '^' when text.StartsWith("^^") => (RunLength(text, '^'), ":)"),
        '-' when text.StartsWith("-_-") => (3, ":/"),
        '(' when text is ['(', ':' or ';' or '=', ..] && !IsWord(text, 2) && text is not [_, _, '(' or '/', ..] => (2, ":)"),
        '(' when RunLength(text, '(') > 2 => (RunLength(text, '('), ":("),
        ')' when RunLength(text, ')') > 2 => (RunLength(text, ')'), ":)"), // A smile without eyes, as Russians write it.
        _ => default,
    };

    /// <summary>Eyes, up to two signs for nose and tears, and a mouth that may be long.</summary>
    private static (int Length, string Token) MatchFace(ReadOnlySpan<char> text, char before)
    {
        int at = 1;
        while (at < 3 && at < text.Length && text[at] is '-' or '^' or '\'' or '`')
            at++;
        if (at >= text.Length)
            return default;
        char mouth = text[at];
        string? token = (text[0], mouth) switch
        {
            (';', ')' or ']' or 'D' or 'd' or 'P' or 'p') => ";)",
            (':' or '=', ')' or ']' or '}') => ":)",
            (':' or '=', '(') or (':', '[' or '{') => ":(",
            (':' or '=', 'D' or 'd') => ":d",
            (':' or '=', 'P' or 'p') => ":p",
            (':', 'O' or 'o') => ":o",
            (':', '/' or '\\' or '|') => ":/",
            (':', '*') => ":*",
            _ => null,
        };
        if (token is null)
            return default;
        int end = at + RunLength(text[at..], mouth);
        bool wordBefore = char.IsLetterOrDigit(before);
        bool wordAfter = IsWord(text, end);
        bool letter = char.IsAsciiLetter(mouth);
        bool isFace = letter ? !wordBefore && !wordAfter
            : mouth is '/' or '*' ? end == at + 1 && !(wordBefore && wordAfter)
            : !(wordBefore && wordAfter);
        return isFace ? (end, token) : default;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsLetterOrDigit(text[at]);

    private static int RunLength(ReadOnlySpan<char> text, char c)
    {
        int length = text.IndexOfAnyExcept(c);
        return length < 0 ? text.Length : length;
    }
}

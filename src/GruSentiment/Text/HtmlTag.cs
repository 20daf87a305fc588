using System.Buffers;

namespace GruSentiment.Text;

/// <summary>HTML tags and comments: where they end.</summary>
internal static class HtmlTag
{
    /// <summary>Longest tag or comment; the search for an end stops there, so that a text full of beginnings takes linear time.</summary>
    public const int MaxLength = 1024;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-_");

    /// <summary>
    /// Length of the tag or comment that a text begins with; 0 if it begins with none (<c>a &lt; b</c>, <c>&lt;great film&gt;</c>).
    /// </summary>
    public static int Match(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaxLength)];
        if (text.StartsWith("<!--"))
            return text.IndexOf("-->") is int end and > 0 ? end + 3 : 0;
        int name = NameStart(text);
        if (name >= text.Length || !char.IsAsciiLetter(text[name]))
            return 0;
        int close = text[1..].IndexOfAny('<', '>') + 1;
        if (close == 0 || text[close] == '<')
            return 0;
        ReadOnlySpan<char> inside = text[name..close];
        int nameLength = inside.IndexOfAny(" \t\r\n/");
        ReadOnlySpan<char> attributes = nameLength < 0 ? default : inside[nameLength..].Trim(" \t\r\n/");
        bool named = !(nameLength < 0 ? inside : inside[..nameLength]).ContainsAnyExcept(NameCharacters);
        bool attributed = attributes.IsEmpty || attributes.Contains('=') || name == 2;
        return named && attributed ? close + 1 : 0;
    }

    /// <summary>Whether a text begins with what is no tag or comment yet, and may become one with more text behind white space.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text)
    {
        if (text.Length >= MaxLength || Match(text) > 0)
            return false;
        int name = NameStart(text);
        return text.StartsWith("<!--")
            || name < text.Length && char.IsAsciiLetter(text[name]) && text[1..].IndexOfAny('<', '>') < 0;
    }

    private static int NameStart(ReadOnlySpan<char> text) => text is ['<', '/' or '!' or '?', ..] ? 2 : 1;
}

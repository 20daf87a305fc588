namespace GruSentiment.Options;

/// <summary>The beginning of a text in a message: what a file holds may be of any length.</summary>
internal static class ShortText
{
    /// <summary>The text, or so much of it with an ellipsis behind.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Characters of it, at most (UTF-16).</param>
    public static string Of(string text, int most) => text.Length <= most ? text : $"{Beginning(text, most)}…";

    /// <summary>The same without the ellipsis. A character of two parts (a surrogate pair) is there whole or not at all.</summary>
    public static string Beginning(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}

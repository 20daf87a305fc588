using System.Globalization;
using System.Text;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>
/// Text as it may be shown to a person. File names, columns, labels and what a server says come from others, and a terminal obeys certain
/// characters: it would change colours, its title or what stands there already, or show words in another order.
/// </summary>
internal static class ShownText
{
    /// <summary>Whether a terminal obeys a character instead of showing it; of a line end it does so rightly.</summary>
    /// <remarks>
    /// The control characters (C0 but for tab and line end, DEL, C1), and those that embed, override or isolate a direction (UAX #9).
    /// </remarks>
    public static bool IsObeyed(char character) => character switch
    {
        '\t' or '\n' => false,
        < ' ' or (>= '\u007F' and <= '\u009F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };

    /// <summary>
    /// The text with such characters written as JSON writes them, <c>\u001b</c>: so what is JSON still says the same. Line ends stay.
    /// </summary>
    public static string Of(string text)
    {
        if (!HasObeyed(text))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsObeyed(text[i]) || (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
                shown.Append(text[i]);
            else
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
        }
        return shown.ToString();
    }

    private static bool HasObeyed(string text)
    {
        foreach (char character in text)
        {
            if (IsObeyed(character))
                return true;
        }
        return false;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace GruSentiment.Cli.Terminal;

/// <summary>
/// Text as it may be shown to a person. File names, columns, labels and what a server says come from others, and a terminal obeys certain
/// characters: it would change colours, its title or what stands there already, or show words in another order.
/// </summary>
internal static class ShownText
{
    /// <summary>
    /// The control characters (C0 but for tab and line end, DEL, C1), and those that embed, override or isolate a direction (UAX #9).
    /// </summary>
    private static readonly SearchValues<char> s_obeyed = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(code => (char)code).Where(c => c is not ('\t' or '\n')),
        .. Enumerable.Range(0x7F, 0x21).Select(code => (char)code),
        '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069',
    ]);

    /// <summary>Whether a terminal obeys a character instead of showing it; of a line end it does so rightly.</summary>
    public static bool IsObeyed(char character) => s_obeyed.Contains(character);

    /// <summary>
    /// The text with such characters written as JSON writes them, <c>\u001b</c>: so what is JSON still says the same. Line ends stay.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(s_obeyed))
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
}

namespace GruSentiment.Text;

/// <summary>
/// A character reference that a text ends within, and that text behind white space may still complete: a number may have white space
/// around it, as in <c>&amp;# 65 ;</c>. All other references end before white space.
/// </summary>
internal static class OpenReference
{
    /// <summary>What may stand around a number.</summary>
    public const string WhiteSpace = " \t\n\v\f\r";

    /// <summary>Where it begins.</summary>
    /// <param name="text">A text that white space follows.</param>
    /// <returns>-1 where there is none.</returns>
    public static int Find(ReadOnlySpan<char> text)
    {
        int at = text.LastIndexOf('&');
        if (at < 0 || text[at..] is not ['&', '#', .. ReadOnlySpan<char> number])
            return -1;
        number = number.TrimStart(WhiteSpace);
        if (number is ['+' or '-', ..])
            number = number[1..];
        number = number.TrimStart("0123456789");
        return number.ContainsAnyExcept(WhiteSpace + '\0') ? -1 : at; // Zero bytes behind a number are passed over too.
    }
}

using System.Net;

namespace GruSentiment.Text;

/// <summary>HTML entities as <see cref="WebUtility.HtmlDecode(string)"/> decodes them, one by one, so that each keeps its place.</summary>
internal static class MappedEntities
{
    /// <summary>The text with its entities decoded once.</summary>
    public static MappedText Decode(MappedText text)
    {
        var decoded = new MappedText(text.Length);
        ReadOnlySpan<char> units = text.Units;
        int at = 0;
        while (at < units.Length)
        {
            int length = LengthOfCandidate(units[at..]);
            string character = length == 0 ? "" : WebUtility.HtmlDecode(units.Slice(at, length).ToString());
            if (length > 0 && character.Length < length)
            {
                decoded.Add(character, text, at, at + length);
                at += length;
            }
            else
            {
                decoded.Add(text, at, at + 1);
                at++;
            }
        }
        return decoded;
    }

    /// <summary>Length of what may be an entity at a text's beginning: from <c>&amp;</c> to <c>;</c> without another between.</summary>
    private static int LengthOfCandidate(ReadOnlySpan<char> text)
    {
        if (text[0] != '&')
            return 0;
        int end = text[1..].IndexOfAny('&', ';') + 1;
        return end > 0 && text[end] == ';' ? end + 1 : 0;
    }
}

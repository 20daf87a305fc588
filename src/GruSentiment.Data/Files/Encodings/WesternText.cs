using System.Buffers;
using System.Text;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>
/// How far bytes that are not UTF-8 can be Windows-1252: there, accented letters stand alone or in pairs among the letters of ASCII, and
/// signs stand beside words. Letters of other scripts stand in long rows.
/// </summary>
/// <param name="Other">Bytes above ASCII that are not UTF-8.</param>
/// <param name="Fitting">Those of them that stand where Western European texts have such a byte.</param>
/// <param name="Utf8">Bytes above ASCII that are UTF-8.</param>
/// <param name="InRows">Those of <paramref name="Other"/> that stand in rows of three or more.</param>
/// <param name="Length">All bytes.</param>
internal readonly record struct WesternText(int Other, int Fitting, int Utf8, int InRows, int Length)
{
    /// <summary>Windows-1252 from 0x80 to 0x9F, with what it leaves undefined as Unicode has it; the rest is as in Latin-1.</summary>
    private const string Middle = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Signs that stand anywhere but between two letters.</summary>
    private static readonly SearchValues<char> s_quotes = SearchValues.Create("€„…‘’“”•–—™\u00A0«»");

    /// <summary>Signs that stand beside few other characters above ASCII, and not between two letters.</summary>
    private static readonly SearchValues<char> s_signs = SearchValues.Create("‰¡¢£§©®°²³´µ·º¼½¾¿×¨ª¹");

    /// <summary>Signs that also stand between two letters.</summary>
    private static readonly SearchValues<char> s_joining = SearchValues.Create("…‘’“”•–—\u00A0´·");

    /// <summary>Whether too few are not UTF-8 to tell what they are.</summary>
    public bool IsFew => Other < 4;

    /// <summary>Whether they are Windows-1252, or too few to tell.</summary>
    public bool IsPlausible => IsFew || Utf8 > 2 * Other || Fitting >= 0.8 * Other;

    /// <summary>
    /// Whether they are so few among ASCII, and so seldom side by side, that they are the names and signs of a Western European text,
    /// broken ones too: other scripts, and other alphabets of Latin letters, have more.
    /// </summary>
    public bool IsSparse => 50L * Other <= Length && 5L * InRows <= Other;

    /// <summary>Whether UTF-8 and other bytes are mixed.</summary>
    public bool IsMixed => IsFew || 4 * Utf8 > Other;

    /// <summary>A byte from 0x80 as a character of Windows-1252.</summary>
    public static char Character(byte value) => value is >= 0x80 and <= 0x9F ? Middle[value - 0x80] : (char)value;

    /// <summary>Looks at bytes.</summary>
    /// <param name="bytes">They may break off within a character.</param>
    public static WesternText Of(ReadOnlySpan<byte> bytes)
    {
        int other = 0, fitting = 0, utf8 = 0, inRows = 0, row = 0, last = -1;
        for (int i = 0; i < bytes.Length;)
        {
            int ascii = bytes[i..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                break;
            i += ascii;
            OperationStatus status = Rune.DecodeFromUtf8(bytes[i..], out _, out int length);
            if (status == OperationStatus.Done)
                utf8 += length;
            else if (status == OperationStatus.NeedMoreData)
                break;
            for (int k = i; status == OperationStatus.InvalidData && k < i + length; k++)
            {
                other++;
                row = k == last + 1 ? row + 1 : 1;
                inRows += row == 3 ? 3 : row > 3 ? 1 : 0;
                last = k;
                fitting += Fits(bytes, k) ? 1 : 0;
            }
            i += length;
        }
        return new(other, fitting, utf8, inRows, bytes.Length);
    }

    private static bool Fits(ReadOnlySpan<byte> bytes, int at)
    {
        byte value = bytes[at];
        char character = Character(value);
        byte before = at > 0 ? bytes[at - 1] : (byte)' ', after = at + 1 < bytes.Length ? bytes[at + 1] : (byte)' ';
        if (char.IsLetter(character) && character is not ('ƒ' or 'ˆ' or 'ª' or 'º' or 'µ'))
            return before == value || after == value || IsInShortRow(bytes, at);
        bool between = IsLetter(before) && IsLetter(after);
        return (!between || s_joining.Contains(character))
            && (s_quotes.Contains(character) || (s_signs.Contains(character) && IsAmongFew(bytes, at)));
    }

    /// <summary>A row of three bytes above ASCII at most, or a neighbour that is the same.</summary>
    private static bool IsAmongFew(ReadOnlySpan<byte> bytes, int at)
    {
        int start = at, end = at + 1;
        while (start > 0 && at - start < 3 && bytes[start - 1] >= 0x80)
            start--;
        while (end < bytes.Length && end - at < 4 && bytes[end] >= 0x80)
            end++;
        return end - start <= 3 || bytes[start..end].Count(bytes[at]) > (end - start) / 2;
    }

    /// <summary>A row of letters above ASCII: alone, or two of them beside a letter of ASCII.</summary>
    private static bool IsInShortRow(ReadOnlySpan<byte> bytes, int at)
    {
        int start = at, end = at + 1;
        while (start > 0 && at - start < 2 && bytes[start - 1] >= 0x80 && IsLetter(bytes[start - 1]))
            start--;
        while (end < bytes.Length && end - at < 3 && bytes[end] >= 0x80 && IsLetter(bytes[end]))
            end++;
        bool besideAscii = (start > 0 && char.IsAsciiLetter((char)bytes[start - 1]))
            || (end < bytes.Length && char.IsAsciiLetter((char)bytes[end]));
        return end - start == 1 || (end - start == 2 && besideAscii);
    }

    private static bool IsLetter(byte value) => value < 0x80 ? char.IsAsciiLetter((char)value) : char.IsLetter(Character(value));
}

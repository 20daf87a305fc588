using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace GruSentiment.Text;

/// <summary>
/// A text in which everything that reads the same is the same: entities as characters, Unicode composed (NFC), full-width ASCII as ASCII,
/// digits of any script as ASCII's, one kind of apostrophe, Arabic and Hebrew without reading marks, nothing invisible, no halves of
/// surrogate pairs.
/// </summary>
internal static class PlainText
{
    private const char Joiner = '\u200D';

    /// <summary>
    /// Most combining marks in a row; more are removed. Unicode's stream-safe format (UAX #15, section 13) allows 30; without a bound,
    /// putting a megabyte of them into canonical order takes quadratic time.
    /// </summary>
    private const int MaxMarks = 30;

    /// <summary>Whether a text is plain as it stands: ASCII without entities, as most English reviews are.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => Ascii.IsValid(text) && !text.Contains('&');

    /// <summary>The plain form of a text.</summary>
    public static string From(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
            return Compose(text);
        string decoded = WebUtility.HtmlDecode(text.ToString());
        if (decoded.Length < text.Length && decoded.Contains('&'))
            decoded = WebUtility.HtmlDecode(decoded); // Escaped twice on its way, as &amp;quot; is: common in collections of tweets.
        return Compose(decoded);
    }

    /// <summary>The plain form of a text, with the place of each of its units in that text.</summary>
    public static MappedText Map(string text)
    {
        MappedText mapped = MappedText.Of(text);
        if (IsPlain(text))
            return mapped;
        if (text.Contains('&'))
        {
            mapped = MappedEntities.Decode(mapped);
            if (mapped.Length < text.Length && mapped.Units.Contains('&'))
                mapped = MappedEntities.Decode(mapped);
        }
        mapped = Fold(mapped, out bool mayDecompose);
        return mayDecompose ? MappedComposition.Compose(mapped) : mapped;
    }

    private static MappedText Fold(MappedText text, out bool mayDecompose)
    {
        char[] units = new char[text.Length];
        int[] origins = new int[text.Length];
        int length = Fold(text.Units, units, new FoldOrigins(origins), out mayDecompose);
        var folded = new MappedText(length);
        for (int i = 0; i < length; i++)
        {
            int next = i + 1 < length ? origins[i + 1] : text.Length;
            int end = origins[i] + 1;
            while (end < next && BelongsToCharacterBefore(text.Units[end]))
                end++;
            folded.Add(units.AsSpan(i, 1), text, origins[i], end);
        }
        return folded;
    }

    /// <summary>Whether something that folding removes is a mark on what stands before it, and is shown with it.</summary>
    private static bool BelongsToCharacterBefore(char removed) =>
        char.IsSurrogate(removed) || MarkedLetters.IsLeftOut(removed) || IsMark(CharUnicodeInfo.GetUnicodeCategory(removed));

    private static string Compose(ReadOnlySpan<char> text)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            int length = Fold(text, buffer, default(NoFoldOrigins), out bool mayDecompose);
            string folded = new(buffer, 0, length);
            return mayDecompose && !CanonicalForm.IsPlain(folded) ? CanonicalForm.Compose(folded) : folded;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <param name="text">The text.</param>
    /// <param name="folded">At least as long as the text.</param>
    /// <param name="origins">Told where each unit written comes from.</param>
    /// <param name="mayDecompose">Whether a character was met that need not be in NFC; all below U+0300 are.</param>
    /// <returns>The length of what was written.</returns>
    private static int Fold<T>(ReadOnlySpan<char> text, Span<char> folded, T origins, out bool mayDecompose)
        where T : struct, IFoldOrigins
    {
        int length = 0;
        int marks = 0;
        mayDecompose = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                marks = 0;
                origins.Set(length, i);
                folded[length++] = c;
                continue;
            }
            mayDecompose |= c >= 0x300;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                int codePoint = char.ConvertToUtf32(c, text[++i]);
                marks = IsMark(CharUnicodeInfo.GetUnicodeCategory(codePoint)) ? marks + 1 : 0;
                if (marks > MaxMarks || codePoint is >= 0xE0100 and <= 0xE01EF)
                    continue;
                origins.Set(length, i - 1);
                folded[length++] = c;
                origins.Set(length, i);
                folded[length++] = text[i];
                continue;
            }
            if (IsInvisible(c) || MarkedLetters.IsLeftOut(c) || (c == Joiner && !(length > 0 && JoinsAfter(folded[length - 1]))))
                continue;
            marks = IsMark(CharUnicodeInfo.GetUnicodeCategory(c)) ? marks + 1 : 0;
            if (marks > MaxMarks)
                continue;
            origins.Set(length, i);
            folded[length++] = Fold(c);
        }
        return length;
    }

    private static char Fold(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u00B4' or '\u2032' or '\uFF07' => '\'',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0), // full-width ASCII
        '\uFFFE' or '\uFFFF' => ' ', // normalisation refuses them, and halves of pairs
        _ => char.IsSurrogate(c) ? ' ' : MarkedLetters.Fold(c),
    };

    /// <summary>
    /// Characters that show nothing: soft hyphen, zero-width spaces, direction marks, variation selectors, fillers, the keycap.
    /// </summary>
    private static bool IsInvisible(char c) => c switch
    {
        '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u3164' or '\u20E3' or '\uFEFF' => true,
        >= '\u180B' and <= '\u180F' => true,
        >= '\u200B' and <= '\u200F' and not Joiner => true,
        >= '\u202A' and <= '\u202E' => true,
        >= '\u2060' and <= '\u206F' => true,
        >= '\uFE00' and <= '\uFE0F' => true,
        _ => false,
    };

    /// <summary>Whether a joiner stays after a character, or its second half: emoji are joined by it, letters at most reshaped.</summary>
    private static bool JoinsAfter(char c) => char.IsLowSurrogate(c) || c is >= '\u2000' and <= '\u2BFF';

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

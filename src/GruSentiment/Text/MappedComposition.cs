using System.Globalization;
using System.Text;

namespace GruSentiment.Text;

/// <summary>
/// Composes a text (NFC) segment by segment, so that each character keeps its place. A segment is a character with the marks behind it, or
/// the letters of a Korean syllable: no character composes with one of another segment.
/// </summary>
internal static class MappedComposition
{
    /// <summary>The composed text.</summary>
    /// <param name="text">Without halves of surrogate pairs.</param>
    public static MappedText Compose(MappedText text)
    {
        var composed = new MappedText(text.Length);
        int start = 0;
        for (int i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !BeginsSegment(text.Units, i))
                continue;
            AddComposed(composed, text, start, i);
            start = i;
        }
        return composed;
    }

    /// <summary>Whether no character from a place on composes with one before it.</summary>
    /// <param name="text">Without halves of surrogate pairs.</param>
    /// <param name="at">The place, above 0.</param>
    internal static bool BeginsSegment(ReadOnlySpan<char> text, int at)
    {
        char before = text[at - 1];
        switch (text[at])
        {
            case < '\u0300':
                return true;
            case >= '\uDC00' and <= '\uDFFF': // second half of a pair
                return false;
            case >= '\u1161' and <= '\u1175': // vowel of a Korean syllable
                return before is not (>= '\u1100' and <= '\u1112');
            case >= '\u11A8' and <= '\u11C2': // final consonant
                return before is not (>= '\u1161' and <= '\u1175' or >= '\uAC00' and <= '\uD7A3');
        }
        Rune.DecodeFromUtf16(text[at..], out Rune rune, out _);
        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            && rune.Value is not (>= 0x16D63 and <= 0x16D6A); // vowels of Kirat Rai, letters that compose
    }

    private static void AddComposed(MappedText composed, MappedText text, int start, int end)
    {
        ReadOnlySpan<char> segment = text.Units[start..end];
        if (segment.Length == 1 && segment[0] < '\u0300' || CanonicalForm.IsPlain(segment))
        {
            composed.Add(text, start, end);
            return;
        }
        ReadOnlySpan<char> written = CanonicalForm.Compose(segment);
        if (segment.SequenceEqual(written))
        {
            composed.Add(text, start, end);
            return;
        }
        int before = SameAtStart(segment[..^1], written[..^1]);
        int behind = SameAtEnd(segment[(before + 1)..], written[(before + 1)..]);
        composed.Add(text, start, start + before);
        AddChanged(composed, written[before..^behind], text, start + before, end - behind);
        composed.Add(text, end - behind, end);
    }

    /// <summary>
    /// Adds characters that were composed or put in order, each from its share of what they come from: a mark may be moved behind one that
    /// is another token.
    /// </summary>
    private static void AddChanged(MappedText composed, ReadOnlySpan<char> written, MappedText text, int start, int end)
    {
        List<int> from = Starts(text.Units[start..end]), to = Starts(written);
        int sources = from.Count - 1, characters = to.Count - 1;
        for (int i = 0; i < characters; i++)
        {
            int first = i * sources / characters;
            int last = Math.Max(first + 1, (i + 1) * sources / characters);
            composed.Add(written[to[i]..to[i + 1]], text, start + from[first], start + from[last]);
        }
    }

    /// <summary>Where each character begins, and the length of them all.</summary>
    private static List<int> Starts(ReadOnlySpan<char> text)
    {
        List<int> starts = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsLowSurrogate(text[i]))
                starts.Add(i);
        }
        starts.Add(text.Length);
        return starts;
    }

    /// <summary>How many units two texts have in common at their beginnings, whole characters.</summary>
    private static int SameAtStart(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int same = one.CommonPrefixLength(other);
        return same > 0 && char.IsHighSurrogate(one[same - 1]) ? same - 1 : same;
    }

    /// <summary>How many units two texts have in common at their ends, whole characters.</summary>
    private static int SameAtEnd(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int same = 0;
        while (same < Math.Min(one.Length, other.Length) && one[^(same + 1)] == other[^(same + 1)])
            same++;
        return same > 0 && char.IsLowSurrogate(one[^same]) ? same - 1 : same;
    }
}

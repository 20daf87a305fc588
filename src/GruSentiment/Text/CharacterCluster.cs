using System.Globalization;

namespace GruSentiment.Text;

/// <summary>
/// How far the character goes that a text begins with, in a script whose words stand without spaces: a letter with its marks, and in the
/// scripts of South-East Asia all that no word can part from it.
/// </summary>
/// <remarks>
/// Thai and Lao: vowels that are written before or behind their consonant stay with it (Theeramunkong et al. 2000, "Character Cluster Based
/// Thai Information Retrieval"). Khmer: a consonant below another, joined by the sign coeng. Burmese: the syllable, with its stacked and
/// its final consonants (Ye Kyaw Thu et al. 2013, "A Study of Myanmar Word Segmentation Schemes for Statistical Machine Translation").
/// </remarks>
internal static class CharacterCluster
{
    /// <summary>No letter is added to a longer cluster: with that letter's marks, 30 in plain text at most, it still is a token.</summary>
    private const int MostBeforeLetter = 32;

    private const char Coeng = '\u17D2', Virama = '\u1039', Asat = '\u103A', DotBelow = '\u1037';

    /// <summary>Length of the cluster.</summary>
    /// <param name="text">Begins with a character that <see cref="Script.IsToken"/>.</param>
    /// <param name="first">Length of the first character in UTF-16 units.</param>
    public static int Length(ReadOnlySpan<char> text, int first) => text[0] switch
    {
        < '\u0E00' => first + MarksAt(text[first..]),
        <= '\u0E7F' => ThaiLength(text, isLao: false),
        <= '\u0EFF' => ThaiLength(text, isLao: true),
        >= '\u1000' and <= '\u109F' or >= '\uA9E0' and <= '\uA9FF' or >= '\uAA60' and <= '\uAA7F' => BurmeseLength(text),
        >= '\u1780' and <= '\u17FF' => KhmerLength(text),
        _ => first + MarksAt(text[first..]),
    };

    private static int ThaiLength(ReadOnlySpan<char> text, bool isLao)
    {
        char block = isLao ? '\u0E80' : '\u0E00';
        int length = IsVowelBefore(text[0]) && text.Length > 1 && IsConsonant(text[1]) ? 2 : 1;
        bool begins = IsConsonant(text[length - 1]);
        length += MarksAt(text[length..]);
        if (!begins)
            return length;
        if (Next(text, length) is '\u0033')
            return length + 1; // am
        if (Next(text, length) is '\u0032' or '\u0045')
            length++; // aa
        return Next(text, length) is '\u0030' ? length + 1 : length; // a

        // The two blocks lay out their vowels alike.
        bool IsVowelBefore(char c) => c - block is >= 0x40 and <= 0x44;
        bool IsConsonant(char c) => c - block is >= 0x01 and <= 0x2E || isLao && c is >= '\u0EDC' and <= '\u0EDF';
        int Next(ReadOnlySpan<char> text, int at) => at < text.Length ? text[at] - block : 0;
    }

    private static int KhmerLength(ReadOnlySpan<char> text)
    {
        int length = 1 + MarksAt(text[1..]);
        while (length < Math.Min(text.Length, MostBeforeLetter) && text[length - 1] == Coeng && text[length] is >= '\u1780' and <= '\u17B3')
        {
            length++;
            length += MarksAt(text[length..]);
        }
        return length;
    }

    private static int BurmeseLength(ReadOnlySpan<char> text)
    {
        int length = 1 + MarksAt(text[1..]);
        if (!char.IsLetter(text[0]))
            return length;
        while (length < Math.Min(text.Length, MostBeforeLetter) && IsLetter(text[length])
            && (text[length - 1] == Virama || IsFinal(text[length..])))
        {
            length++;
            length += MarksAt(text[length..]);
        }
        return length;

        static bool IsLetter(char c) =>
            char.IsLetter(c) && c is >= '\u1000' and <= '\u109F' or >= '\uA9E0' and <= '\uA9FF' or >= '\uAA60' and <= '\uAA7F';
    }

    /// <summary>Whether a text begins with a consonant that has no vowel of its own, or that has another below it.</summary>
    private static bool IsFinal(ReadOnlySpan<char> text) => text is [_, Asat or Virama, ..] or [_, DotBelow, Asat, ..];

    /// <summary>How many marks a text begins with.</summary>
    private static int MarksAt(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < text.Length
            && char.GetUnicodeCategory(text[count]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        {
            count++;
        }
        return count;
    }
}

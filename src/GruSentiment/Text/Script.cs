using System.Buffers;
using System.Globalization;
using System.Text;

namespace GruSentiment.Text;

/// <summary>What kind of character the tokenizer sees: part of a word, a token by itself, an emoji.</summary>
internal static class Script
{
    /// <summary>Whether a word may begin with it: a letter or a digit of any script.</summary>
    public static bool IsWord(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>Whether a word may go on with it: a letter, a digit or a mark on one.</summary>
    public static bool ContinuesWord(Rune rune) =>
        IsWord(rune) || IsMark(Rune.GetUnicodeCategory(rune));

    /// <summary>Whether a text begins with something that belongs to a word.</summary>
    public static bool StartsWithWord(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] < 0x80)
            return text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]);
        return Rune.DecodeFromUtf16(text, out Rune rune, out _) == OperationStatus.Done && IsWord(rune) && !IsToken(rune);
    }

    /// <summary>Whether it is a token by itself: scripts written without spaces, and Korean, whose words carry their endings.</summary>
    public static bool IsToken(Rune rune) => rune.Value switch
    {
        < 0x0E00 => false,
        <= 0x0EFF or >= 0x1000 and <= 0x109F => ContinuesWord(rune), // Thai, Lao; Burmese; not their punctuation
        >= 0x1100 and <= 0x11FF => true, // Hangul letters
        >= 0x1780 and <= 0x17FF or >= 0x1950 and <= 0x19DF => ContinuesWord(rune), // Khmer; Tai Le, New Tai Lue
        >= 0x1A20 and <= 0x1AAF => ContinuesWord(rune), // Tai Tham
        >= 0x2E80 and <= 0x2FDF => true, // radicals
        >= 0x3005 and <= 0x3007 => true, // 々〆〇
        >= 0x3021 and <= 0x3029 => true, // Hangzhou numerals
        >= 0x3031 and <= 0x3035 or 0x303B => true, // repeat marks
        >= 0x3041 and <= 0x3096 or (>= 0x3099 and <= 0x309F and not 0x309B and not 0x309C) => true, // Hiragana
        >= 0x30A1 and <= 0x30FF and not 0x30FB => true, // Katakana
        >= 0x3105 and <= 0x31BF => true, // Bopomofo, Hangul letters
        >= 0x31F0 and <= 0x31FF => true, // Katakana extensions
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF => true, // Han
        >= 0xA9E0 and <= 0xA9FF or >= 0xAA60 and <= 0xAADF => ContinuesWord(rune), // Burmese extensions, Tai Viet
        >= 0xA960 and <= 0xA97F or >= 0xAC00 and <= 0xD7FF => true, // Hangul
        >= 0xF900 and <= 0xFAFF => true, // Han, compatibility
        >= 0xFF66 and <= 0xFFDC => true, // half-width Katakana and Hangul
        >= 0x1B000 and <= 0x1B16F => true, // Kana supplement
        >= 0x20000 and <= 0x3FFFF => true, // Han, further planes
        _ => false,
    };

    /// <summary>Whether it is a pictograph that people write among words; arrows, lines and trade marks are not.</summary>
    public static bool IsEmoji(Rune rune) => rune.Value is
        >= 0x1F000 and <= 0x1FAFF or
        >= 0x2600 and <= 0x27BF or
        >= 0x2300 and <= 0x23FF or
        >= 0x2B00 and <= 0x2BFF;

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

using System.Globalization;
using System.Text;

namespace GruSentiment.Lettering;

/// <summary>The class of a character.</summary>
internal static class BidiClasses
{
    /// <summary>The class of a character.</summary>
    public static BidiClass Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NonspacingMark,
        UnicodeCategory.CurrencySymbol => BidiClass.EuropeanTerminator,
        _ => rune.Value switch
        {
            >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9 => BidiClass.EuropeanNumber,
            >= 0x0660 and <= 0x0669 or 0x066B or 0x066C => BidiClass.ArabicNumber,
            '+' or '-' or 0x2212 => BidiClass.EuropeanSeparator,
            '#' or '%' or 0x00B0 or 0x2030 or 0x066A => BidiClass.EuropeanTerminator,
            ',' or '.' or '/' or ':' or 0x00A0 or 0x060C or 0x202F => BidiClass.CommonSeparator,
            0x200E => BidiClass.LeftToRight,
            0x200F => BidiClass.RightToLeft,
            >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF => BidiClass.ArabicLetter,
            >= 0xFB50 and <= 0xFDCF or >= 0xFDF0 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE => BidiClass.ArabicLetter,
            >= 0x0590 and <= 0x085F or >= 0xFB1D and <= 0xFB4F => BidiClass.RightToLeft,
            >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF => BidiClass.RightToLeft,
            _ => OfOther(rune),
        },
    };

    private static BidiClass OfOther(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
            ? BidiClass.LeftToRight
            : BidiClass.Neutral;
}

using System.Globalization;

namespace GruSentiment.Text;

/// <summary>
/// Letters and digits that stand for plainer ones: Arabic and Hebrew without their reading marks, which most writers leave out, and the
/// digits of all scripts as ASCII's.
/// </summary>
internal static class MarkedLetters
{
    /// <summary>
    /// Whether it is a mark above or below an Arabic or Hebrew letter that is left out in most texts (short vowels, doubling, points,
    /// cantillation), or tatweel, which only makes a word longer. Madda and hamza make letters of their own, and stay.
    /// </summary>
    public static bool IsLeftOut(char c) => c is >= '\u0591' and <= '\u06ED' and (
        <= '\u05BD' or '\u05BF' or '\u05C1' or '\u05C2' or '\u05C4' or '\u05C5' or '\u05C7' // Hebrew
        or >= '\u0610' and <= '\u061A' or '\u0640' or >= '\u064B' and <= '\u0652' or >= '\u0656' and <= '\u0658' or '\u0670' // Arabic
        or >= '\u06D6' and <= '\u06DC' or >= '\u06DF' and <= '\u06E4' or '\u06E7' or '\u06E8' or >= '\u06EA');

    /// <summary>The plainer character; the same where there is none.</summary>
    public static char Fold(char c) => c switch
    {
        < '\u05F3' => c,
        '\u05F3' => '\'', // geresh
        '\u066B' => '.', // decimal separator
        '\u066C' => ',', // thousands separator
        <= '\u1C59' or >= '\uA620' and <= '\uABF9' when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        >= '\uFB1D' and <= '\uFB4E' => (char)CanonicalForm.FirstPart(c), // Hebrew letters with points
        _ => c,
    };
}

using System.Globalization;
using System.Text;

namespace GruSentiment.Data.Labels;

/// <summary>A label's word in a form for comparing: what people write with or without is left out.</summary>
internal static class WordForm
{
    /// <summary>
    /// Lower case, without accents, vowel marks and skin colours; full-width letters as plain ones, a dotless i with a dot, Arabic letters
    /// that are written for each other as one, and a space for each underscore and hyphen.
    /// </summary>
    public static string Of(string word)
    {
        if (Ascii.IsValid(word))
            return WithSpaces(word.ToLowerInvariant());
        var valid = new StringBuilder(word.Length); // Normalize throws at half a surrogate pair.
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (rune.Value is not (>= 0x1F3FB and <= 0x1F3FF))
                valid.Append(rune.ToString());
        }
        var form = new StringBuilder(word.Length);
        foreach (char letter in valid.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && letter != 'ـ')
                form.Append(Plain(char.ToLowerInvariant(letter)));
        }
        return WithSpaces(form.ToString());
    }

    private static char Plain(char letter) => letter switch
    {
        'ı' => 'i',
        'ى' or 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '−' or '–' => '-',
        _ => letter,
    };

    private static string WithSpaces(string word) => word.Length == 1 ? word : word.Replace('_', ' ').Replace('-', ' ').Trim();
}

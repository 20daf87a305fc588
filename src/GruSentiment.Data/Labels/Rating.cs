using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GruSentiment.Data.Labels;

/// <summary>A label that is a number or a rating in words or stars: <c>4.0 out of 5 stars</c>, <c>80 %</c>, <c>★★★★☆</c>.</summary>
/// <param name="Value">The number.</param>
/// <param name="Maximum">The largest there can be, where the label says it.</param>
internal readonly partial record struct Rating(double Value, double? Maximum)
{
    private const int MaxLength = 60;
    private const string FullStars = "★⭐🌟✭✮✯*";
    private const string EmptyStars = "☆✩⚝";

    private static readonly SearchValues<char> s_signs = SearchValues.Create(FullStars + EmptyStars + "½");

    /// <summary>A decimal comma too; but a comma before three digits groups thousands, so that 1,234 is no rating.</summary>
    private const string Number = @"[+-]?(?:\d+(?:\.\d+)?|\.\d+|0,\d+|\d+,(?!\d{3}(?!\d))\d+)";

    private const string Unit = @"(?:[\s-]*(?:stars?|★|⭐|stern(?:en?)?|[ée]toiles?|estrell?as?|stell[ae]|ster(?:ren)?|stjärn(?:a|or)"
        + @"|stjerner?|зв[её]зд\w*|зір\w+|y[ıi]ld[ıi]z|gwiazd\w+|hv[ěe]zd\w+|hviezd\w+|csillag|ste(?:a|le)|täht(?:i|eä)|αστέρια?"
        + @"|[颗顆つ]?星|[개점点分]|نجوم|نجمة|نجمات|ستاره|כוכבים|כוכב|सितारे|स्टार|bintang|sao|ดาว|points?|pts|punkte?))";

    private const string Of = @"(?:\s*/\s*|\s*[,，]\s*最多\s*|\s+(?:out\s+of|of|von|de|sobre|sur|su|di|van|a[vf]|из|із|z|od|din|dari|trên|จาก"
        + @"|من|از|מתוך)\s+)";

    private const string SmallNumber = "zero|one|two|three|four|five|six|seven|eight|nine|ten";

    private static readonly string[] s_smallNumbers = SmallNumber.Split('|');

    /// <summary>Reads a label; <see langword="null"/> where it is no number and no rating.</summary>
    public static Rating? Read(ReadOnlySpan<char> label)
    {
        if (LabelValue.TryNumber(label, out double number))
            return new Rating(number, null);
        if (label.Length is 0 or > MaxLength || !MayBeRating(label))
            return null;
        string plain = Plain(label);
        if (Stars(plain) is { } stars)
            return stars;
        Match match = ValueFirst().Match(plain);
        if (!match.Success)
            match = MaximumFirst().Match(plain);
        return match.Success ? From(match) : null;
    }

    private static bool MayBeRating(ReadOnlySpan<char> label)
    {
        foreach (char letter in label)
        {
            if (char.IsDigit(letter))
                return true;
        }
        return label.ContainsAny(s_signs) || label.Contains("star", StringComparison.OrdinalIgnoreCase)
            || label.Contains(" of ", StringComparison.OrdinalIgnoreCase);
    }

    private static Rating? From(Match match)
    {
        double value = NumberOf(match.Groups["value"].Value);
        double? maximum = match.Groups["percent"].Success ? 100
            : match.Groups["maximum"] is { Success: true } stated ? NumberOf(stated.Value) : null;
        if (Math.Abs(value) >= 1e6)
            return null;
        if (maximum is null)
            return new Rating(value, null);
        if (maximum is not (5 or 10 or 100) && (value < 0 || value > maximum || maximum is not (3 or 4 or 6 or 7 or 20 or 50)))
            return null;
        return new Rating(value, value >= 0 && value <= maximum ? maximum : null);
    }

    private static double NumberOf(string text) => Array.IndexOf(s_smallNumbers, text) is >= 0 and var small ? small
        : double.Parse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Stars that are drawn: the full ones count, and the empty ones show the maximum.</summary>
    private static Rating? Stars(string label)
    {
        int full = 0, empty = 0, half = label.Contains(".5", StringComparison.Ordinal) ? 1 : 0;
        foreach (Rune rune in label.Replace(".5", "", StringComparison.Ordinal).EnumerateRunes())
        {
            if (FullStars.Contains(rune.ToString(), StringComparison.Ordinal))
                full++;
            else if (EmptyStars.Contains(rune.ToString(), StringComparison.Ordinal))
                empty++;
            else if (rune.Value != ' ')
                return null;
        }
        int all = full + empty + half;
        return all is 0 or > 10 || full + empty == 0 ? null : new Rating(full + half / 2.0, empty == 0 ? null : all <= 5 ? 5 : 10);
    }

    /// <summary>Digits of any script as plain ones, spaces, signs and dots as the keyboard has them, in lower case.</summary>
    private static string Plain(ReadOnlySpan<char> label)
    {
        var plain = new StringBuilder(label.Length);
        foreach (char letter in label)
        {
            switch (char.GetUnicodeCategory(letter))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    plain.Append(CharUnicodeInfo.GetDecimalDigitValue(letter));
                    break;
                case UnicodeCategory.SpaceSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Format:
                    break;
                default:
                    plain.Append(letter switch
                    {
                        '％' or '٪' => "%",
                        '／' or '⁄' => "/",
                        '−' => "-",
                        '．' or '٫' => ".",
                        '½' => ".5",
                        '\uFE0F' => "", // It only makes a star colourful.
                        _ => char.ToLowerInvariant(letter).ToString(),
                    });
                    break;
            }
        }
        return plain.ToString().Trim();
    }

    /// <summary>5 stars, 4,5, rated 1 out of 5, 4/5, 80 %, five stars.</summary>
    [GeneratedRegex(@"^(?:(?:(?:rated|rating|score|stars?|note|bewertung|별점?|评分|評分)\s*:?\s*|[★⭐]\s*)?(?:(?<value>" + Number + ")" + Unit
        + "?(?:" + Of + @"(?<maximum>\d{1,3}|five|ten)(?:[.,]0+)?" + Unit + "?)?|(?<value>" + SmallNumber + @")(?:" + Unit + "(?:" + Of
        + @"(?<maximum>\d{1,3}|five|ten)" + Unit + "?)?|" + Of + @"(?<maximum>\d{1,3}|five|ten)" + Unit + @"?))|(?<value>" + Number
        + @")\s*(?<percent>%)|(?<percent>%)\s*(?<value>" + Number + "))$", RegexOptions.CultureInvariant)]
    private static partial Regex ValueFirst();

    /// <summary>5つ星のうち4.0, 별 5개 중 4개, 5 yıldız üzerinden 4,0.</summary>
    [GeneratedRegex(@"^(?:별\s*)?(?<maximum>\d{1,3})(?:[.,]0+)?" + Unit
        + @"?\s*(?:のうち|満点中|段階中|中|중|만점에|만점\s*중|में से|üzerinden)\s*(?<value>" + Number + ")" + Unit + "?$", RegexOptions.CultureInvariant)]
    private static partial Regex MaximumFirst();
}

using System.Globalization;

namespace GruSentiment.Data.Labels;

/// <summary>
/// A label as it is written, brought to one form: <c>" Positive"</c>, <c>"1.0"</c>, <c>"__label__2"</c>, <c>"5 stars"</c>.
/// </summary>
internal static class LabelValue
{
    /// <summary>Lower case, without spaces, quotes, fastText's prefix or "stars" around it; numbers in their shortest form.</summary>
    public static string Normalise(string label)
    {
        ReadOnlySpan<char> value = label.AsSpan().Trim(" \t\r\n\u00A0\"'");
        if (value.StartsWith("__label__"))
            value = value["__label__".Length..];
        foreach (string unit in (ReadOnlySpan<string>)["stars", "star", "★", "/5", "/10", "out of 5", "out of 10"])
        {
            if (value.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && TryNumber(value[..^unit.Length].TrimEnd(" -"), out _))
                value = value[..^unit.Length].TrimEnd(" -");
        }
        return TryNumber(value, out double number) ? number.ToString("0.####", CultureInfo.InvariantCulture)
            : value.ToString().ToLowerInvariant();
    }

    /// <summary>The number a label is.</summary>
    public static bool TryNumber(ReadOnlySpan<char> label, out double number) =>
        double.TryParse(label, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) < 1e6;
}

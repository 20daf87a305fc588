using System.Globalization;

namespace GruSentiment.Data.Labels;

/// <summary>
/// A label as it is written, brought to one form: <c>" Positive"</c>, <c>"1.0"</c>, <c>"__label__2"</c>, <c>"5 stars"</c>.
/// </summary>
internal static class LabelValue
{
    private const string FastTextPrefix = "__label__";

    /// <summary>
    /// Lower case, without spaces, quotes and fastText's prefix around it; a number or a <see cref="Rating"/> as a number in its shortest
    /// form. What is in this form stays as it is.
    /// </summary>
    public static string Normalise(string label)
    {
        ReadOnlySpan<char> value = Trim(label);
        while (value.StartsWith(FastTextPrefix, StringComparison.OrdinalIgnoreCase))
            value = Trim(value[FastTextPrefix.Length..]);
        return Rating.Read(value) is { } rating ? rating.Value.ToString("0.####", CultureInfo.InvariantCulture)
            : value.ToString().ToLowerInvariant();
    }

    /// <summary>The largest number that a rating can be, where the label says it: 5 for <c>4 out of 5</c>.</summary>
    public static double? MaximumOf(string label) => Rating.Read(Trim(label))?.Maximum;

    /// <summary>The number a label is.</summary>
    public static bool TryNumber(ReadOnlySpan<char> label, out double number) =>
        double.TryParse(label, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) < 1e6;

    /// <summary>The number a label is; NaN where it is none.</summary>
    public static double NumberOf(string label) => TryNumber(label, out double number) ? number : double.NaN;

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> label) => label.Trim(" \t\r\n\u00A0\"'");
}

using System.Globalization;
using GruSentiment.Lettering;
using SkiaSharp;

namespace GruSentiment.Reports.Lettering;

/// <summary>
/// One line of text, laid out: its parts from left to right, each in one typeface. Latin, Greek, Cyrillic, Chinese, Japanese and Korean
/// are drawn letter beside letter; other scripts are shaped (letters joined, signs put around their consonant) by HarfBuzz. Fonts of the
/// machine are made bold by thicker strokes.
/// </summary>
/// <param name="text">The text; of several directions if need be.</param>
/// <param name="size">Its size.</param>
/// <param name="bold">Whether it is.</param>
internal sealed class TextLine(string text, float size, bool bold)
{
    private const string Brackets = "()[]{}<>«»‹›";

    private readonly (string Text, SKTypeface Typeface, bool RightToLeft)[] _parts = [.. PartsOf(text, bold)];

    /// <summary>Width in pixels.</summary>
    public float Width => _parts.Sum(part =>
    {
        using SKFont font = FontOf(part.Typeface);
        return IsShaped(part) ? TextShaper.Of(part.Typeface).WidthOf(part.Text, part.RightToLeft, font) : font.MeasureText(part.Text);
    });

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="left">Its left edge; capital letters are centred on 0 upwards.</param>
    /// <param name="paint">Its colour.</param>
    public void Draw(SKCanvas canvas, float left, SKPaint paint)
    {
        foreach (var part in _parts)
        {
            using SKFont font = FontOf(part.Typeface);
            float y = font.Metrics.CapHeight / 2;
            if (IsShaped(part))
            {
                left += TextShaper.Of(part.Typeface).Draw(canvas, part.Text, part.RightToLeft, left, y, font, paint);
                continue;
            }
            canvas.DrawText(part.Text, left, y, SKTextAlign.Left, font, paint);
            left += font.MeasureText(part.Text);
        }
    }

    /// <summary>The parts from left to right. Those in our own typeface, which needs no shaping, are turned round here.</summary>
    internal static IEnumerable<(string Text, SKTypeface Typeface, bool RightToLeft)> PartsOf(string text, bool bold)
    {
        foreach ((string run, bool rightToLeft) in BidiLine.Runs(text))
        {
            IEnumerable<(string Text, SKTypeface Typeface)> parts = PlotFont.Runs(run, bold);
            foreach ((string part, SKTypeface typeface) in rightToLeft ? parts.Reverse() : parts)
            {
                // Latin letters are never in a run from right to left: such a part is the number of a sign.
                bool isTurned = rightToLeft && PlotFont.IsOwn(typeface) && !part.StartsWith(PlotFont.Number, StringComparison.Ordinal);
                yield return (isTurned ? Reversed(part) : part, typeface, rightToLeft);
            }
        }
    }

    /// <summary>Characters as people see them, from the last to the first, brackets mirrored.</summary>
    private static string Reversed(string part)
    {
        int[] starts = [.. StringInfo.ParseCombiningCharacters(part), part.Length];
        return string.Concat(starts.Zip(starts.Skip(1), (start, end) => Mirrored(part[start..end])).Reverse());
    }

    private static string Mirrored(string character)
    {
        int bracket = Brackets.IndexOf(character[0], StringComparison.Ordinal);
        return bracket < 0 ? character : $"{Brackets[bracket ^ 1]}";
    }

    private static bool IsShaped((string Text, SKTypeface Typeface, bool RightToLeft) part) =>
        !PlotFont.IsOwn(part.Typeface) && (part.RightToLeft || part.Text.Any(
            c => c is >= '\u0590' and <= '\u1CFF' or >= '\uA800' and <= '\uABFF' || char.IsSurrogate(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format));

    private SKFont FontOf(SKTypeface typeface) =>
        new(typeface, size)
        {
            Subpixel = true,
            Edging = SKFontEdging.Antialias,
            Hinting = SKFontHinting.None,
            Embolden = bold && !PlotFont.IsOwn(typeface),
        };
}

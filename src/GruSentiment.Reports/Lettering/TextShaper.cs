using System.Collections.Concurrent;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;
using Buffer = HarfBuzzSharp.Buffer;

namespace GruSentiment.Reports.Lettering;

/// <summary>Chooses and places the glyphs of a script whose letters change with those beside them, in one typeface.</summary>
internal sealed class TextShaper : SKShaper
{
    private static readonly ConcurrentDictionary<SKTypeface, TextShaper> s_shapers = new();

    private readonly Lock _lock = new();

    private TextShaper(SKTypeface typeface) : base(typeface)
    {
    }

    /// <summary>The shaper of a typeface; there is one for each, since it reads the whole font.</summary>
    public static TextShaper Of(SKTypeface typeface) => s_shapers.GetOrAdd(typeface, one => new TextShaper(one));

    /// <summary>Width of a text in pixels.</summary>
    public float WidthOf(string text, bool rightToLeft, SKFont font) => Shape(text, rightToLeft, font).Width;

    /// <summary>Draws a text.</summary>
    /// <returns>Its width in pixels.</returns>
    public float Draw(SKCanvas canvas, string text, bool rightToLeft, float left, float baseline, SKFont font, SKPaint paint)
    {
        Result shaped = Shape(text, rightToLeft, font);
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun([.. shaped.Codepoints.Select(glyph => (ushort)glyph)], font, shaped.Points);
        using SKTextBlob? glyphs = builder.Build();
        if (glyphs is not null)
            canvas.DrawText(glyphs, left, baseline, paint);
        return shaped.Width;
    }

    private Result Shape(string text, bool rightToLeft, SKFont font)
    {
        using var buffer = new Buffer { Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight };
        buffer.AddUtf16(text);
        buffer.Language = new Language("und"); // else it is the machine's
        buffer.GuessSegmentProperties();
        lock (_lock)
            return Shape(buffer, font);
    }
}

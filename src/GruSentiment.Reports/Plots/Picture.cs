using System.Globalization;
using GruSentiment.Lettering;
using GruSentiment.Reports.Lettering;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>A white sheet for plots and the text around them, in pixels from the upper left.</summary>
internal sealed class Picture : IDisposable
{
    /// <summary>No text is looked at further: to find where to cut a megabyte would take seconds.</summary>
    private const int LongestText = 400;

    private readonly SKSurface _surface;

    public Picture(int width, int height)
    {
        Width = width;
        Height = height;
        _surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException(FormattableString.Invariant($"No surface of {width}×{height} pixels could be made."));
        Canvas.Clear(SKColors.White);
    }

    public int Width { get; }

    public int Height { get; }

    public SKCanvas Canvas => _surface.Canvas;

    /// <summary>Width of a text as <see cref="Text"/> draws it.</summary>
    public static float WidthOf(string text, float size, bool bold = false) => new TextLine(text, size, bold).Width;

    /// <summary>A text as one line, cut with an ellipsis where it would be wider than asked for.</summary>
    public static string Fit(string text, float width, float size, bool bold = false)
    {
        string line = new([.. text.Take(LongestText).Select(c => char.IsControl(c) ? ' ' : c)]);
        if (text.Length <= LongestText && WidthOf(line, size, bold) <= width)
            return line.Trim();
        int[] starts = StringInfo.ParseCombiningCharacters(line); // where characters as people see them begin
        for (int kept = starts.Length - 1; kept > 0; kept--)
        {
            string cut = string.Concat(line.AsSpan(0, starts[kept]).Trim(), "…");
            if (WidthOf(cut, size, bold) <= width)
                return cut;
        }
        return "…";
    }

    /// <summary>A class's name, cut where it would be wider than asked for, and read in its own direction.</summary>
    public static string Name(string name, float width, float size) => BidiLine.Isolated(Fit(name, width, size));

    /// <summary>Draws one line of text.</summary>
    /// <param name="text">What to draw.</param>
    /// <param name="x">Its left edge, middle or right edge, as <paramref name="align"/> says.</param>
    /// <param name="y">The middle of its capital letters.</param>
    /// <param name="size">Its size.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="align">What lies at <paramref name="x"/>.</param>
    /// <param name="bold">Whether it is.</param>
    /// <param name="degrees">By how much it is turned clockwise about (x, y).</param>
    public void Text(string text, float x, float y, float size, Color color, SKTextAlign align, bool bold = false, float degrees = 0)
    {
        using var paint = new SKPaint { Color = color.ToSKColor(), IsAntialias = true };
        Canvas.Save();
        Canvas.Translate(x, y);
        Canvas.RotateDegrees(degrees);
        var line = new TextLine(text, size, bold);
        line.Draw(Canvas, align switch { SKTextAlign.Left => 0, SKTextAlign.Right => -line.Width, _ => -line.Width / 2 }, paint);
        Canvas.Restore();
    }

    /// <summary>Draws a line of text about its middle: the name of an axis, or a remark.</summary>
    /// <param name="text">What to draw.</param>
    /// <param name="x">The middle of the text.</param>
    /// <param name="y">The middle of its capital letters.</param>
    /// <param name="upwards">Whether it reads from below to above.</param>
    public void Centred(string text, float x, float y, bool upwards = false) =>
        Text(text, x, y, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Center, degrees: upwards ? -90 : 0);

    /// <summary>Draws the title in the upper left corner, cut where it would be wider than asked for.</summary>
    public void Title(string title, float width)
    {
        string line = Fit(title, width, PlotStyle.TitleSize, bold: true);
        Text(line, PlotStyle.Margin, PlotStyle.TitleMiddle, PlotStyle.TitleSize, PlotStyle.Ink, SKTextAlign.Left, bold: true);
    }

    /// <summary>Draws a line below the title, which has to fit.</summary>
    /// <param name="text">What to draw.</param>
    /// <param name="line">Which line below the title, from 0.</param>
    public void Subtitle(string text, int line = 0) => Text(
        text, PlotStyle.Margin, PlotStyle.TitleMiddle + 46 + line * 34, PlotStyle.LabelSize, PlotStyle.Grey, SKTextAlign.Left);

    /// <summary>Draws a plot; its data fill <paramref name="data"/>, its axes lie around it.</summary>
    public void Draw(Plot plot, PixelRect data)
    {
        // ScottPlot clears its whole canvas, and draws twice when it finds that its layout has changed: it gets a canvas of its own.
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        plot.Layout.Fixed(data);
        plot.Render(surface.Canvas, new PixelRect(0, Width, Height, 0));
        Canvas.DrawSurface(surface, 0, 0);
    }

    public void WritePng(Stream stream)
    {
        using SKImage image = _surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        data.SaveTo(stream);
    }

    public void Dispose() => _surface.Dispose();
}

using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>What stands on the right of a panel of curves.</summary>
/// <param name="picture">Where it is drawn.</param>
/// <param name="data">The panel's data, from whose right edge on there is room.</param>
internal sealed class MarginNotes(Picture picture, PixelRect data)
{
    private const float LineHeight = 28, Gap = 26;
    private const int MostLines = 9;

    private float Left => data.Right + Gap;

    private float Width => picture.Width - PlotStyle.Margin / 2 - Left;

    /// <summary>Draws a remark from the panel's upper edge down.</summary>
    public void Draw(string remark)
    {
        string[] lines = WrappedText.Of(remark, Width, PlotStyle.TickSize, MostLines);
        for (int i = 0; i < lines.Length; i++)
            Line(lines[i], data.Top + 8 + i * LineHeight, PlotStyle.Grey);
    }

    /// <summary>Names marks, each as near to its line as the others let it, and joined to it; the heading above them.</summary>
    /// <param name="heading">What they have in common.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="yOf">Where in the picture a value lies.</param>
    public void Draw(string heading, IEnumerable<FinalMark> marks, Func<double, float> yOf)
    {
        FinalMark[] sorted = [.. marks.OrderByDescending(mark => mark.Value)];
        string[] head = WrappedText.Of(heading, Width, PlotStyle.TickSize, MostLines);
        float least = data.Top + 8 + head.Length * LineHeight, most = data.Bottom - (sorted.Length - 1) * LineHeight;
        float y = Math.Clamp(yOf(sorted[0].Value), least, Math.Max(least, most));
        for (int i = 0; i < head.Length; i++)
            Line(head[i], y + (i - head.Length) * LineHeight, PlotStyle.Ink);
        using Paint paint = Paint.NewDisposablePaint();
        foreach (FinalMark mark in sorted)
        {
            y = Math.Max(y, Math.Min(yOf(mark.Value), data.Bottom));
            var join = new PixelLine(data.Right, yOf(mark.Value), Left - 6, y);
            Drawing.DrawLine(picture.Canvas, paint, join, new LineStyle(1.5f, mark.Color));
            Line(mark.Text, y, mark.Color);
            y += LineHeight;
        }
    }

    private void Line(string text, float y, Color color) =>
        picture.Text(text, Left, y, PlotStyle.TickSize, color, SKTextAlign.Left);
}

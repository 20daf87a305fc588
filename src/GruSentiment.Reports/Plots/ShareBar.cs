using GruSentiment.Data.Statistics;
using GruSentiment.Lettering;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>All rows as one bar, divided as the classes are. What has no room in its part stands below it.</summary>
/// <param name="picture">Where it is drawn.</param>
/// <param name="top">Its upper edge.</param>
internal sealed class ShareBar(Picture picture, float top)
{
    private const float Height = 44, BelowBar = 27, Between = 24, NarrowestName = 90;

    /// <summary>Draws it.</summary>
    /// <param name="classes">The classes, with their colours.</param>
    /// <param name="rows">Rows in all.</param>
    public void Draw(IReadOnlyList<(ClassStatistics Class, Color Color)> classes, int rows)
    {
        using Paint paint = Paint.NewDisposablePaint();
        float left = PlotStyle.Margin, whole = picture.Width - 2 * PlotStyle.Margin;
        FillBar(left, left + whole, PlotStyle.Light);
        var below = new List<(float Middle, string Name, string Share)>();
        foreach ((ClassStatistics one, Color color) in classes)
        {
            float width = whole * one.Rows / rows;
            FillBar(left, left + width, color);
            string share = FormattableString.Invariant($"{100 * one.Share:0.0} %");
            Color ink = color.Luminance > 0.45 ? PlotStyle.Ink : Colors.White;
            string text = TextIn(one.Name, share, width - 12);
            picture.Text(text, left + width / 2, top + Height / 2, PlotStyle.LabelSize, ink, SKTextAlign.Center, bold: true);
            if (text.Length == 0)
                below.Add((left + width / 2, one.Name, share));
            left += width;
        }
        DrawBelow(below, paint);

        void FillBar(float from, float to, Color fill) => Drawing.FillRectangle(
            picture.Canvas, new PixelRect(from, to, top + Height, top), paint, new FillStyle { Color = fill });
    }

    /// <summary>Where texts begin that are to stand below places, none upon another and all within the ends.</summary>
    /// <param name="texts">Place and width of each, from left to right; together they have room.</param>
    /// <param name="left">Where the first begins at the least.</param>
    /// <param name="right">Where the last ends at most.</param>
    /// <param name="between">Space between two.</param>
    internal static float[] Spread(IReadOnlyList<(float Middle, float Width)> texts, float left, float right, float between)
    {
        float[] starts = new float[texts.Count];
        for (int i = 0; i < starts.Length; i++)
        {
            float least = i == 0 ? left : starts[i - 1] + texts[i - 1].Width + between;
            starts[i] = Math.Max(least, texts[i].Middle - texts[i].Width / 2);
        }
        for (int i = starts.Length - 1; i >= 0; i--)
            starts[i] = Math.Min(starts[i], (i == starts.Length - 1 ? right : starts[i + 1] - between) - texts[i].Width);
        return starts;
    }

    /// <summary>Writes name and share of small classes below their parts, each joined to it by a line.</summary>
    private void DrawBelow(List<(float Middle, string Name, string Share)> classes, Paint paint)
    {
        if (classes.Count == 0)
            return;
        float right = picture.Width - PlotStyle.Margin, room = (right - PlotStyle.Margin + Between) / classes.Count - Between;
        string[] texts = [.. classes.Select(one => TextIn(one.Name, one.Share, Math.Max(room, WidthOf(one.Share))))];
        float[] starts = Spread(
            [.. classes.Select((one, i) => (one.Middle, WidthOf(texts[i])))], PlotStyle.Margin, right, Between);
        for (int i = 0; i < texts.Length; i++)
        {
            float at = Math.Clamp(classes[i].Middle, starts[i] + 4, starts[i] + Math.Max(4, WidthOf(texts[i]) - 4));
            var join = new PixelLine(classes[i].Middle, top + Height, at, top + Height + BelowBar - 13);
            Drawing.DrawLine(picture.Canvas, paint, join, new LineStyle(PlotStyle.AxisWidth, PlotStyle.Grey));
            picture.Text(texts[i], starts[i], top + Height + BelowBar, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left, bold: true);
        }
    }

    /// <summary>Name and share; the name cut where there is no room for all of it, and left out where there is hardly any.</summary>
    private static string TextIn(string name, string share, float room)
    {
        float forName = room - WidthOf($" {share}");
        if (WidthOf(name) <= forName || forName >= NarrowestName)
            return $"{BidiLine.Isolated(Picture.Fit(name, forName, PlotStyle.LabelSize, bold: true))} {share}";
        return WidthOf(share) <= room ? share : "";
    }

    private static float WidthOf(string text) => Picture.WidthOf(text, PlotStyle.LabelSize, bold: true);
}

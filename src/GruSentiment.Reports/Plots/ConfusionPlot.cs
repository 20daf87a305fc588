using System.Globalization;
using GruSentiment.Evaluation;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>confusion.png</c>: how many rows of each true label (downwards) have which predicted label (across), the darker the larger the share
/// of their true label.
/// </summary>
public static class ConfusionPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "confusion.png";

    /// <summary>Width and height of the picture in pixels.</summary>
    internal const int Side = 900;

    /// <summary>The most labels whose counts can be read.</summary>
    internal const int MostLabels = 10;

    private const float Top = 136, LongestName = 190, SlantedName = 150;

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="confusion">Two to <see cref="MostLabels"/> labels.</param>
    /// <param name="title">What was evaluated; cut where it is too long.</param>
    /// <exception cref="ArgumentException">More labels.</exception>
    public static void Write(Stream png, ConfusionMatrix confusion, string title)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(confusion);
        ArgumentNullException.ThrowIfNull(title);
        int n = confusion.Labels.Count;
        if (n > MostLabels)
            throw new ArgumentException(
                FormattableString.Invariant($"{n} labels don't fit into a picture; {MostLabels} do."), nameof(confusion));
        using var picture = new Picture(Side, Side);
        picture.Title(title, Side - 2 * PlotStyle.Margin);
        picture.Subtitle(FormattableString.Invariant(
            $"accuracy {100 * confusion.Accuracy:F1} %: {confusion.Correct:N0} of {confusion.Rows:N0} correct"));

        string[] names = [.. confusion.Labels.Select(name => Picture.Name(name, LongestName, PlotStyle.TickSize))];
        float widest = names.Max(name => Picture.WidthOf(name, PlotStyle.TickSize));
        float left = PlotStyle.Margin + 48 + widest;
        bool slanted = widest > (Side - left - PlotStyle.Margin) / n - 8;
        float below = slanted ? Math.Min(widest, SlantedName) * 0.71f + 66 : 84;
        float side = Math.Min(Side - left - PlotStyle.Margin, Side - Top - below);
        left += (Side - PlotStyle.Margin - left - side) / 2;
        var data = new PixelRect(left, left + side, Top + side, Top);
        DrawCells(picture, confusion, data);
        DrawNames(picture, names, data, slanted);
        picture.Centred("true label (rows add up to 100 %)", data.Left - widest - 42, data.VerticalCenter, upwards: true);
        picture.Centred("predicted label", data.HorizontalCenter, data.Bottom + below - 24);
        picture.WritePng(png);
    }

    private static void DrawCells(Picture picture, ConfusionMatrix confusion, PixelRect data)
    {
        int n = confusion.Labels.Count;
        float cell = data.Width / n, countSize = Math.Clamp(cell * 0.22f, 17, 44), shareSize = Math.Clamp(cell * 0.15f, 14, 27);
        using Paint paint = Paint.NewDisposablePaint();
        for (int actual = 0; actual < n; actual++)
        {
            for (int predicted = 0; predicted < n; predicted++)
            {
                double share = confusion.TrueRows(actual) == 0 ? 0 : (double)confusion[actual, predicted] / confusion.TrueRows(actual);
                float x = data.Left + predicted * cell, y = data.Top + actual * cell;
                Color fill = Colors.White.InterpolateRgb(PlotStyle.Blue, share), ink = share > 0.7 ? Colors.White : PlotStyle.Ink;
                Drawing.FillRectangle(picture.Canvas, new PixelRect(x, x + cell, y + cell, y), paint, new FillStyle { Color = fill });
                string count = confusion[actual, predicted].ToString("N0", CultureInfo.InvariantCulture);
                string percent = (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
                float fit = Math.Min(1, (cell - 8) / Picture.WidthOf(count, countSize, bold: true));
                picture.Text(count, x + cell / 2, y + cell / 2 - shareSize * 0.6f, countSize * fit, ink, SKTextAlign.Center, bold: true);
                picture.Text(percent, x + cell / 2, y + cell / 2 + countSize * 0.6f, shareSize, ink, SKTextAlign.Center);
            }
        }
        for (int i = 0; i <= n; i++)
        {
            var line = new LineStyle(PlotStyle.AxisWidth, i is 0 || i == n ? PlotStyle.Grey : PlotStyle.Light);
            Drawing.DrawLine(picture.Canvas, paint, new PixelLine(data.Left, data.Top + i * cell, data.Right, data.Top + i * cell), line);
            Drawing.DrawLine(picture.Canvas, paint, new PixelLine(data.Left + i * cell, data.Top, data.Left + i * cell, data.Bottom), line);
        }
    }

    private static void DrawNames(Picture picture, string[] names, PixelRect data, bool slanted)
    {
        float cell = data.Width / names.Length;
        for (int i = 0; i < names.Length; i++)
        {
            picture.Text(names[i], data.Left - 12, data.Top + (i + 0.5f) * cell, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Right);
            float x = data.Left + (i + 0.5f) * cell;
            if (!slanted)
            {
                picture.Text(names[i], x, data.Bottom + 24, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Center);
                continue;
            }
            string name = Picture.Fit(names[i], SlantedName, PlotStyle.TickSize);
            picture.Text(name, x + 6, data.Bottom + 16, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Right, degrees: -45);
        }
    }
}

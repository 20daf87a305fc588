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

    /// <summary>Least width of the picture in pixels; with long names or many classes it is wider.</summary>
    internal const int LeastWidth = 900;

    /// <summary>The most labels whose counts can be read.</summary>
    internal const int MostLabels = 20;

    /// <summary>With more labels, cells without a row stay empty.</summary>
    private const int MostZeros = 10;

    private const float Top = 136, LeastSide = 660, LeastCell = 58, AxisName = 52;

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
        float side = Math.Max(LeastSide, n * LeastCell);
        var names = new ConfusionNames(confusion.Labels, side / n);
        float left = PlotStyle.Margin + Math.Max(AxisName + names.Left, names.Overhang), width = left + side + PlotStyle.Margin;
        left += Math.Max(0, LeastWidth - width) / 2;
        using var picture = new Picture(
            (int)Math.Max(LeastWidth, width), (int)(Top + side + names.Below + AxisName + PlotStyle.Margin / 2));
        picture.Title(title, picture.Width - 2 * PlotStyle.Margin);
        picture.Subtitle(FormattableString.Invariant(
            $"accuracy {100 * confusion.Accuracy:F1} %: {confusion.Correct:N0} of {confusion.Rows:N0} correct"));
        var data = new PixelRect(left, left + side, Top + side, Top);
        DrawCells(picture, confusion, data);
        names.Draw(picture, data);
        picture.Centred("true label (rows add up to 100 %)", data.Left - names.Left - 42, data.VerticalCenter, upwards: true);
        picture.Centred("predicted label", data.HorizontalCenter, data.Bottom + names.Below + 36);
        picture.WritePng(png);
    }

    private static void DrawCells(Picture picture, ConfusionMatrix confusion, PixelRect data)
    {
        int n = confusion.Labels.Count;
        float cell = data.Width / n, countSize = Math.Clamp(cell * 0.22f, 18, 44), shareSize = Math.Clamp(cell * 0.15f, 15, 27);
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
                bool hasRows = confusion.TrueRows(actual) > 0;
                string percent = hasRows ? (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %" : "no rows";
                float fit = Math.Min(1, (cell - 8) / Picture.WidthOf(count, countSize, bold: true));
                if (confusion[actual, predicted] == 0 && n > MostZeros)
                    continue; // Most cells; an empty one is read faster than a zero.
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
}

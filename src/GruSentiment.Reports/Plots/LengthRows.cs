using GruSentiment.Data.Statistics;
using ScottPlot;
using SkiaSharp;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// Many classes, a row each: name, share of all rows as a bar, a small histogram of the lengths with the median marked, the figures. Bars
/// and histograms are on one scale in all rows.
/// </summary>
/// <param name="picture">Where they are drawn.</param>
/// <param name="classes">The classes.</param>
/// <param name="longest">Where the axis of lengths ends, in tokens.</param>
internal sealed class LengthRows(Picture picture, IReadOnlyList<ClassStatistics> classes, int longest)
{
    /// <summary>Height of a row.</summary>
    public const float RowHeight = 58;

    private const int MostBars = 90;
    private const float Name = PlotStyle.Margin, Bar = 318, BarWidth = 150, Lengths = 590, LengthsEnd = 1070, Histogram = 44;

    /// <summary>Draws the rows.</summary>
    /// <param name="top">Upper edge of the headings.</param>
    /// <param name="axis">The name of the axis below.</param>
    public void Draw(float top, string axis)
    {
        Head("class", Name, SKTextAlign.Left);
        Head("share of the rows", Bar, SKTextAlign.Left);
        Head("length of the texts", Lengths, SKTextAlign.Left);
        Head("median", picture.Width - PlotStyle.Margin, SKTextAlign.Right);
        LengthBars[] bars = [.. classes.Select(one => LengthBars.Of(one.Lengths, longest, MostBars))];
        double highest = bars.Max(one => one.Highest), largest = classes.Max(one => one.Share);
        using Paint paint = Paint.NewDisposablePaint();
        float bottom = top + 24;
        for (int i = 0; i < classes.Count; i++)
        {
            bottom += RowHeight;
            DrawRow(classes[i], bars[i], bottom, highest, largest, paint);
        }
        foreach (Tick tick in AxisTicks.Numbers(1, longest, most: Math.Min(8, longest)))
            picture.Text(tick.Label, X(tick.Position), bottom + 26, PlotStyle.TickSize, PlotStyle.Grey, SKTextAlign.Center);
        float half = Picture.WidthOf(axis, PlotStyle.LabelSize) / 2;
        picture.Centred(axis, Math.Min((Lengths + LengthsEnd) / 2, picture.Width - PlotStyle.Margin - half), bottom + 62);

        void Head(string text, float x, SKTextAlign align) =>
            picture.Text(text, x, top, PlotStyle.TickSize, PlotStyle.Grey, align);
    }

    private void DrawRow(ClassStatistics one, LengthBars bars, float bottom, double highest, double largest, Paint paint)
    {
        float middle = bottom - Histogram / 2;
        string[] name = WrappedText.Of(one.Name, Bar - Name - 16, PlotStyle.TickSize, most: 2);
        for (int i = 0; i < name.Length; i++)
        {
            float y = middle + (i - (name.Length - 1) / 2f) * 25;
            picture.Text(name[i], Name, y, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Left);
        }
        float share = BarWidth * (float)(one.Share / largest);
        Fill(Bar, Bar + Math.Max(1, share), middle - 12, middle + 12, PlotStyle.Grey, paint);
        string text = Invariant($"{100 * one.Share:0.0} %");
        picture.Text(text, Bar + share + 10, middle, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Left);
        for (int i = 0; i < bars.Shares.Count; i++)
        {
            float height = Histogram * (float)(bars.Shares[i] / highest);
            double left = i * bars.Step + 0.5, right = Math.Min((i + 1) * bars.Step, longest) + 0.5;
            Fill(X(left), X(right) - 0.8f, bottom - height, bottom, PlotStyle.Blue, paint);
        }
        var line = new LineStyle(PlotStyle.AxisWidth, PlotStyle.Grey);
        Drawing.DrawLine(picture.Canvas, paint, new PixelLine(Lengths, bottom, LengthsEnd, bottom), line);
        float median = X(Math.Min(one.Lengths.Median, longest));
        var mark = new LineStyle(3.5f, PlotStyle.Vermilion);
        Drawing.DrawLine(picture.Canvas, paint, new PixelLine(median, bottom - Histogram, median, bottom + 4), mark);
        picture.Text(
            Invariant($"{one.Lengths.Median:N0}"), picture.Width - PlotStyle.Margin, middle, PlotStyle.TickSize, PlotStyle.Vermilion,
            SKTextAlign.Right);
    }

    private float X(double length) => Lengths + (float)((length - 0.5) / longest) * (LengthsEnd - Lengths);

    private void Fill(float left, float right, float top, float bottom, Color color, Paint paint) => Drawing.FillRectangle(
        picture.Canvas, new PixelRect(left, right, bottom, top), paint, new FillStyle { Color = color });
}

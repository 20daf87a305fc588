using GruSentiment.Evaluation;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>roc.png</c>: the true positive rate (upwards) against the false positive rate (across), over all thresholds;
/// the one in use marked, and random answers as a dashed diagonal.
/// </summary>
public static class RocPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "roc.png";

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 860;

    /// <summary>Height of the picture in pixels.</summary>
    internal const int Height = 940;

    private const float LeftAxis = 124, BottomAxis = 96;

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="curve">The positive class's curve.</param>
    /// <param name="threshold">The lowest probability that counts as positive.</param>
    /// <param name="title">What was evaluated; cut where it is too long.</param>
    public static void Write(Stream png, RocCurve curve, double threshold, string title)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(title);
        using var picture = new Picture(Width, Height);
        picture.Title(title, Width - 2 * PlotStyle.Margin);
        picture.Subtitle(FormattableString.Invariant($"area under the curve (AUC) {curve.Area:F3}"));

        const float Square = Width - PlotStyle.Margin - LeftAxis;
        var data = new PixelRect(LeftAxis, LeftAxis + Square, Height - BottomAxis, Height - BottomAxis - Square);
        using Plot plot = PlotStyle.NewPlot();
        plot.Axes.SetLimits(-2, 102, -2, 102);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(0, 100, most: 6));
        plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Numbers(0, 100, most: 6));
        plot.Add.Line(0, 0, 100, 100).LineStyle = new(2.5f, PlotStyle.Grey, CurveStyle.Validation.Pattern);
        Coordinates[] points =
            [.. curve.Points.Select(point => new Coordinates(100 * point.FalsePositiveRate, 100 * point.TruePositiveRate))];
        plot.Add.ScatterLine(points).LineStyle = new(PlotStyle.LineWidth + 0.5f, PlotStyle.Blue);
        Coordinates used = points[curve.Points.Count(point => point.Threshold >= (float)threshold) - 1];
        plot.Add.Marker(used).MarkerStyle = CurveStyle.Validation.Best;
        picture.Draw(plot, data);

        picture.Centred("True positive rate: positive rows found (%)", PlotStyle.Margin, data.VerticalCenter, upwards: true);
        picture.Centred("False positive rate: negative rows taken for positive (%)", data.HorizontalCenter, Height - 36);
        picture.Text("chance", X(62), Y(56), PlotStyle.LabelSize, PlotStyle.Grey, SKTextAlign.Center, degrees: -45);
        string[] key =
        [
            FormattableString.Invariant($"threshold {threshold}"),
            FormattableString.Invariant($"true positive rate {used.Y:F1} %"),
            FormattableString.Invariant($"false positive rate {used.X:F1} %"),
        ];
        DrawKey(picture, key, X(98), Y(18));
        picture.WritePng(png);

        float X(double percent) => data.Left + (float)((percent + 2) / 104) * data.Width;
        float Y(double percent) => data.Bottom - (float)((percent + 2) / 104) * data.Height;
    }

    /// <summary>Says what the mark is, in the corner that a curve above the diagonal leaves free.</summary>
    private static void DrawKey(Picture picture, string[] lines, float right, float top)
    {
        const float LineHeight = 36;
        float left = right - lines.Max(line => Picture.WidthOf(line, PlotStyle.LabelSize));
        using Paint paint = Paint.NewDisposablePaint();
        var behind = new PixelRect(left - 48, right + 12, top + (lines.Length - 0.4f) * LineHeight, top - 0.6f * LineHeight);
        Drawing.FillRectangle(picture.Canvas, behind, paint, new FillStyle { Color = Colors.White });
        Drawing.DrawMarker(picture.Canvas, paint, new Pixel(left - 24, top), CurveStyle.Validation.Best);
        for (int i = 0; i < lines.Length; i++)
            picture.Text(lines[i], left, top + i * LineHeight, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
    }
}

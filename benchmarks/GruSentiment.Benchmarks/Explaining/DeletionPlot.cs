using GruSentiment.Reports.Plots;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Benchmarks.Explaining;

/// <summary>
/// The deletion curves: the mean probability of the predicted class (upwards) against the share of the words deleted (across), the
/// strongest first. The faster a curve falls, the better its method finds what the model relies on.
/// </summary>
internal static class DeletionPlot
{
    private const int Width = 1200, Height = 800;

    private const float LeftAxis = 124, Top = 130, BottomAxis = 96, Names = 330;

    /// <summary>Colours of Okabe and Ito 2008, dark enough for a line; pattern and mark differ too.</summary>
    private static readonly (Color Color, LinePattern Pattern, MarkerShape Shape)[] s_styles =
    [
        (PlotStyle.Blue, LinePattern.Solid, MarkerShape.FilledCircle),
        (Color.FromHex("#009E73"), LinePattern.Dashed, MarkerShape.FilledDiamond),
        (Color.FromHex("#CC79A7"), LinePattern.Solid, MarkerShape.FilledTriangleUp),
        (PlotStyle.Vermilion, LinePattern.Dashed, MarkerShape.FilledSquare),
        (Color.FromHex("#B07D00"), LinePattern.DenselyDashed, MarkerShape.FilledTriangleDown),
        (PlotStyle.Grey, LinePattern.Dotted, MarkerShape.OpenCircle),
    ];

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="results">A curve each, this project's first.</param>
    /// <param name="texts">What was measured.</param>
    public static void Write(Stream png, IReadOnlyList<RankingResult> results, string texts)
    {
        using var picture = new Picture(Width, Height);
        picture.Title("Without the words that a method calls the strongest", Width - 2 * PlotStyle.Margin);
        picture.Subtitle($"the faster a curve falls, the better the method; {texts}");
        var data = new PixelRect(LeftAxis, Width - PlotStyle.Margin - Names, Height - BottomAxis, Top);
        double[][] curves = [.. results.Select(result => result.Deletion.Select(probability => 100 * probability).ToArray())];
        double lowest = 10 * Math.Floor(curves.Min(curve => curve.Min()) / 10);
        double highest = 10 * Math.Ceiling(curves.Max(curve => curve.Max()) / 10);
        using Plot plot = PlotStyle.NewPlot();
        plot.Axes.SetLimits(-2, 102, lowest, highest + 2);
        plot.Axes.Bottom.TickGenerator = new NumericFixedInterval(20);
        plot.Axes.Left.TickGenerator = new NumericFixedInterval(10);
        double[] shares = [.. Enumerable.Range(0, EraserScores.Points).Select(point => 100.0 * point / (EraserScores.Points - 1))];
        for (int i = curves.Length - 1; i >= 0; i--)
        {
            var curve = plot.Add.Scatter(shares, curves[i]);
            (curve.Color, curve.LinePattern, curve.MarkerShape) = (s_styles[i].Color, s_styles[i].Pattern, s_styles[i].Shape);
            (curve.LineWidth, curve.MarkerSize) = (i == 0 ? PlotStyle.LineWidth + 1 : PlotStyle.LineWidth - 0.5f, PlotStyle.MarkerSize);
        }
        picture.Draw(plot, data);
        picture.Centred("Probability of the predicted class (%)", PlotStyle.Margin, data.VerticalCenter, upwards: true);
        picture.Centred("Words deleted, the strongest first (%)", data.HorizontalCenter, Height - 36);
        DrawKey(picture, results, data.Right + 24, data.Top + 20);
        picture.WritePng(png);
    }

    private static void DrawKey(Picture picture, IReadOnlyList<RankingResult> results, float left, float top)
    {
        const float Between = 44, Sample = 56;
        using Paint paint = Paint.NewDisposablePaint();
        for (int i = 0; i < results.Count; i++)
        {
            float y = top + i * Between;
            (Color color, LinePattern pattern, MarkerShape shape) = s_styles[i];
            var line = new LineStyle(i == 0 ? PlotStyle.LineWidth + 1 : PlotStyle.LineWidth, color, pattern);
            Drawing.DrawLine(picture.Canvas, paint, new Pixel(left, y), new Pixel(left + Sample, y), line);
            var marker = new MarkerStyle(shape, PlotStyle.MarkerSize, color) { LineColor = color, LineWidth = 2, OutlineColor = color };
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel(left + Sample / 2, y), marker);
            picture.Text(results[i].Name, left + Sample + 12, y, PlotStyle.TickSize, PlotStyle.Ink, SKTextAlign.Left, bold: i == 0);
        }
    }
}

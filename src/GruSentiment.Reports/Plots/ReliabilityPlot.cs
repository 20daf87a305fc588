using GruSentiment.Evaluation;
using ScottPlot;
using ScottPlot.Hatches;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>reliability.png</c>: accuracy (upwards) against confidence (across), a bar an interval, with the gap between the two and the
/// accuracy's 95 % interval; below, how many rows each bar stands for. The axis begins at the least confidence that there can be. DeGroot
/// and Fienberg 1983, "The Comparison and Evaluation of Forecasters"; drawn as in Guo et al. 2017.
/// </summary>
public static class ReliabilityPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "reliability.png";

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 860;

    /// <summary>Height of the picture in pixels.</summary>
    internal const int Height = 1176;

    private const float LeftAxis = 124, Top = 228, CountsHeight = 104, BottomAxis = 96;

    private static readonly FillStyle s_correct = new() { Color = PlotStyle.Blue };
    private static readonly FillStyle s_overconfident = Striped(PlotStyle.Vermilion, Colors.White, StripeDirection.DiagonalUp);
    private static readonly FillStyle s_underconfident = Striped(Colors.White, PlotStyle.Blue, StripeDirection.DiagonalDown);
    private static readonly LineStyle s_interval = new(3, PlotStyle.Ink);
    private static readonly LineStyle s_ideal = new(2.5f, PlotStyle.Ink, CurveStyle.Validation.Pattern);

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="calibration">An interval without rows has no bar.</param>
    /// <param name="title">What was evaluated; cut where it is too long.</param>
    public static void Write(Stream png, Calibration calibration, string title)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(title);
        using var picture = new Picture(Width, Height);
        picture.Title(title, Width - 2 * PlotStyle.Margin);
        string error = FormattableString.Invariant($"calibration error (ECE) {100 * calibration.ExpectedError:F1} %");
        (double confidence, double accuracy) = (100 * calibration.Confidence, 100 * calibration.Accuracy);
        string means = FormattableString.Invariant($"confidence {confidence:F1} %, accuracy {accuracy:F1} %");
        picture.Subtitle($"{error}: {means}");
        DrawKey(picture, middle: 146);

        CalibrationBin[] bins = [.. calibration.Bins.Where(bin => bin.Rows > 0)];
        double from = 100 * Math.Min(bins[0].From, calibration.Bins.First(bin => bin.To * calibration.Classes > 1).From);
        var across = new Across(from);
        const float Square = Width - PlotStyle.Margin - LeftAxis;
        var bars = new PixelRect(LeftAxis, LeftAxis + Square, Top + Square, Top);
        DrawBars(picture, bins, bars, across);
        var counts = new PixelRect(bars.Left, bars.Right, Height - BottomAxis, Height - BottomAxis - CountsHeight);
        DrawCounts(picture, bins, counts, across);

        picture.Centred("Accuracy: share of correct answers (%)", PlotStyle.Margin, bars.VerticalCenter, upwards: true);
        picture.Centred("rows", PlotStyle.Margin, counts.VerticalCenter, upwards: true);
        picture.Centred("Confidence: probability of the predicted class (%)", counts.HorizontalCenter, Height - 36);
        picture.WritePng(png);
    }

    private static void DrawBars(Picture picture, CalibrationBin[] bins, PixelRect data, Across across)
    {
        using Plot plot = PlotStyle.NewPlot();
        plot.Axes.SetLimits(across.Left, across.Right, -2, 102);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(0, 100, most: 6));
        plot.Axes.Bottom.TickGenerator = new NumericManual(across.Ticks);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = false;
        foreach (CalibrationBin bin in bins)
        {
            double accuracy = 100 * bin.Accuracy, confidence = 100 * bin.Confidence;
            (double lower, double upper) = (Math.Min(accuracy, confidence), Math.Max(accuracy, confidence));
            AddBar(plot, bin, 0, lower, s_correct);
            AddBar(plot, bin, lower, upper, confidence > accuracy ? s_overconfident : s_underconfident);
        }
        plot.Add.Line(across.From, across.From, 100, 100).LineStyle = s_ideal;
        foreach (CalibrationBin bin in bins)
            AddInterval(plot, bin);
        picture.Draw(plot, data);
    }

    /// <summary>Bars of the numbers of rows, each with its number above.</summary>
    private static void DrawCounts(Picture picture, CalibrationBin[] bins, PixelRect data, Across across)
    {
        const double NumberShare = 0.28; // of the height
        using Plot plot = PlotStyle.NewPlot();
        double highest = bins.Max(bin => bin.Rows) / (1 - NumberShare);
        plot.Axes.SetLimits(across.Left, across.Right, 0, highest);
        plot.Axes.Left.TickGenerator = new NumericManual([]);
        plot.Axes.Bottom.TickGenerator = new NumericManual(across.Ticks);
        foreach (CalibrationBin bin in bins)
            AddBar(plot, bin, 0, bin.Rows, new FillStyle { Color = PlotStyle.Grey });
        picture.Draw(plot, data);
        foreach (CalibrationBin bin in bins)
        {
            float x = data.Left + (float)((50 * (bin.From + bin.To) - across.Left) / (across.Right - across.Left)) * data.Width;
            float y = data.Bottom - (float)(bin.Rows / highest) * data.Height;
            picture.Text(Short(bin.Rows), x, y - 14, across.From > 30 ? 20 : 16, PlotStyle.Ink, SKTextAlign.Center);
        }
    }

    private static void AddBar(Plot plot, CalibrationBin bin, double from, double to, FillStyle fill)
    {
        const double Gap = 0.3;
        var bar = plot.Add.Rectangle(100 * bin.From + Gap, 100 * bin.To - Gap, from, to);
        (bar.FillStyle, bar.LineWidth) = (fill, 0);
    }

    /// <summary>A line from the lower to the upper end of the accuracy's interval, with a stroke at both, white around it.</summary>
    private static void AddInterval(Plot plot, CalibrationBin bin)
    {
        ConfidenceInterval interval = bin.Interval;
        double middle = 50 * (bin.From + bin.To), half = 12 * (bin.To - bin.From), low = 100 * interval.Low, high = 100 * interval.High;
        foreach (LineStyle style in (LineStyle[])[new(7, Colors.White), s_interval])
        {
            plot.Add.Line(middle, low, middle, high).LineStyle = style;
            plot.Add.Line(middle - half, low, middle + half, low).LineStyle = style;
            plot.Add.Line(middle - half, high, middle + half, high).LineStyle = style;
        }
    }

    /// <summary>A number that fits over a bar: 9,999, then 12k, then 3M.</summary>
    private static string Short(int rows) => FormattableString.Invariant(rows switch
    {
        < 10_000 => $"{rows:N0}",
        < 1_000_000 => $"{rows / 1000}k",
        _ => $"{rows / 1_000_000}M",
    });

    private static void DrawKey(Picture picture, float middle)
    {
        const float Sample = 44, High = 22, Gap = 10, Between = 20, SecondLine = 34;
        float x = PlotStyle.Margin;
        using Paint paint = Paint.NewDisposablePaint();
        (FillStyle? Fill, LineStyle? Line, string Text)[] entries =
        [
            (s_correct, null, "correct"), (s_overconfident, null, "overconfident"), (s_underconfident, null, "underconfident: correct too"),
            (null, s_ideal, "calibrated"), (null, s_interval, "95 % interval of the accuracy"),
        ];
        foreach ((FillStyle? fill, LineStyle? line, string text) in entries)
        {
            if (line == s_ideal)
                (x, middle) = (PlotStyle.Margin, middle + SecondLine);
            if (fill is null)
                Drawing.DrawLine(picture.Canvas, paint, new PixelLine(x, middle, x + Sample, middle), line!);
            else
                Drawing.FillRectangle(picture.Canvas, new PixelRect(x, x + Sample, middle + High / 2, middle - High / 2), paint, fill);
            x += Sample + Gap;
            picture.Text(text, x, middle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x += Picture.WidthOf(text, PlotStyle.LabelSize) + Between;
        }
    }

    private static FillStyle Striped(Color stripes, Color between, StripeDirection direction) =>
        new() { Color = between, HatchColor = stripes, Hatch = new Striped(direction) };

    /// <summary>The axis of confidence, from the least that occurs or can, to 100 %.</summary>
    private readonly record struct Across(double From)
    {
        private double Edge => 0.02 * (100 - From);

        public double Left => From - Edge;

        public double Right => 100 + Edge;

        public Tick[] Ticks => AxisTicks.Numbers(From, 100, most: 7);
    }
}

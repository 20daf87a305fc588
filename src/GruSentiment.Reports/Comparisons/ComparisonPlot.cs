using GruSentiment.Encoders;
using GruSentiment.Reports.Plots;
using GruSentiment.Training.Comparisons;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using static System.FormattableString;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Comparisons;

/// <summary>
/// <c>compare.png</c>: accuracy against training time, the accuracy after each epoch over the seconds, and the accuracy by length. All are
/// those of the networks alone.
/// </summary>
internal static class ComparisonPlot
{
    /// <summary>Its name in the comparison's directory.</summary>
    public const string Name = "compare.png";

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1600;

    /// <summary>Height of the picture in pixels.</summary>
    internal const int Height = 1240;

    private const float LegendTop = 92, LegendLine = 36, PanelTop = 190, Middle = 640, Bottom = 1130;

    private static readonly string[] s_parts = ["short", "medium", "long"];

    private static readonly MarkerShape[] s_shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
         MarkerShape.FilledTriangleDown, MarkerShape.OpenCircle, MarkerShape.OpenSquare];

    /// <summary>Draws it.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="result">The comparison.</param>
    public static void Write(Stream png, ComparisonResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var picture = new Picture(Width, Height);
        string rows = result.Rows.IsTest ? "test" : "validation";
        picture.Title(Invariant($"{result.Files.Request.Data}: {rows} accuracy of networks alone"), Width - 2 * PlotStyle.Margin);
        IReadOnlyList<Series> series = [.. result.Encoders.Select(Series.Of), .. Series.OfFastText(result)];
        DrawLegend(picture, series);
        DrawTimes(picture, series, new PixelRect(124, 764, Middle - 90, PanelTop));
        DrawCurves(picture, result.Encoders, new PixelRect(924, Width - PlotStyle.Margin, Middle - 90, PanelTop));
        DrawLengths(picture, series, result.Rows, new PixelRect(124, Width - PlotStyle.Margin, Bottom, Middle + 40));
        picture.WritePng(png);
    }

    private static Color ColorOf(int series) =>
        series < PlotStyle.MostClassColors ? PlotStyle.ClassColor(series, PlotStyle.MostClassColors) : PlotStyle.Ink;

    private static void DrawLegend(Picture picture, IReadOnlyList<Series> series)
    {
        const float Gap = 14, Between = 40;
        float x = PlotStyle.Margin;
        using Paint paint = Paint.NewDisposablePaint();
        for (int i = 0; i < series.Count; i++)
        {
            string name = series[i].Name;
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel(x + Gap, LegendTop + LegendLine / 2), MarkerOf(i));
            x += 2 * Gap + 10;
            picture.Text(name, x, LegendTop + LegendLine / 2, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x += Picture.WidthOf(name, PlotStyle.LabelSize) + Between;
        }
    }

    private static void DrawTimes(Picture picture, IReadOnlyList<Series> series, PixelRect data)
    {
        Plot plot = PlotStyle.NewPlot();
        for (int i = 0; i < series.Count; i++)
        {
            for (int training = 0; training < series[i].Seconds.Count; training++)
                Mark(plot, series[i].Seconds[training], 100 * series[i].Answers.Each[training].Accuracy, i);
        }
        Limit(
            plot, series.Max(one => one.Seconds.Max()),
            [.. series.SelectMany(one => one.Answers.Each).Select(answers => 100 * answers.Accuracy)]);
        Draw(picture, plot, data, "training (seconds)");
    }

    private static void DrawCurves(Picture picture, IReadOnlyList<ComparedEncoder> encoders, PixelRect data)
    {
        Plot plot = PlotStyle.NewPlot();
        var all = new List<double>();
        double longest = 0;
        for (int i = 0; i < encoders.Count; i++)
        {
            foreach (ComparedTraining one in encoders[i].Trainings)
            {
                double seconds = 0;
                Coordinates[] points =
                    [.. one.Epochs.Select(epoch => new Coordinates(seconds += epoch.Seconds, 100 * epoch.ValidationAccuracy))];
                var line = plot.Add.ScatterLine(points);
                line.LineStyle = new LineStyle { Color = ColorOf(i), Width = PlotStyle.LineWidth };
                foreach (Coordinates point in points)
                    Mark(plot, point.X, point.Y, i);
                all.AddRange(points.Select(point => point.Y));
                longest = Math.Max(longest, seconds);
            }
        }
        Limit(plot, longest, all);
        Draw(picture, plot, data, "seconds, a mark after each epoch (validation)");
    }

    private static void DrawLengths(Picture picture, IReadOnlyList<Series> series, ComparedRows rows, PixelRect data)
    {
        const double Group = 1, BarRoom = 0.84;
        Plot plot = PlotStyle.NewPlot();
        double width = BarRoom / series.Count;
        var shown = new List<double>();
        for (int i = 0; i < series.Count; i++)
        {
            for (int part = 0; part < ComparedRows.Parts; part++)
            {
                if (series[i].Answers.AccuracyByPart[part] is not { } accuracy)
                    continue;
                shown.Add(100 * accuracy);
                double left = part * Group + i * width - BarRoom / 2;
                plot.Add.Bar(new Bar
                {
                    Position = left + width / 2,
                    Value = 100 * accuracy,
                    Size = width * 0.92,
                    FillColor = ColorOf(i),
                    LineWidth = 0,
                });
            }
        }
        (double least, double most) = Range(shown);
        plot.Axes.SetLimits(-0.5, 2.5, least, most);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(least, most, most: 6));
        (int few, int some) = rows.Bounds;
        string[] bounds = [Invariant($"to {few} tokens"), Invariant($"{few + 1} to {some}"), Invariant($"from {some + 1}")];
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. s_parts.Select((name, part) => new Tick(part, $"{name}: {bounds[part]}"))]);
        picture.Draw(plot, data);
        picture.Centred("accuracy (%)", PlotStyle.Margin, data.VerticalCenter, upwards: true);
    }

    private static void Draw(Picture picture, Plot plot, PixelRect data, string across)
    {
        picture.Draw(plot, data);
        picture.Centred("accuracy (%)", data.Left - 88, data.VerticalCenter, upwards: true);
        picture.Centred(across, data.HorizontalCenter, data.Bottom + 62);
    }

    private static void Limit(Plot plot, double seconds, IReadOnlyList<double> accuracies)
    {
        double right = Math.Max(seconds, 0.1) * 1.06;
        (double least, double most) = Range(accuracies);
        plot.Axes.SetLimits(0, right, least, most);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(least, most, most: 6));
        plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Numbers(0, right, most: 6));
    }

    private static (double Least, double Most) Range(IReadOnlyList<double> values)
    {
        double least = values.Min(), most = values.Max(), room = Math.Max(1, 0.12 * (most - least));
        return (Math.Max(0, least - room), Math.Min(100, most + room));
    }

    private static void Mark(Plot plot, double x, double y, int series) =>
        plot.Add.Marker(x, y).MarkerStyle = MarkerOf(series);

    private static MarkerStyle MarkerOf(int series) => new()
    {
        Shape = s_shapes[series % s_shapes.Length],
        Size = PlotStyle.MarkerSize + 3,
        FillColor = ColorOf(series),
        LineColor = ColorOf(series),
        LineWidth = 3,
    };

    /// <summary>What is drawn of a classifier.</summary>
    /// <param name="Name">What the legend calls it.</param>
    /// <param name="Seconds">Of each training.</param>
    /// <param name="Answers">Of each training.</param>
    private sealed record Series(string Name, IReadOnlyList<double> Seconds, RepeatedAnswers Answers)
    {
        public static Series Of(ComparedEncoder encoder) => new(
            EncoderArchitecture.Of(new ModelOptions { Encoder = encoder.Kind }).Name,
            [.. encoder.Trainings.Select(training => training.TrainingSeconds)], encoder.Networks);

        public static IEnumerable<Series> OfFastText(ComparisonResult result)
        {
            if (result.FastTextAnswers is { } answers)
                yield return new Series("fastText", [.. result.FastText.Select(training => training.TrainingSeconds)], answers);
        }
    }
}

using GruSentiment.Encoders;
using GruSentiment.Evaluation;
using GruSentiment.Reports.Plots;
using GruSentiment.Training.Comparisons;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Comparisons;

/// <summary>
/// <c>compare.png</c>: accuracy against training time, the accuracy after each epoch over the seconds, and the accuracy by length with its
/// 95 % interval. All are those of the networks alone.
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
        string data = Path.GetFileName(result.Files.Request.Data ?? "");
        picture.Title($"{data}: {rows} accuracy of networks alone", Width - 2 * PlotStyle.Margin);
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
        double[] seconds = [.. series.SelectMany(one => one.Seconds)];
        var axis = SecondsAxis.Of(seconds, seconds);
        for (int i = 0; i < series.Count; i++)
        {
            for (int training = 0; training < series[i].Seconds.Count; training++)
                Mark(plot, axis.At(series[i].Seconds[training]), 100 * series[i].Answers.Each[training].Accuracy, i);
        }
        Limit(plot, [.. series.SelectMany(one => one.Answers.Each).Select(answers => 100 * answers.Accuracy)]);
        Draw(picture, plot, axis, data, $"training ({axis.Unit})");
    }

    private static void DrawCurves(Picture picture, IReadOnlyList<ComparedEncoder> encoders, PixelRect data)
    {
        Plot plot = PlotStyle.NewPlot();
        (int Series, Coordinates[] Points)[] curves =
            [.. encoders.SelectMany((encoder, i) => encoder.Trainings.Select(training => (i, PointsOf(training))))];
        Coordinates[] all = [.. curves.SelectMany(curve => curve.Points)];
        var axis = SecondsAxis.Of([.. all.Select(point => point.X)], [.. curves.Select(curve => curve.Points[^1].X)]);
        foreach ((int i, Coordinates[] points) in curves)
        {
            Coordinates[] placed = [.. points.Select(point => new Coordinates(axis.At(point.X), point.Y))];
            plot.Add.ScatterLine(placed).LineStyle = new LineStyle { Color = ColorOf(i), Width = PlotStyle.LineWidth };
            foreach (Coordinates point in placed)
                Mark(plot, point.X, point.Y, i);
        }
        Limit(plot, [.. all.Select(point => point.Y)]);
        Draw(picture, plot, axis, data, $"{axis.Unit}; a mark after each epoch (validation)");
    }

    /// <summary>Seconds and accuracy after each epoch.</summary>
    private static Coordinates[] PointsOf(ComparedTraining training)
    {
        double seconds = 0;
        return [.. training.Epochs.Select(epoch => new Coordinates(seconds += epoch.Seconds, 100 * epoch.ValidationAccuracy))];
    }

    private static void DrawLengths(Picture picture, IReadOnlyList<Series> series, ComparedRows rows, PixelRect data)
    {
        const double Room = 0.8;
        Plot plot = PlotStyle.NewPlot();
        LengthPart[] parts = [.. LengthPart.Of(rows).Where(part => part.Rows > 0)];
        var shown = new List<double>();
        for (int i = 0; i < series.Count; i++)
        {
            IReadOnlyList<double?> accuracies = series[i].Answers.AccuracyByPart;
            foreach ((int place, LengthPart part) in parts.Index())
            {
                double accuracy = accuracies[part.Index]!.Value, x = place + Room * ((i + 0.5) / series.Count - 0.5);
                // Of trainings that are repeated too: their rows are the same.
                var interval = ConfidenceInterval.Of(accuracy, part.Rows);
                plot.Add.Line(x, 100 * interval.Low, x, 100 * interval.High).LineStyle = new(PlotStyle.LineWidth, ColorOf(i));
                Mark(plot, x, 100 * accuracy, i);
                shown.AddRange([100 * interval.Low, 100 * interval.High]);
            }
        }
        Limit(plot, shown);
        plot.Axes.SetLimitsX(-0.5, parts.Length - 0.5);
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. parts.Select((part, i) => new Tick(i, $"{part.Name}: {part.Tokens}{(part.Index == 0 ? " tokens" : "")}"))]);
        picture.Draw(plot, data);
        picture.Centred("accuracy (%), 95 % interval", PlotStyle.Margin, data.VerticalCenter, upwards: true);
    }

    private static void Draw(Picture picture, Plot plot, SecondsAxis axis, PixelRect data, string across)
    {
        axis.Set(plot);
        picture.Draw(plot, data);
        picture.Centred("accuracy (%)", data.Left - 88, data.VerticalCenter, upwards: true);
        picture.Centred(across, data.HorizontalCenter, data.Bottom + 62);
    }

    /// <summary>Gives a plot its axis of accuracies in percent; a mark at its very end is seen whole.</summary>
    private static void Limit(Plot plot, IReadOnlyCollection<double> accuracies)
    {
        (double least, double most) = ValueRange.Of(accuracies, 0, 100);
        plot.Axes.SetLimitsY(least, most);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(Math.Max(least, 0), Math.Min(most, 100), most: 6));
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

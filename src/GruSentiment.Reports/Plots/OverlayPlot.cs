using GruSentiment.Lettering;
using GruSentiment.Runs;
using ScottPlot;
using SkiaSharp;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>overlay.png</c>: the curves of several runs, loss above and accuracy below, training on the left and validation on the right, and a
/// table that names the runs.
/// </summary>
internal static class OverlayPlot
{
    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1400;

    /// <summary>An axis that held a larger loss would show nothing else.</summary>
    private const double LargestLoss = 1e9;

    private const float HeadMiddle = 104, RowHeight = 36, PanelHeight = 300, PanelWidth = 592, LeftAxis = 126, Between = 44;

    /// <summary>Where the table's columns begin, or, for those of numbers, end.</summary>
    private const float NameLeft = 124, EncoderLeft = 560, EpochRight = 920, AccuracyRight = 1190, FinalRight = Width - PlotStyle.Margin;

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="runs">Two to <see cref="RunCurves.Most"/> runs.</param>
    public static void Write(Stream png, IReadOnlyList<RunCurves> runs)
    {
        if (runs.Count is < 1 or > RunCurves.Most || runs.Any(run => run.Epochs.Count == 0))
            throw new ArgumentException(Invariant($"1 to {RunCurves.Most} runs with an epoch were expected."), nameof(runs));
        float top = HeadMiddle + (runs.Count + 1) * RowHeight + 56;
        using var picture = new Picture(Width, (int)(top + 2 * PanelHeight + Between + 96));
        picture.Title(TitleOf(runs), Width - 2 * PlotStyle.Margin);
        DrawTable(picture, runs);
        DrawPanels(picture, runs, top, "Loss", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss, most: LargestLoss);
        DrawPanels(
            picture, runs, top + PanelHeight + Between, "Accuracy (%)",
            epoch => 100 * epoch.TrainAccuracy, epoch => 100 * epoch.ValidationAccuracy, most: 100, isLowest: true);
        picture.WritePng(png);
    }

    /// <summary>The data, where they are the same; where they are not, that they are not: such curves can't be compared.</summary>
    private static string TitleOf(IReadOnlyList<RunCurves> runs)
    {
        string[] data =
            [.. runs.Select(run => run.Run.Summary.Data ?? "").DistinctBy(file => file.Length == 0 ? "" : Path.GetFullPath(file))];
        string start = Invariant($"Training curves of {runs.Count} runs");
        return data switch
        {
            [""] => start,
            [var one] => $"{start}: {BidiLine.Isolated(Path.GetFileName(one))}",
            _ => $"{start}, of different data",
        };
    }

    private static void DrawTable(Picture picture, IReadOnlyList<RunCurves> runs)
    {
        Head("run", NameLeft, SKTextAlign.Left);
        Head("encoder", EncoderLeft, SKTextAlign.Left);
        Head("best epoch (double mark)", EpochRight, SKTextAlign.Right);
        Head("its validation accuracy", AccuracyRight, SKTextAlign.Right);
        Head("final model", FinalRight, SKTextAlign.Right);
        using Paint paint = Paint.NewDisposablePaint();
        for (int i = 0; i < runs.Count; i++)
        {
            RunCurves run = runs[i];
            float y = HeadMiddle + (i + 1) * RowHeight;
            Drawing.DrawLine(picture.Canvas, paint, new PixelLine(PlotStyle.Margin, y, NameLeft - 14, y), RunStyle.Of(i).Line);
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel((PlotStyle.Margin + NameLeft - 14) / 2, y), RunStyle.Of(i).Marker);
            Cell(Picture.Name(run.Name, EncoderLeft - NameLeft - 24, PlotStyle.LabelSize), NameLeft, y, SKTextAlign.Left);
            Cell(run.Run.Summary.Encoder ?? "-", EncoderLeft, y, SKTextAlign.Left);
            Cell(Invariant($"{run.Best.Epoch} of {run.Epochs[^1].Epoch}"), EpochRight, y, SKTextAlign.Right);
            Cell(Percent(run.Best.ValidationAccuracy), AccuracyRight, y, SKTextAlign.Right);
            Cell(Percent(run.Run.Summary.ValidationAccuracy), FinalRight, y, SKTextAlign.Right);
        }

        void Head(string text, float x, SKTextAlign align) =>
            picture.Text(text, x, HeadMiddle, PlotStyle.TickSize, PlotStyle.Grey, align);
        void Cell(string text, float x, float y, SKTextAlign align) =>
            picture.Text(text, x, y, PlotStyle.LabelSize, PlotStyle.Ink, align);
    }

    private static void DrawPanels(
        Picture picture, IReadOnlyList<RunCurves> runs, float top, string label, Func<RunEpoch, double> training,
        Func<RunEpoch, double> validation, double most, bool isLowest = false)
    {
        double[] values = [.. runs.SelectMany(run => run.Epochs).SelectMany(epoch => new[] { training(epoch), validation(epoch) })
            .Where(IsDrawn)];
        var range = ValueRange.Of(values, least: 0, most);
        Tick[] ticks = AxisTicks.Numbers(Math.Max(range.From, 0), Math.Min(range.To, most), most: 6);
        float left = LeftAxis, bottom = top + PanelHeight;
        picture.Centred(label, PlotStyle.Margin, top + PanelHeight / 2, upwards: true);
        foreach (bool isTraining in new[] { true, false })
        {
            Func<RunEpoch, double> valueOf = isTraining ? training : validation;
            var data = new PixelRect(left, left + PanelWidth, bottom, top);
            if (isLowest)
                picture.Centred("Epoch", data.HorizontalCenter, bottom + 60);
            else
                picture.Centred(isTraining ? "Training" : "Validation", data.HorizontalCenter, top - 22);
            new OverlayPanel(runs, epoch => IsDrawn(valueOf(epoch)) ? valueOf(epoch) : double.NaN, range, ticks)
            {
                MarksBest = !isTraining,
                WithValues = isTraining,
                WithEpochs = isLowest,
            }.Draw(picture, data);
            left += PanelWidth + Between;
        }

        bool IsDrawn(double value) => value >= 0 && value <= most; // not NaN
    }

    private static string Percent(double? share) => share is { } part ? Invariant($"{100 * part:0.00} %") : "-";
}

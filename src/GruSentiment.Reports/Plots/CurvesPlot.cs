using System.Globalization;
using GruSentiment.Training.Epochs;
using ScottPlot;
using SkiaSharp;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>curves.png</c>: loss above, accuracy below, over the epochs; training and validation, told apart by colour, line and mark; the best
/// epoch marked in both.
/// </summary>
public static class CurvesPlot
{
    /// <summary>The file's name in a run directory.</summary>
    internal const string FileName = "curves.png";

    /// <summary>Width of the picture in pixels.</summary>
    internal const int Width = 1200;

    /// <summary>Height of the picture in pixels.</summary>
    internal const int Height = 800;

    /// <summary>An axis that held a larger loss would show nothing else.</summary>
    private const double LargestLoss = 1e9;

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="history">One epoch at least, by number. A loss that is not finite, or beyond 10⁹, leaves a gap in its curve.</param>
    /// <param name="bestEpoch">Number of the epoch to mark; one that is not in the history marks none.</param>
    /// <param name="title">What was trained; cut where it is too long.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static void Write(Stream png, IReadOnlyList<EpochResult> history, int bestEpoch, string title)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(title);
        if (history.Count == 0)
            throw new ArgumentException("There are no epochs to draw.", nameof(history));
        using var picture = new Picture(Width, Height);
        float legend = DrawLegend(picture);
        picture.Title(title, legend - 2 * PlotStyle.Margin);

        int best = history.ToList().FindIndex(result => result.Epoch == bestEpoch);
        int[] epochs = [.. history.Select(result => result.Epoch)];
        CurvesPanel loss = new(
            "Loss", epochs, [.. history.Select(r => r.TrainLoss)], [.. history.Select(r => r.ValidationLoss)], Least: 0, Most: LargestLoss);
        CurvesPanel accuracy = new(
            "Accuracy (%)", epochs,
            [.. history.Select(r => 100 * r.TrainAccuracy)], [.. history.Select(r => 100 * r.ValidationAccuracy)], Least: 0, Most: 100);
        loss.Draw(
            picture, top: 128, bottom: 392, best,
            value => FormattableString.Invariant($"best epoch {bestEpoch}: validation loss {LossText(value)}"));
        accuracy.Draw(
            picture, top: 450, bottom: 714, best,
            value => FormattableString.Invariant($"validation accuracy {value:F1} %"), withEpochs: true);
        picture.WritePng(png);
    }

    private static string LossText(double loss) =>
        loss.ToString(Math.Abs(loss) is >= 0.01 and < 1e4 ? "F3" : "G3", CultureInfo.InvariantCulture);

    /// <summary>Draws the legend in the upper right corner, clear of all data.</summary>
    /// <returns>Its left edge.</returns>
    private static float DrawLegend(Picture picture)
    {
        const float Line = 76, Gap = 12, Between = 36, Middle = PlotStyle.TitleMiddle;
        float x = picture.Width - PlotStyle.Margin;
        using Paint paint = Paint.NewDisposablePaint();
        foreach (CurveStyle curve in new[] { CurveStyle.Validation, CurveStyle.Training })
        {
            x -= Picture.WidthOf(curve.Name, PlotStyle.LabelSize);
            picture.Text(curve.Name, x, Middle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x -= Gap + Line;
            Drawing.DrawLine(picture.Canvas, paint, new PixelLine(x, Middle, x + Line, Middle), curve.Line);
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel(x + Line / 2, Middle), curve.Marker);
            x -= Between;
        }
        return x + Between;
    }
}

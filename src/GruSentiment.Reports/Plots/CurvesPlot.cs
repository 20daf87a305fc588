using System.Globalization;
using GruSentiment.Lettering;
using GruSentiment.Training.Epochs;
using ScottPlot;
using SkiaSharp;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>curves.png</c>: loss above, accuracy below, over the epochs; training and validation, told apart by colour, line and mark; the best
/// epoch marked in both, and the accuracy of the final model, which the n-gram model belongs to and the curves do not.
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

    /// <summary>Room on the right for what is said of the losses and of the final model.</summary>
    private const float NotesWidth = 286;

    private const float LegendMiddle = 96;

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="history">One epoch at least, by number. A loss that is not finite, or beyond 10⁹, leaves a gap in its curve.</param>
    /// <param name="bestEpoch">Number of the epoch to mark; one that is not in the history marks none.</param>
    /// <param name="title">What was trained; cut where it is too long.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static void Write(Stream png, IReadOnlyList<EpochResult> history, int bestEpoch, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        Write(png, history, bestEpoch, title, facts: null);
    }

    /// <summary>Draws the picture of a training that is known, with what its final model reaches once it is measured.</summary>
    internal static void Write(Stream png, IReadOnlyList<EpochResult> history, int bestEpoch, CurvesFacts facts) =>
        Write(png, history, bestEpoch, facts.Data, facts);

    private static void Write(Stream png, IReadOnlyList<EpochResult> history, int bestEpoch, string title, CurvesFacts? facts)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0)
            throw new ArgumentException("There are no epochs to draw.", nameof(history));
        using var picture = new Picture(Width, Height);
        DrawTitle(picture, title, facts);
        DrawLegend(picture, facts);

        int best = history.ToList().FindIndex(result => result.Epoch == bestEpoch);
        int[] epochs = [.. history.Select(result => result.Epoch)];
        float right = facts is null ? PlotStyle.Margin : NotesWidth;
        CurvesPanel loss = new(
            "Loss", epochs, [.. history.Select(r => r.TrainLoss)], [.. history.Select(r => r.ValidationLoss)], Least: 0, Most: LargestLoss)
        {
            RightMargin = right,
        };
        FinalMark[] finals = [.. FinalsOf(facts)];
        CurvesPanel accuracy = new(
            "Accuracy (%)", epochs,
            [.. history.Select(r => 100 * r.TrainAccuracy)], [.. history.Select(r => 100 * r.ValidationAccuracy)], Least: 0, Most: 100)
        {
            RightMargin = right,
            Finals = finals,
        };
        (PixelRect data, _) = loss.Draw(
            picture, top: 170, bottom: 412, best,
            value => Invariant($"best epoch {bestEpoch}: validation loss {LossText(value)}"));
        if (facts is not null)
            new MarginNotes(picture, data).Draw(facts.LossNote);
        (data, Func<double, float> yOf) = accuracy.Draw(
            picture, top: 472, bottom: 714, best,
            value => Invariant($"{(facts is null ? "" : $"{facts.Curves}: ")}validation accuracy {value:F1} %"), withEpochs: true);
        if (finals.Length > 0)
            new MarginNotes(picture, data).Draw($"Final model ({facts!.FinalModel}):", finals, yOf);
        picture.WritePng(png);
    }

    private static IEnumerable<FinalMark> FinalsOf(CurvesFacts? facts)
    {
        if (facts?.Validation is { } validation)
            yield return new FinalMark(Invariant($"validation {100 * validation:F1} %"), 100 * validation, PlotStyle.Green);
        if (facts?.Test is { } test)
            yield return new FinalMark(Invariant($"test {100 * test:F1} %"), 100 * test, PlotStyle.Purple);
    }

    private static string LossText(double loss) =>
        loss.ToString(Math.Abs(loss) is >= 0.01 and < 1e4 ? "F3" : "G3", CultureInfo.InvariantCulture);

    /// <summary>Draws the title; of a file's name so much that the numbers of rows are there whole.</summary>
    private static void DrawTitle(Picture picture, string title, CurvesFacts? facts)
    {
        float room = Width - 2 * PlotStyle.Margin;
        if (facts is not null)
        {
            string rows = $"{BidiLine.LeftToRightMark}: {facts.RowsText}";
            float left = room - Picture.WidthOf(rows, PlotStyle.TitleSize, bold: true);
            title = BidiLine.Isolated(Picture.Fit(title, left, PlotStyle.TitleSize, bold: true)) + rows;
        }
        picture.Title(title, room);
    }

    /// <summary>Draws the legend below the title, clear of all data.</summary>
    private static void DrawLegend(Picture picture, CurvesFacts? facts)
    {
        const float Line = 76, Gap = 12, Between = 36;
        float x = PlotStyle.Margin;
        if (facts is not null)
        {
            string curves = $"{facts.Curves}:";
            picture.Text(curves, x, LegendMiddle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x += Picture.WidthOf(curves, PlotStyle.LabelSize) + Between;
        }
        using Paint paint = Paint.NewDisposablePaint();
        foreach (CurveStyle curve in new[] { CurveStyle.Training, CurveStyle.Validation })
        {
            Drawing.DrawLine(picture.Canvas, paint, new PixelLine(x, LegendMiddle, x + Line, LegendMiddle), curve.Line);
            Drawing.DrawMarker(picture.Canvas, paint, new Pixel(x + Line / 2, LegendMiddle), curve.Marker);
            x += Line + Gap;
            picture.Text(curve.Name, x, LegendMiddle, PlotStyle.LabelSize, PlotStyle.Ink, SKTextAlign.Left);
            x += Picture.WidthOf(curve.Name, PlotStyle.LabelSize) + Between;
        }
    }
}

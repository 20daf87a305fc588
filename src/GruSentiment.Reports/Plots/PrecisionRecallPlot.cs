using GruSentiment.Evaluation;
using ScottPlot;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>precision-recall.png</c>: precision (upwards) against recall (across), over all thresholds. Two classes: the positive one, with the
/// threshold in use marked, and its share of the rows as the line that random answers reach. More: each against the rest, and their mean.
/// </summary>
public static class PrecisionRecallPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "precision-recall.png";

    /// <summary>Draws the picture.</summary>
    /// <param name="png">Where it goes; stays open.</param>
    /// <param name="predictions">True classes and probabilities; rows of two classes at least.</param>
    /// <param name="threshold">With two classes, the lowest probability that counts as positive.</param>
    /// <param name="title">What was evaluated; cut where it is too long.</param>
    /// <exception cref="ArgumentException">All rows are of one class.</exception>
    public static void Write(Stream png, Predictions predictions, double threshold, string title)
    {
        ArgumentNullException.ThrowIfNull(png);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(title);
        if (predictions.Labels.Count > 2)
            WriteMany(png, predictions, title);
        else if (RocCurve.Of(predictions) is { } roc)
            WriteOne(png, roc, predictions.Labels, threshold, title);
        else
            throw RocPlot.OneClassOnly(nameof(predictions));
    }

    private static void WriteOne(Stream png, RocCurve roc, IReadOnlyList<string> labels, double threshold, string title)
    {
        PrecisionRecallCurve curve = PrecisionRecallCurve.Of(roc);
        string[] subtitles =
        [
            Invariant($"average precision (AP) {curve.AveragePrecision:F3} for {Picture.Name(labels[1], 300, PlotStyle.LabelSize)}"),
            Invariant($"n = {roc.Positives + roc.Negatives:N0} rows: {RocPlot.Named(labels[1], roc.Positives)}, ")
                + RocPlot.Named(labels[0], roc.Negatives),
        ];
        using var picture = new RatesPicture(title, subtitles);
        double share = 100 * curve.Share;
        picture.Add([new(0, share), new(100, share)], new(2.5f, PlotStyle.Grey, CurveStyle.Validation.Pattern));
        picture.Add(PointsOf(curve), new(PlotStyle.LineWidth + 0.5f, PlotStyle.Blue));
        int taken = curve.Points.Count(point => point.Threshold >= (float)threshold);
        string[] key = [Invariant($"threshold {threshold}"), "no row is predicted as it"];
        if (taken > 0)
        {
            PrecisionRecallPoint used = curve.Points[taken - 1];
            picture.Plot.Add.Marker(100 * used.Recall, 100 * used.Precision).MarkerStyle = CurveStyle.Validation.Best;
            key = [key[0], Invariant($"recall {100 * used.Recall:F1} %"), Invariant($"precision {100 * used.Precision:F1} %")];
        }
        DrawPlot(picture);
        picture.Remark(Invariant($"chance: the class's share of the rows, {share:F1} %"), 50, share + (share > 90 ? -4 : 4));
        picture.DrawKey(key, 2, share > 30 ? 18 : share + 22, leftwards: false);
        picture.WritePng(png);
    }

    private static void WriteMany(Stream png, Predictions predictions, string title)
    {
        IReadOnlyList<ClassCurve> curves = ClassCurve.Of(
            predictions,
            roc => PrecisionRecallCurve.Of(roc) is var curve ? (curve.AveragePrecision, [.. PointsOf(curve)]) : default,
            HeightAt);
        if (curves.Count == 0)
            throw RocPlot.OneClassOnly(nameof(predictions));
        string n = Invariant($"each class against all others; n = {predictions.Count:N0} rows");
        using var picture = new RatesPicture(title, [Invariant($"mean average precision (AP) {curves[0].Value:F3}"), n], curves);
        foreach (ClassCurve curve in curves.Reverse())
            picture.Add(curve.Points, curve.Line);
        DrawPlot(picture);
        picture.DrawLegend("AP, lowest first", curves);
        picture.WritePng(png);
    }

    private static void DrawPlot(RatesPicture picture) => picture.DrawPlot(
        across: "Recall: the class's rows found (%)", upwards: "Precision: rows predicted as the class that belong to it (%)");

    /// <summary>Steps: up to a point's recall, its precision holds; nothing is interpolated.</summary>
    private static IEnumerable<Coordinates> PointsOf(PrecisionRecallCurve curve)
    {
        double recall = 0;
        foreach (PrecisionRecallPoint point in curve.Points)
        {
            yield return new(100 * recall, 100 * point.Precision);
            yield return new(100 * point.Recall, 100 * point.Precision);
            recall = point.Recall;
        }
    }

    /// <summary>The precision with which so much is found: that of the first point that reaches it.</summary>
    private static double HeightAt(IReadOnlyList<Coordinates> points, double recall) =>
        points[Math.Min(ClassCurve.CountUpTo(points, Math.BitDecrement(recall)), points.Count - 1)].Y;
}

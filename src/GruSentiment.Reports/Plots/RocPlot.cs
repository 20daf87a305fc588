using GruSentiment.Evaluation;
using ScottPlot;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>
/// <c>roc.png</c>: the true positive rate (upwards) against the false positive rate (across), over all thresholds, and random answers as a
/// dashed diagonal. Two classes: the positive one, with the threshold in use marked. More: each against the rest, and their mean at each
/// false positive rate (Fawcett 2006, vertical averaging).
/// </summary>
public static class RocPlot
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "roc.png";

    private static readonly LineStyle s_chance = new(2.5f, PlotStyle.Grey, CurveStyle.Validation.Pattern);

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
        if (predictions.Labels.Count == 2)
            WriteOne(png, RocCurve.Of(predictions) ?? throw OneClassOnly(nameof(predictions)), predictions.Labels, threshold, title);
        else
            WriteMany(png, predictions, title);
    }

    /// <summary>Why nothing can be drawn.</summary>
    internal static ArgumentException OneClassOnly(string name) => new("All rows are of one class: nothing can be ranked.", name);

    private static void WriteOne(Stream png, RocCurve curve, IReadOnlyList<string> labels, double threshold, string title)
    {
        ConfidenceInterval interval = curve.Interval;
        string[] subtitles =
        [
            Invariant($"AUC {curve.Area:F3} for {Picture.Name(labels[1], 270, PlotStyle.LabelSize)}, 95 % interval ")
                + Invariant($"{interval.Low:F3} to {interval.High:F3}"),
            Invariant($"n = {curve.Positives + curve.Negatives:N0} rows: {Named(labels[1], curve.Positives)}, ")
                + Named(labels[0], curve.Negatives),
        ];
        using var picture = new RatesPicture(title, subtitles);
        picture.Add([new(0, 0), new(100, 100)], s_chance);
        Coordinates[] points = [.. PointsOf(curve)];
        picture.Add(points, new(PlotStyle.LineWidth + 0.5f, PlotStyle.Blue));
        Coordinates used = points[curve.Points.Count(point => point.Threshold >= (float)threshold) - 1];
        picture.Plot.Add.Marker(used).MarkerStyle = CurveStyle.Validation.Best;
        DrawPlot(picture, Picture.Name(labels[1], 200, PlotStyle.LabelSize));
        string[] key =
        [
            Invariant($"threshold {threshold}"),
            Invariant($"true positive rate {used.Y:F1} %"),
            Invariant($"false positive rate {used.X:F1} %"),
        ];
        picture.DrawKey(key, 98, 18, leftwards: true);
        picture.WritePng(png);
    }

    private static void WriteMany(Stream png, Predictions predictions, string title)
    {
        IReadOnlyList<ClassCurve> curves = ClassCurve.Of(predictions, curve => (curve.Area, [.. PointsOf(curve)]), HeightAt);
        if (curves.Count == 0)
            throw OneClassOnly(nameof(predictions));
        string n = Invariant($"each class against all others; n = {predictions.Count:N0} rows");
        using var picture = new RatesPicture(title, [Invariant($"mean area under the curve (AUC) {curves[0].Value:F3}"), n], curves);
        picture.Add([new(0, 0), new(100, 100)], s_chance);
        foreach (ClassCurve curve in curves.Reverse())
            picture.Add(curve.Points, curve.Line);
        DrawPlot(picture, name: null);
        picture.DrawLegend("AUC, lowest first", curves);
        picture.WritePng(png);
    }

    private static void DrawPlot(RatesPicture picture, string? name)
    {
        picture.DrawPlot(
            across: $"False positive rate: other rows predicted as {name ?? "the class"} (%)",
            upwards: $"True positive rate: {(name is null ? "the class's" : name)} rows found (%)");
        picture.Remark("chance", 62, 56, degrees: -45);
    }

    /// <summary>For a legend or a subtitle: how many rows a class has.</summary>
    internal static string Named(string label, int rows) => Invariant($"{rows:N0} {Picture.Name(label, 240, PlotStyle.LabelSize)}");

    private static IEnumerable<Coordinates> PointsOf(RocCurve curve) =>
        curve.Points.Select(point => new Coordinates(100 * point.FalsePositiveRate, 100 * point.TruePositiveRate));

    /// <summary>On the line between two points; where several lie above one another, the highest.</summary>
    private static double HeightAt(IReadOnlyList<Coordinates> points, double x)
    {
        int after = ClassCurve.CountUpTo(points, x);
        if (after == points.Count)
            return points[^1].Y;
        (Coordinates from, Coordinates to) = (points[after - 1], points[after]);
        return from.Y + (to.Y - from.Y) * (x - from.X) / (to.X - from.X);
    }
}

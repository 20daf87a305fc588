using GruSentiment.Evaluation;
using ScottPlot;
using static System.FormattableString;

namespace GruSentiment.Reports.Plots;

/// <summary>One class against the rest, or the mean of all, as a curve with a figure.</summary>
/// <param name="Name">The class.</param>
/// <param name="Value">The area under it.</param>
/// <param name="Line">How it looks.</param>
/// <param name="Points">In percent.</param>
internal sealed record ClassCurve(string Name, double Value, LineStyle Line, IReadOnlyList<Coordinates> Points)
{
    private const int MeanSteps = 200;

    /// <summary>
    /// The least width of a class's line, and by how much one is wider than that drawn upon it: of up to three classes so much that a whole
    /// pixel is seen on either side.
    /// </summary>
    private const float Least = 3, WiderOfFew = 4, Wider = 2;

    /// <summary>The figure in the legend.</summary>
    public string Figure => Invariant($"{Value:F3}");

    /// <summary>The curves of all classes that can be ranked, the lowest figure first, and in front of them their mean.</summary>
    /// <param name="predictions">True classes and probabilities.</param>
    /// <param name="curve">Figure and points of a class.</param>
    /// <param name="heightAt">How high the points of a class are at so many percent.</param>
    public static IReadOnlyList<ClassCurve> Of(
        Predictions predictions, Func<RocCurve, (double Value, IReadOnlyList<Coordinates> Points)> curve,
        Func<IReadOnlyList<Coordinates>, double, double> heightAt)
    {
        int labels = predictions.Labels.Count;
        (int Class, double Value, IReadOnlyList<Coordinates> Points)[] classes =
        [
            .. Enumerable.Range(0, labels).Select(@class => (@class, RocCurve.Of(predictions, @class)))
                .Where(one => one.Item2 is not null)
                .Select(one => curve(one.Item2!) is var (value, points) ? (one.@class, value, points) : default)
                .OrderBy(one => one.value),
        ];
        if (classes.Length == 0)
            return [];
        Coordinates[] mean = [.. Enumerable.Range(0, MeanSteps + 1).Select(step => 100.0 * step / MeanSteps)
            .Select(x => new Coordinates(x, classes.Average(one => heightAt(one.Points, x))))];
        var dashed = new LineStyle(PlotStyle.LineWidth, PlotStyle.Ink, CurveStyle.Validation.Pattern);
        return
        [
            new ClassCurve("mean", classes.Average(one => one.Value), dashed, mean),
            .. classes.Select((one, rank) => new ClassCurve(predictions.Labels[one.Class], one.Value, LineOf(one.Class, rank), one.Points)),
        ];

        // Few classes have the colours that they have in other pictures; of many, the lowest stand out. A line that is drawn earlier, and
        // so lies below, is wider: where lines coincide, it is seen on both sides of the others.
        LineStyle LineOf(int @class, int rank)
        {
            float width = Least + rank * (classes.Length <= 3 ? WiderOfFew : Wider);
            if (labels <= PlotStyle.MostClassColors)
                return new LineStyle(width, PlotStyle.ClassColor(@class, labels));
            return rank < PlotStyle.MostClassColors
                ? new LineStyle(width, PlotStyle.ClassColor(rank, labels))
                : new LineStyle(1.5f, Color.FromHex("#A9B1BA"));
        }
    }

    /// <summary>How many points lie at a place or on its left, of points from left to right.</summary>
    public static int CountUpTo(IReadOnlyList<Coordinates> points, double x)
    {
        int low = 0, high = points.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (points[middle].X <= x)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

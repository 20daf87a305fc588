using ScottPlot;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Explanations;

/// <summary>
/// How the line of a reading direction looks. Its colours are not those of the words, which mean for and against; line and mark alone tell
/// the two apart.
/// </summary>
internal sealed record DirectionStyle(string Name, Color Color, LinePattern Pattern, MarkerShape Shape, bool IsHollow)
{
    private static readonly DirectionStyle s_front =
        new("read from the front", PlotStyle.Ink, LinePattern.Solid, MarkerShape.FilledCircle, IsHollow: false);

    private static readonly DirectionStyle s_back =
        new("read from the back", Color.FromHex("#8A6BBE"), new LinePattern([9, 5], 0, "back"), MarkerShape.FilledSquare, IsHollow: true);

    /// <summary>Up to so many words, each has a mark.</summary>
    private const int MostMarks = 80;

    /// <summary>The style of a direction: 0 from the front, 1 from the back.</summary>
    public static DirectionStyle Of(int direction) => direction == 0 ? s_front : s_back;

    /// <summary>The line.</summary>
    public LineStyle Line => new(PlotStyle.LineWidth - 0.5f, Color, Pattern);

    /// <summary>The mark of a word.</summary>
    public MarkerStyle Mark(float size) => new(Shape, size)
    {
        FillColor = IsHollow ? Colors.White : Color,
        OutlineColor = Color,
        OutlineWidth = IsHollow ? 2.5f : 0,
    };

    /// <summary>Adds the line to a plot.</summary>
    public void Add(Plot plot, Coordinates[] points, WordAxis axis)
    {
        var line = plot.Add.Scatter(points);
        line.LineStyle = Line;
        line.MarkerStyle = axis.Words <= MostMarks ? Mark(axis.Words <= 30 ? 10 : 8) : MarkerStyle.None;
    }
}

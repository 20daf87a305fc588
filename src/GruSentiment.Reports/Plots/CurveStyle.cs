using ScottPlot;

namespace GruSentiment.Reports.Plots;

/// <summary>How one of the two curves looks: a colour, a line and a mark of its own, so that each alone tells it apart.</summary>
internal sealed record CurveStyle(string Name, Color Color, LinePattern Pattern, MarkerShape Shape, bool Hollow)
{
    /// <summary>Solid blue with filled circles.</summary>
    public static readonly CurveStyle Training =
        new("training", PlotStyle.Blue, LinePattern.Solid, MarkerShape.FilledCircle, Hollow: false);

    /// <summary>Dashed vermilion with hollow squares.</summary>
    public static readonly CurveStyle Validation =
        new("validation", PlotStyle.Vermilion, new LinePattern([11, 6], 0, "curve"), MarkerShape.FilledSquare, Hollow: true);

    /// <summary>The curve's line.</summary>
    public LineStyle Line => new(PlotStyle.LineWidth, Color, Pattern);

    /// <summary>The curve's mark.</summary>
    public MarkerStyle Marker => new(Shape, PlotStyle.MarkerSize)
    {
        FillColor = Hollow ? Colors.White : Color,
        OutlineColor = Color,
        OutlineWidth = Hollow ? 3 : 0,
    };

    /// <summary>The mark of the best epoch: larger and filled.</summary>
    public MarkerStyle Best => new(Shape, PlotStyle.MarkerSize + 6, Color);
}

using ScottPlot;

namespace GruSentiment.Reports.Plots;

/// <summary>How one of several runs looks: a colour and a mark of its own, so that each alone tells it apart.</summary>
internal sealed record RunStyle(Color Color, MarkerShape Shape)
{
    private const float Size = 11;

    // With normal vision and with each kind of colour blindness, any two of them are apart (CIELAB, by more than 15).
    private static readonly RunStyle[] s_runs =
    [
        new(PlotStyle.Blue, MarkerShape.FilledCircle), new(PlotStyle.Vermilion, MarkerShape.FilledSquare),
        new(PlotStyle.Green, MarkerShape.FilledTriangleUp), new(Color.FromHex("#E69F00"), MarkerShape.FilledDiamond),
        new(Color.FromHex("#56B4E9"), MarkerShape.FilledTriangleDown), new(PlotStyle.Purple, MarkerShape.OpenCircle),
        new(PlotStyle.Ink, MarkerShape.OpenSquare), new(Color.FromHex("#9AA3AD"), MarkerShape.OpenTriangleUp),
    ];

    /// <summary>The look of a run by its place among them.</summary>
    public static RunStyle Of(int index) => s_runs[index];

    /// <summary>Its curve.</summary>
    public LineStyle Line => new(3, Color);

    /// <summary>A mark on its curve.</summary>
    public MarkerStyle Marker => MarkerOf(Size);

    /// <summary>The mark of its best epoch.</summary>
    public MarkerStyle Best => MarkerOf(Size + 9);

    private bool IsHollow => Shape is MarkerShape.OpenCircle or MarkerShape.OpenSquare or MarkerShape.OpenTriangleUp;

    private MarkerStyle MarkerOf(float size) => new(Shape, size)
    {
        FillColor = IsHollow ? Colors.White : Color,
        LineColor = Color,
        OutlineColor = IsHollow ? Color : Colors.White,
        LineWidth = 3,
        OutlineWidth = IsHollow ? 3 : 1.5f,
    };
}

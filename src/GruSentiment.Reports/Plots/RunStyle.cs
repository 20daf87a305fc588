using ScottPlot;

namespace GruSentiment.Reports.Plots;

/// <summary>How one of several runs looks: a colour and a mark of its own, so that each alone tells it apart.</summary>
/// <param name="Color">Of curve and mark.</param>
/// <param name="Shape">The mark.</param>
/// <param name="Size">Its size: shapes that fill less of their square are larger.</param>
/// <param name="IsHollow">Whether the mark is white inside.</param>
internal sealed record RunStyle(Color Color, MarkerShape Shape, float Size, bool IsHollow)
{
    private const float Plain = 11, Pointed = 15;

    // With normal vision and with each kind of colour blindness, any two of them are apart (CIELAB, by more than 15).
    private static readonly RunStyle[] s_runs =
    [
        new(PlotStyle.Blue, MarkerShape.FilledCircle, Plain, IsHollow: false),
        new(PlotStyle.Vermilion, MarkerShape.FilledSquare, Plain, IsHollow: false),
        new(PlotStyle.Green, MarkerShape.FilledTriangleUp, Pointed, IsHollow: false),
        new(Color.FromHex("#E69F00"), MarkerShape.FilledDiamond, Pointed, IsHollow: false),
        new(Color.FromHex("#56B4E9"), MarkerShape.FilledTriangleDown, Pointed, IsHollow: false),
        new(PlotStyle.Purple, MarkerShape.FilledCircle, Plain, IsHollow: true),
        new(PlotStyle.Ink, MarkerShape.FilledSquare, Plain, IsHollow: true),
        new(Color.FromHex("#9AA3AD"), MarkerShape.FilledTriangleUp, Pointed, IsHollow: true),
    ];

    /// <summary>The look of a run by its place among them.</summary>
    public static RunStyle Of(int index) => s_runs[index];

    /// <summary>Its curve.</summary>
    public LineStyle Line => new(3, Color);

    /// <summary>Drawn around the mark of its best epoch. Nothing fills it: what lies below is seen.</summary>
    public MarkerStyle Best => new(Shape, IsPointed ? Size + 17 : Size + 13)
    {
        FillColor = Colors.Transparent,
        OutlineColor = Color,
        OutlineWidth = 3,
    };

    private bool IsPointed => Size == Pointed;

    /// <summary>A mark on its curve.</summary>
    public MarkerStyle Marker => new(Shape, Size)
    {
        FillColor = IsHollow ? Colors.White : Color,
        OutlineColor = IsHollow ? Color : Colors.White,
        OutlineWidth = IsHollow ? 3 : 1.5f,
    };
}

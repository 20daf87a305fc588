using ScottPlot;

namespace GruSentiment.Reports.Plots;

/// <summary>A value that the final model reaches: a line through the panel, named on its right.</summary>
/// <param name="Text">Its name, with the value.</param>
/// <param name="Value">Where the line lies.</param>
/// <param name="Color">Of line and name.</param>
internal sealed record FinalMark(string Text, double Value, Color Color)
{
    /// <summary>The line; dotted, as no curve is.</summary>
    public LineStyle Line => new(3, Color, new LinePattern([3, 5], 0, "final"));
}

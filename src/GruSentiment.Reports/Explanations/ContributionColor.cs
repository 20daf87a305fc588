using ScottPlot;
using PlotStyle = GruSentiment.Reports.Plots.PlotStyle;

namespace GruSentiment.Reports.Explanations;

/// <summary>Blue for a class, vermilion against it, the stronger the darker.</summary>
internal static class ContributionColor
{
    /// <summary>The colour of a strength from -1 to 1; white at 0.</summary>
    public static Color Of(double strength) =>
        Colors.White.MixedWith(strength < 0 ? PlotStyle.Vermilion : PlotStyle.Blue, Math.Clamp(Math.Abs(strength), 0, 1));

    /// <summary>A colour that is legible on another.</summary>
    public static Color Ink(Color behind) => 0.299 * behind.R + 0.587 * behind.G + 0.114 * behind.B > 135 ? PlotStyle.Ink : Colors.White;
}

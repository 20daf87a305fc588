using GruSentiment.Reports.Lettering;
using ScottPlot;

namespace GruSentiment.Reports.Plots;

/// <summary>The common look of the pictures. Sizes in pixels, chosen to stay legible when a README shows 1200 pixels on 800.</summary>
internal static class PlotStyle
{
    /// <summary>Space around a picture.</summary>
    internal const float Margin = 36;

    /// <summary>Size of the title.</summary>
    internal const float TitleSize = 32;

    /// <summary>How far below the upper edge the middle of the title lies.</summary>
    internal const float TitleMiddle = 46;

    /// <summary>Size of the legend, of axis labels and of remarks.</summary>
    internal const float LabelSize = 23;

    /// <summary>Size of the numbers at an axis.</summary>
    internal const float TickSize = 21;

    /// <summary>Width of a curve.</summary>
    internal const float LineWidth = 3.5f;

    /// <summary>Diameter of a curve's marks.</summary>
    internal const float MarkerSize = 13;

    /// <summary>Width of axes and grid lines.</summary>
    internal const float AxisWidth = 1.5f;

    // Blue and vermilion of Okabe and Ito, "Color Universal Design" (2008): told apart with every kind of colour vision, and by lightness.

    /// <summary>Training, and whatever stands alone.</summary>
    public static readonly Color Blue = Color.FromHex("#0072B2");

    /// <summary>Validation, and the point to look at.</summary>
    public static readonly Color Vermilion = Color.FromHex("#D55E00");

    /// <summary>Text.</summary>
    public static readonly Color Ink = Color.FromHex("#1F2328");

    /// <summary>Text of less weight, and axes.</summary>
    public static readonly Color Grey = Color.FromHex("#59636E");

    /// <summary>Grid lines.</summary>
    public static readonly Color Light = Color.FromHex("#E4E7EB");

    /// <summary>A trained model as it is used: neither of the curves.</summary>
    public static readonly Color Green = Color.FromHex("#009E73");

    /// <summary>The same on the test set.</summary>
    public static readonly Color Purple = Color.FromHex("#A0518A");

    /// <summary>So many classes have a colour each.</summary>
    public const int MostClassColors = 6;

    // Okabe and Ito too, in an order in which neighbours are told apart by lightness.
    private static readonly Color[] s_classes =
        [Vermilion, Blue, Color.FromHex("#E69F00"), Green, Color.FromHex("#CC79A7"), Color.FromHex("#56B4E9")];

    /// <summary>The colour of a class; with two and three classes, blue is the positive one, which stands last.</summary>
    public static Color ClassColor(int index, int classes) => s_classes[classes == 3 ? index == 1 ? 2 : index / 2 : index];

    /// <summary>
    /// A plot without ticks, labels and data: typeface, grid, two axes, nothing at the top and on the right, nothing behind it.
    /// </summary>
    public static Plot NewPlot()
    {
        var plot = new Plot();
        PlotFont.Apply(plot);
        plot.FigureBackground.Color = plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Right.IsVisible = plot.Axes.Top.IsVisible = false;
        plot.Grid.MajorLineColor = Light;
        plot.Grid.MajorLineWidth = AxisWidth;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.FrameLineStyle.Width = axis.MajorTickStyle.Width = AxisWidth;
            axis.FrameLineStyle.Color = axis.MajorTickStyle.Color = Grey;
            axis.MajorTickStyle.Length = 6;
            axis.TickLabelStyle.FontSize = TickSize;
            axis.TickLabelStyle.ForeColor = Grey;
        }
        return plot;
    }
}

using ScottPlot;
using ScottPlot.TickGenerators;

namespace GruSentiment.Reports.Plots;

/// <summary>One measure over the epochs, training and validation.</summary>
/// <param name="Label">The measure, with its unit.</param>
/// <param name="Epochs">Numbers of the epochs.</param>
/// <param name="Training">Values, one an epoch.</param>
/// <param name="Validation">Values, one an epoch.</param>
/// <param name="Least">The least value the measure can have.</param>
/// <param name="Most">The greatest; what is outside, or not a number, leaves a gap.</param>
internal sealed record CurvesPanel(string Label, int[] Epochs, double[] Training, double[] Validation, double Least, double Most)
{
    /// <summary>With more epochs than this, not each has its mark.</summary>
    private const int MostMarkers = 25;

    /// <summary>Space on the left of the data for the axis, the same in every panel, so that the epochs stand below one another.</summary>
    private const float LeftAxis = 126;

    /// <summary>What the final model reaches, if that is known.</summary>
    public IReadOnlyList<FinalMark> Finals { get; init; } = [];

    /// <summary>Space on the right of the data.</summary>
    public float RightMargin { get; init; } = PlotStyle.Margin;

    /// <summary>Draws the panel.</summary>
    /// <param name="picture">Where to.</param>
    /// <param name="top">Upper edge of the data in pixels; the remark stands above it.</param>
    /// <param name="bottom">Lower edge of the data in pixels.</param>
    /// <param name="best">Index of the epoch to mark, or −1.</param>
    /// <param name="remark">What to say of the best epoch's validation value.</param>
    /// <param name="withEpochs">Whether the epochs are numbered below.</param>
    /// <returns>Where its data are, and where in the picture a value lies.</returns>
    public (PixelRect Data, Func<double, float> YOf) Draw(
        Picture picture, float top, float bottom, int best, Func<double, string> remark, bool withEpochs = false)
    {
        var data = new PixelRect(LeftAxis, picture.Width - RightMargin, bottom, top);
        using Plot plot = PlotStyle.NewPlot();
        double pad = Math.Max(0.5, (Epochs[^1] - Epochs[0]) * 0.02);
        plot.Axes.SetLimitsX(Epochs[0] - pad, Epochs[^1] + pad);
        plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Epochs(Epochs[0], Epochs[^1]));
        plot.Axes.Bottom.TickLabelStyle.IsVisible = withEpochs;
        (double from, double to) = Limits();
        plot.Axes.SetLimitsY(from, to);
        plot.Axes.Left.TickGenerator = new NumericManual(AxisTicks.Numbers(Math.Max(from, Least), Math.Min(to, Most), most: 6));
        picture.Centred(Label, PlotStyle.Margin, (top + bottom) / 2, upwards: true);
        if (withEpochs)
            picture.Centred("Epoch", data.HorizontalCenter, bottom + 60);
        if (best >= 0)
        {
            plot.Add.Line(Epochs[best], from, Epochs[best], to).LineStyle = new(2.5f, PlotStyle.Grey);
            string text = remark(Validation[best]);
            float half = Picture.WidthOf(text, PlotStyle.LabelSize) / 2;
            float x = data.Left + (float)((Epochs[best] - Epochs[0] + pad) / (Epochs[^1] - Epochs[0] + 2 * pad)) * data.Width;
            picture.Centred(text, Math.Clamp(x, data.Left + half, data.Right - half), top - 18);
        }
        foreach (FinalMark mark in Finals)
            plot.Add.Line(Epochs[0] - pad, mark.Value, Epochs[^1] + pad, mark.Value).LineStyle = mark.Line;
        AddCurve(plot, CurveStyle.Training, Training, best);
        AddCurve(plot, CurveStyle.Validation, Validation, best);
        picture.Draw(plot, data);
        return (data, value => bottom - (float)((value - from) / (to - from)) * (bottom - top));
    }

    private bool IsDrawn(double value) => value >= Least && value <= Most; // not NaN

    private ValueRange Limits() =>
        ValueRange.Of([.. Training.Concat(Validation).Where(IsDrawn), .. Finals.Select(mark => mark.Value)], Least, Most);

    private void AddCurve(Plot plot, CurveStyle style, double[] values, int best)
    {
        double[] xs = [.. Epochs.Select(epoch => (double)epoch)];
        double[] ys = [.. values.Select(value => IsDrawn(value) ? value : double.NaN)];
        plot.Add.ScatterLine(xs, ys).LineStyle = style.Line;
        int step = (values.Length + MostMarkers - 1) / MostMarkers;
        bool marksBest = best >= 0 && style == CurveStyle.Validation && !double.IsNaN(ys[best]);
        for (int i = 0; i < values.Length; i++)
        {
            bool alone = (i == 0 || double.IsNaN(ys[i - 1])) && (i == values.Length - 1 || double.IsNaN(ys[i + 1]));
            bool hidden = marksBest && Math.Abs(i - best) < (step + 1) / 2; // by the mark of the best epoch
            if (!double.IsNaN(ys[i]) && !hidden && (i % step == 0 || alone))
                plot.Add.Marker(xs[i], ys[i]).MarkerStyle = style.Marker;
        }
        if (marksBest)
            plot.Add.Marker(xs[best], ys[best]).MarkerStyle = style.Best;
    }
}

using GruSentiment.Runs;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace GruSentiment.Reports.Plots;

/// <summary>One measure of several runs over the epochs.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="ValueOf">The measure of an epoch; not a number where it can't be drawn.</param>
/// <param name="Range">What the axis shows.</param>
/// <param name="Ticks">The marks of the axis.</param>
internal sealed record OverlayPanel(
    IReadOnlyList<RunCurves> Runs, Func<RunEpoch, double> ValueOf, ValueRange Range, Tick[] Ticks)
{
    /// <summary>A curve of more epochs has no mark at each.</summary>
    private const int MostMarkers = 15;

    /// <summary>Whether the marks of the best epochs have an outline around them.</summary>
    public bool MarksBest { get; init; }

    /// <summary>Whether the values stand at the axis.</summary>
    public bool WithValues { get; init; }

    /// <summary>Whether the epochs stand at the axis.</summary>
    public bool WithEpochs { get; init; }

    /// <summary>Draws the panel.</summary>
    public void Draw(Picture picture, PixelRect data)
    {
        int first = Runs.Min(run => run.Epochs.Min(epoch => epoch.Epoch)), last = Runs.Max(run => run.Epochs.Max(epoch => epoch.Epoch));
        double pad = Math.Max(0.5, (last - first) * 0.02);
        using Plot plot = PlotStyle.NewPlot();
        plot.Axes.SetLimits(first - pad, last + pad, Range.From, Range.To);
        plot.Axes.Bottom.TickGenerator = new NumericManual(AxisTicks.Epochs(first, last));
        plot.Axes.Bottom.TickLabelStyle.IsVisible = WithEpochs;
        plot.Axes.Left.TickGenerator = new NumericManual(Ticks);
        plot.Axes.Left.TickLabelStyle.IsVisible = WithValues;
        for (int i = 0; i < Runs.Count; i++)
            AddCurve(plot, Runs[i], RunStyle.Of(i));
        for (int i = 0; i < Runs.Count; i++)
        {
            double value = ValueOf(Runs[i].Best);
            if (!MarksBest || double.IsNaN(value))
                continue;
            plot.Add.Marker(Runs[i].Best.Epoch, value).MarkerStyle = RunStyle.Of(i).Marker;
            plot.Add.Marker(Runs[i].Best.Epoch, value).MarkerStyle = RunStyle.Of(i).Best;
        }
        picture.Draw(plot, data);
    }

    private void AddCurve(Plot plot, RunCurves run, RunStyle style)
    {
        double[] xs = [.. run.Epochs.Select(epoch => (double)epoch.Epoch)], ys = [.. run.Epochs.Select(ValueOf)];
        plot.Add.ScatterLine(xs, ys).LineStyle = style.Line;
        int step = (ys.Length + MostMarkers - 1) / MostMarkers;
        for (int i = 0; i < ys.Length; i++)
        {
            bool alone = (i == 0 || double.IsNaN(ys[i - 1])) && (i == ys.Length - 1 || double.IsNaN(ys[i + 1]));
            if (!double.IsNaN(ys[i]) && (i % step == 0 || alone))
                plot.Add.Marker(xs[i], ys[i]).MarkerStyle = style.Marker;
        }
    }
}

using GruSentiment.Reports.Plots;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace GruSentiment.Reports.Comparisons;

/// <summary>
/// An axis of times. Where some trainings take many times as long as others, it is logarithmic: else most would share a corner.
/// </summary>
/// <param name="IsLogarithmic">Whether equal steps are equal ratios.</param>
/// <param name="Least">The least time that it shows, in seconds.</param>
/// <param name="Most">The most.</param>
internal sealed record SecondsAxis(bool IsLogarithmic, double Least, double Most)
{
    /// <summary>From this ratio of the longest training to the shortest on.</summary>
    private const double LeastRatio = 5;

    private const double Air = 1.06, LogarithmicAir = 0.04, ShortestTime = 0.1;

    /// <summary>The axis of trainings.</summary>
    /// <param name="drawn">All times that are drawn, in seconds.</param>
    /// <param name="whole">How long each training took.</param>
    public static SecondsAxis Of(IReadOnlyCollection<double> drawn, IReadOnlyCollection<double> whole)
    {
        (double least, double most) = (drawn.Min(), drawn.Max());
        if (least <= 0 || whole.Max() <= LeastRatio * whole.Min())
            return new SecondsAxis(false, 0, Math.Max(most, ShortestTime) * Air);
        double air = Math.Pow(most / least, LogarithmicAir);
        return new SecondsAxis(true, least / air, most * air);
    }

    /// <summary>What it is called.</summary>
    public string Unit => IsLogarithmic ? "seconds, logarithmic" : "seconds";

    /// <summary>Where a time lies.</summary>
    public double At(double seconds) => IsLogarithmic ? Math.Log10(seconds) : seconds;

    /// <summary>Gives a plot its limits and numbers.</summary>
    public void Set(Plot plot)
    {
        plot.Axes.SetLimitsX(At(Least), At(Most));
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            IsLogarithmic ? AxisTicks.Logarithmic(Least, Most, most: 9) : AxisTicks.Numbers(Least, Most, most: 6));
    }
}

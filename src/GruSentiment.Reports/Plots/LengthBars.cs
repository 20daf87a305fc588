using GruSentiment.Data.Statistics;

namespace GruSentiment.Reports.Plots;

/// <summary>The bars of a histogram of lengths.</summary>
/// <param name="Step">Lengths in a bar.</param>
/// <param name="Shares">Of each bar, the share of all texts in percent, from a length of 1 on.</param>
internal sealed record LengthBars(int Step, IReadOnlyList<double> Shares)
{
    /// <summary>The share of the highest bar.</summary>
    public double Highest => Shares.Max();

    /// <summary>Counts lengths.</summary>
    /// <param name="lengths">The lengths.</param>
    /// <param name="longest">Longer ones have no bar.</param>
    /// <param name="most">Bars, at most.</param>
    public static LengthBars Of(TextLengths lengths, int longest, int most)
    {
        int step = (longest + most - 1) / most;
        double[] shares = new double[(longest + step - 1) / step];
        foreach (int length in lengths.Sorted.TakeWhile(length => length <= longest))
            shares[(length - 1) / step] += 100.0 / lengths.Count;
        return new LengthBars(step, shares);
    }
}

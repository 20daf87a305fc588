using System.Globalization;
using ScottPlot;

namespace GruSentiment.Reports.Plots;

/// <summary>Where an axis has its marks, and what stands at them.</summary>
internal static class AxisTicks
{
    /// <summary>Up to as many epochs, each has its number.</summary>
    private const int MostEpochs = 20;

    /// <summary>With more epochs, no more than so many have one.</summary>
    private const int MostNumbers = 12;

    private static readonly int[] s_factors = [1, 2, 5, 10];

    /// <summary>Whole epochs: every one, or every 5th, 10th, 20th, 50th … and the first.</summary>
    public static Tick[] Epochs(int first, int last)
    {
        var ticks = new List<Tick>();
        int step = 1;
        for (int i = 0; (last - first) / step >= (step == 1 ? MostEpochs : MostNumbers); i++)
            step = i == 0 ? 5 : i % 3 == 0 ? step / 2 * 5 : step * 2; // 5, 10, 20, 50, 100 …
        for (int epoch = first; epoch <= last; epoch++)
        {
            if (epoch % step == 0 || epoch == first && step - first % step > step / 2)
                ticks.Add(Tick.Major(epoch, epoch.ToString(CultureInfo.InvariantCulture)));
        }
        return [.. ticks];
    }

    /// <summary>Round numbers, multiples of 1, 2 or 5 times a power of ten, within an axis and as many as asked for at most.</summary>
    public static Tick[] Numbers(double from, double to, int most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10((to - from) / most)));
        double step = power * s_factors.First(factor => Last(power * factor) - First(power * factor) < most);
        int decimals = (int)Math.Clamp(-Math.Floor(Math.Log10(step * 1.001)), 0, 15);
        bool scientific = decimals > 4 || Math.Max(Math.Abs(from), Math.Abs(to)) >= 1e5;
        string format = scientific ? "0.##E+0;-0.##E+0;0" : "F" + decimals.ToString(CultureInfo.InvariantCulture);
        var ticks = new List<Tick>();
        for (double i = First(step); i <= Last(step); i++)
            ticks.Add(Tick.Major(i * step, (i * step).ToString(format, CultureInfo.InvariantCulture)));
        return [.. ticks];

        // A mark on the very end counts, whatever the division's rounding.
        double First(double step) => Math.Ceiling(from / step - 1e-6) + 0.0; // and never −0
        double Last(double step) => Math.Floor(to / step + 1e-6);
    }

    /// <summary>
    /// For an axis of common logarithms: 1, 2 and 5 times the powers of ten within it; where these are more than asked for, the powers
    /// alone, or every second one, third one …
    /// </summary>
    /// <param name="from">The least value, above 0.</param>
    /// <param name="to">The greatest.</param>
    /// <param name="most">Numbers, at most.</param>
    public static Tick[] Logarithmic(double from, double to, int most)
    {
        int first = (int)Math.Floor(Math.Log10(from)), last = (int)Math.Ceiling(Math.Log10(to));
        int[] factors = [1, 2, 5];
        double[] all = [.. Enumerable.Range(first, last - first + 1).SelectMany(power => factors.Select(factor => Value(factor, power)))
            .Where(value => value >= from && value <= to)];
        for (int step = 1; all.Length > most; step++)
            all = [.. Enumerable.Range(first, last - first + 1).Where(power => power % step == 0).Select(power => Value(1, power))
                .Where(value => value >= from && value <= to)];
        return [.. all.Select(value => Tick.Major(Math.Log10(value), value.ToString("0.############", CultureInfo.InvariantCulture)))];

        static double Value(int factor, int power) => power < 0 ? factor / Math.Pow(10, -power) : factor * Math.Pow(10, power);
    }
}

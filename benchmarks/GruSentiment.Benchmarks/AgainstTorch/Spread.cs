using System.Globalization;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>Some measurements of the same.</summary>
/// <param name="Median">Half are below it.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
internal sealed record Spread(double Median, double Lowest, double Highest)
{
    /// <summary>The spread of at least one measurement.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new((sorted[sorted.Length / 2] + sorted[(sorted.Length - 1) / 2]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>Median, and lowest to highest in brackets.</summary>
    public string Text(string format)
    {
        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return $"{Number(Median)} ({Number(Lowest)}–{Number(Highest)})";
    }

    /// <summary>The same in thousands, to three digits.</summary>
    public string Thousands()
    {
        static string Number(double value)
        {
            double thousands = value / 1000;
            return thousands.ToString(thousands < 9.995 ? "0.00" : thousands < 99.95 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
        }
        return $"{Number(Median)} ({Number(Lowest)}–{Number(Highest)})";
    }
}

using GruSentiment.Data.Splits;

namespace GruSentiment.Training.Tuning;

/// <summary>
/// How likely the values of an option are among some trials: a Parzen estimator as in TPE (Bergstra et al. 2011, "Algorithms for
/// Hyper-Parameter Optimization"), with a prior around the default. The default itself has a probability of its own: it is strong, and most
/// trials keep it.
/// </summary>
internal sealed class OptionDensity
{
    /// <summary>The probability with which an option keeps its default where nothing is known.</summary>
    public const double KeptAtFirst = 0.75;

    /// <summary>Standard deviation around the default where nothing is known, of the range from 0 to 1.</summary>
    public const double Spread = 0.25;

    /// <summary>So many trials weigh as much as what holds where nothing is known.</summary>
    private const double PriorTrials = 2;

    private const double LeastSpread = 0.08;

    private const int MostDraws = 100;

    private readonly SearchedOption _option;
    private readonly double _kept;
    private readonly (double Place, double Spread)[] _components; // Of a number.
    private readonly double[] _shares; // Of choices, by their number.

    /// <param name="option">The option.</param>
    /// <param name="values">Its value in each of the trials; null where it is the default.</param>
    public OptionDensity(SearchedOption option, IReadOnlyList<object?> values)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(values);
        _option = option;
        object[] changed = [.. values.OfType<object>()];
        _kept = (PriorTrials * KeptAtFirst + (values.Count - changed.Length)) / (PriorTrials + values.Count);
        double spread = Math.Max(LeastSpread, Spread * Math.Pow(changed.Length + 1, -0.2)); // Scott 1992, for one dimension.
        _components = [(option.DefaultPlace, Spread), .. changed.Select(value => (option.Range.PlaceOf(value), spread))];
        object[] choices = [.. option.Range.Choices ?? []];
        _shares = [.. choices.Select(choice => choice.Equals(option.Default) ? 0
            : (1.0 / (choices.Length - 1) + changed.Count(value => value.Equals(choice))) / (1 + changed.Length))];
    }

    /// <summary>Draws a value; null for the default.</summary>
    public object? Draw(SeededRandom random)
    {
        if (random.NextDouble() < _kept)
            return null;
        if (_option.Range.Choices is { } choices)
        {
            double place = random.NextDouble();
            for (int choice = 0; choice < _shares.Length; choice++)
            {
                if (_shares[choice] > 0 && (place -= _shares[choice]) < 0)
                    return choices[choice];
            }
            return null; // Rounding.
        }
        (double middle, double spread) = _components[random.NextInt(_components.Length)];
        double drawn = middle;
        for (int i = 0; i < MostDraws && (i == 0 || drawn is < 0 or > 1); i++)
            drawn = middle + spread * random.NextNormal();
        return _option.ChangeAt(drawn);
    }

    /// <summary>The logarithm of the probability, or its density, of a value; null for the default.</summary>
    public double Log(object? value)
    {
        if (value is null)
            return Math.Log(_kept);
        if (_option.Range.Choices is { } choices)
            return Math.Log((1 - _kept) * _shares[choices.ToList().IndexOf(value)]);
        double place = _option.Range.PlaceOf(value);
        double density = _components.Average(component => Density((place - component.Place) / component.Spread) / component.Spread
            / Math.Max(1e-9, Below((1 - component.Place) / component.Spread) - Below(-component.Place / component.Spread)));
        return Math.Log((1 - _kept) * Math.Max(density, 1e-300));
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The normal distribution function, to 1e-7 (Abramowitz and Stegun 1964, 26.2.17).</summary>
    private static double Below(double z)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(z));
        double tail = Density(z) * t
            * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return z > 0 ? 1 - tail : tail;
    }
}

/// <summary>Normal random numbers.</summary>
internal static class NormalNumbers
{
    /// <summary>A number of mean 0 and variance 1 (Box and Muller 1958).</summary>
    public static double NextNormal(this SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}

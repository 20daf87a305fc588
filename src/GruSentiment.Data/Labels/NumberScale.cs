namespace GruSentiment.Data.Labels;

/// <summary>What numbers mean as labels, by all numbers in a file.</summary>
/// <param name="Name">What the scale is called when it is shown.</param>
/// <param name="Least">The least number on it.</param>
/// <param name="Most">The greatest.</param>
/// <param name="NegativeTo">The largest negative number.</param>
/// <param name="PositiveFrom">The smallest positive number.</param>
/// <param name="KeepsMiddle">Whether what is between is a class, neutral; else its rows are skipped.</param>
internal sealed record NumberScale(string Name, double Least, double Most, double NegativeTo, double PositiveFrom, bool KeepsMiddle)
{
    private static NumberScale Stars => new("stars", 0, 5, 2, 4, false);

    /// <summary>As in the IMDB reviews: Maas et al. 2011, section 4.1.</summary>
    private static NumberScale RatingsOfTen => new("ratings of 10", 0, 10, 4, 7, false);

    private static NumberScale Percent => new("ratings of 100", 0, 100, 40, 70, false);

    /// <summary>Cut as the Stanford Sentiment Treebank is for two classes: up to 0.4, and above 0.6.</summary>
    public static NumberScale Fractions => new("0 to 1", 0, 1, 0.4, Math.BitIncrement(0.6), false);

    /// <summary>The scale on which a file's numbers lie; <see langword="null"/> where no known one holds them.</summary>
    public static NumberScale? Of(IReadOnlyCollection<double> numbers)
    {
        double least = numbers.Min();
        double most = numbers.Max();
        bool whole = numbers.All(double.IsInteger);
        bool within(params double[] values) => numbers.All(values.Contains);
        return true switch
        {
            _ when least >= 0 && most <= 1 => new("0/1", 0, 1, 0, 1, false),
            _ when within(-1, 0, 1) => new("-1/0/1", -1, 1, -1, 1, true),
            _ when within(1, 2) => new("1/2", 1, 2, 1, 2, false),
            _ when within(0, 1, 2) => new("0/1/2", 0, 2, 0, 2, true),
            _ when within(1, 2, 3) && least == 1 => new("1/2/3", 1, 3, 1, 3, true),
            _ when within(0, 2, 4) && least == 0 => new("0/2/4", 0, 4, 0, 4, true), // Sentiment140's.
            // Four classes by number, and scales of six and seven: which are good, the user must say.
            _ when whole && least == 0 && most == 3 => null,
            _ when whole && least >= 0 && most is 6 or 7 => null,
            _ when least == 0 && most <= 4 && whole => new("0 to 4", 0, 4, 1, 3, false), // The Stanford Sentiment Treebank's.
            _ when within(1, 2, 3, 4) && numbers.Distinct().Count() == 4 => new("1 to 4", 1, 4, 2, 3, false),
            _ when least >= 0 && most <= 5 => Stars,
            _ when least >= 0 && most <= 10 => RatingsOfTen,
            // Of votes, -3 and 12 are no rating of -10 to 10: whole ratings go as far down as up.
            _ when least < 0 && least >= -10 && most <= 10 && (!whole || least == -most) =>
                new("signed", -10, 10, -double.Epsilon, double.Epsilon, false),
            _ => null,
        };
    }

    /// <summary>
    /// The scale for numbers above 10, which could as well be ages or counts: only for a column that is known to hold labels.
    /// </summary>
    public static NumberScale? Wide(IReadOnlyCollection<double> numbers)
    {
        double least = numbers.Min();
        double most = numbers.Max();
        return true switch
        {
            _ when least is >= 10 and <= 20 && most is >= 40 and <= 50 && numbers.All(number => number % 5 == 0) =>
                new("stars times 10", 10, 50, 20, 40, false),
            _ when least is >= 0 and <= 40 && most is >= 70 and <= 100 => Percent,
            _ => null,
        };
    }

    /// <summary>The scale of labels that say their maximum: <c>4 out of 5</c>, <c>8/10</c>, <c>80 %</c>.</summary>
    public static NumberScale UpTo(double maximum) => maximum switch
    {
        5 => Stars,
        10 => RatingsOfTen,
        100 => Percent,
        // The same shares as of 10. Of four stars, 1.5 is negative and 3 positive, as in Pang and Lee 2005.
        _ => new(FormattableString.Invariant($"ratings of {maximum}"), 0, maximum, 0.4 * maximum, 0.7 * maximum, false),
    };

    /// <summary>Whether a number is on the scale.</summary>
    public bool Holds(double number) => number >= Least && number <= Most;

    /// <summary>−1, 0 or 1 for a number on the scale.</summary>
    public int SignOf(double number) => number <= NegativeTo ? -1 : number >= PositiveFrom ? 1 : 0;
}

using System.Globalization;

namespace GruSentiment.Options;

/// <summary>The numbers that an option may have.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The largest; infinity for no limit.</param>
internal sealed record OptionRange(double Least, double Most = double.PositiveInfinity)
{
    /// <summary>Whether <see cref="Least"/> itself is too little.</summary>
    public bool AboveLeast { get; init; }

    /// <summary>Whether <see cref="Most"/> itself is too much.</summary>
    public bool BelowMost { get; init; }

    /// <summary>What is counted, for messages: <c>tokens</c>; null to leave it out.</summary>
    public string? Noun { get; init; }

    /// <summary>What <see cref="Least"/> stands for, for messages: <c>off</c>; null where it is a number like others.</summary>
    public string? LeastMeans { get; init; }

    /// <summary>Whether a number is in the range; NaN never is.</summary>
    public bool Contains(double number) =>
        (AboveLeast ? number > Least : number >= Least) && (BelowMost ? number < Most : number <= Most);

    /// <summary>The range in words: <c>from 1 to 10000</c>.</summary>
    public override string ToString()
    {
        string least = Text(Least) + (LeastMeans is null ? "" : $" ({LeastMeans})");
        string range = (AboveLeast, BelowMost) switch
        {
            _ when double.IsPositiveInfinity(Most) => AboveLeast ? $"above {least}" : $"{least} or more",
            (false, false) => $"from {least} to {Text(Most)}",
            (true, false) => $"above {least} and at most {Text(Most)}",
            (false, true) => $"at least {least} and below {Text(Most)}",
            _ => $"above {least} and below {Text(Most)}",
        };
        return Noun is null ? range : $"{range} {Noun}";
    }

    private static string Text(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}

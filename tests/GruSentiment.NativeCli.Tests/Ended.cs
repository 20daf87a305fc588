using System.Globalization;
using System.Text.RegularExpressions;

namespace GruSentiment.NativeCli.Tests;

/// <summary>What a program that has ended leaves.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to the standard output.</param>
/// <param name="Errors">What it wrote to the standard error.</param>
internal sealed partial record Ended(int Code, string Output, string Errors)
{
    /// <summary>Sums over vectors of another width differ in their last digits.</summary>
    private const double Tolerance = 1e-5;

    /// <summary>Fails unless this is what another program left, but for the last digits of numbers.</summary>
    public void AssertIs(Ended expected)
    {
        Assert.Equal((expected.Code, expected.Errors), (Code, Errors));
        AssertAlike(expected.Output, Output);
    }

    /// <summary>Fails unless texts are the same, but for the last digits of numbers and the seconds that it took.</summary>
    public static void AssertAlike(string expected, string actual)
    {
        (expected, actual) = (Seconds().Replace(expected, ""), Seconds().Replace(actual, ""));
        Assert.Equal(Number().Replace(expected, "#"), Number().Replace(actual, "#"));
        foreach ((double wanted, double found) in Numbers(expected).Zip(Numbers(actual)))
            Assert.Equal(wanted, found, Tolerance);
    }

    private static IEnumerable<double> Numbers(string text) =>
        Number().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"""seconds"":[ 0-9.Ee-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();

    [GeneratedRegex(@"-?[0-9]+(?:\.[0-9]+)?(?:[Ee]-[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

using System.Text.RegularExpressions;

namespace GruSentiment.NativeCli.Tests;

/// <summary>What a program that has ended leaves.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to the standard output.</param>
/// <param name="Errors">What it wrote to the standard error.</param>
internal sealed partial record Ended(int Code, string Output, string Errors)
{
    /// <summary>Fails unless this is what another program left, but for the seconds that it took.</summary>
    public void AssertIs(Ended expected)
    {
        Assert.Equal((expected.Code, expected.Errors), (Code, Errors));
        AssertAlike(expected.Output, Output);
    }

    /// <summary>
    /// Fails unless texts are the same, but for the seconds that it took. Sums over vectors of another width differ in their last digits:
    /// it fails too where the wide kernels are not linked.
    /// </summary>
    public static void AssertAlike(string expected, string actual) =>
        Assert.Equal(Seconds().Replace(expected, ""), Seconds().Replace(actual, ""));

    [GeneratedRegex(@"""seconds"":[ 0-9.Ee-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Seconds();
}

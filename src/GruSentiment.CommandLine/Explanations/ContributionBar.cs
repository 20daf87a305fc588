namespace GruSentiment.CommandLine.Explanations;

/// <summary>A small bar to the left or to the right of zero.</summary>
internal static class ContributionBar
{
    private const int Side = 10;

    /// <summary>The bar, of the same width whatever its value.</summary>
    /// <param name="strength">Its length, -1 to 1 of a side.</param>
    public static string Of(double strength)
    {
        int halves = (int)Math.Round(Math.Abs(strength) * Side * 2, MidpointRounding.AwayFromZero);
        string full = new('█', halves / 2);
        return strength < 0
            ? $"{(halves % 2 == 1 ? "▐" : "") + full,Side}│{"",Side}"
            : $"{"",Side}│{full + (halves % 2 == 1 ? "▌" : ""),-Side}";
    }
}

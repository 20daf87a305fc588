namespace GruSentiment.Presentation;

/// <summary>How strongly a word is marked in its text.</summary>
internal static class ContributionStrength
{
    /// <summary>What adds less is not marked, even where no word adds more: it moves a probability by a hundredth at most.</summary>
    public const double Least = 0.05;

    /// <summary>Its share of the strongest, -1 to 1; 0 where it is not worth a mark.</summary>
    public static double Of(double contribution, double strongest) => Math.Abs(contribution) < Least ? 0 : contribution / strongest;
}

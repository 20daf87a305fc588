namespace GruSentiment.Data.Behaviour;

/// <summary>How a model did in the tests of a capability.</summary>
/// <param name="Name">The capability.</param>
/// <param name="Tests">How many texts it was asked.</param>
/// <param name="Right">How many it answered right.</param>
/// <param name="HeldOutTests">How many have opinion words that stand in no sentence which a training adds by itself.</param>
/// <param name="HeldOutRight">How many of those it answered right.</param>
/// <param name="Wrong">The wrong answers that it gave with the highest probability, three at most.</param>
public sealed record CapabilityResult(
    string Name, int Tests, int Right, int HeldOutTests, int HeldOutRight, IReadOnlyList<WrongAnswer> Wrong)
{
    /// <summary>The part that it answered right, 0 to 1.</summary>
    public double Share => (double)Right / Tests;

    /// <summary>Below so many tests a share says nothing: it may be ten points off by chance.</summary>
    private const int FewestHeldOut = 30;

    /// <summary>The part of <see cref="HeldOutTests"/> that it answered right, 0 to 1; null where those are fewer than 30.</summary>
    public double? HeldOutShare => HeldOutTests < FewestHeldOut ? null : (double)HeldOutRight / HeldOutTests;
}

/// <summary>A wrong answer.</summary>
/// <param name="Text">What was asked.</param>
/// <param name="Expected">The right answer.</param>
/// <param name="Answer">The model's.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
public sealed record WrongAnswer(string Text, string Expected, string Answer, double Probability);

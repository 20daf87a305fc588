using GruSentiment.Explanations;

namespace GruSentiment.Reports.Explanations;

/// <summary>A word after which the probability is another than before it.</summary>
/// <param name="Word">Place of the word among the text's words.</param>
/// <param name="Before">Probability before it; of the first word none.</param>
/// <param name="After">Probability after it.</param>
internal readonly record struct ProbabilityJump(int Word, float Before, float After)
{
    /// <summary>The words after which it changes most, in their order.</summary>
    public static IReadOnlyList<ProbabilityJump> Largest(IReadOnlyList<PartialAnswer> answers, int most) =>
    [
        .. answers.Zip(answers.Skip(1), (before, after) => new ProbabilityJump(after.Words - 1, before.Probability, after.Probability))
            .OrderByDescending(jump => Math.Abs(jump.After - jump.Before)).Take(most).OrderBy(jump => jump.Word),
    ];
}

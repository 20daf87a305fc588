using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>A word, or some words, after which the probability is another than before.</summary>
/// <param name="First">Place of the first of them among the text's words.</param>
/// <param name="Word">Place of the last of them; where each word has an answer, the same.</param>
/// <param name="Before">Probability before them; of the first word none.</param>
/// <param name="After">Probability after them.</param>
internal readonly record struct ProbabilityJump(int First, int Word, float Before, float After)
{
    /// <summary>The words after which it changes most, in their order.</summary>
    public static IReadOnlyList<ProbabilityJump> Largest(IReadOnlyList<PartialAnswer> answers, int most) =>
    [
        .. answers.Zip(answers.Skip(1), (before, after) =>
                new ProbabilityJump(before.Words, after.Words - 1, before.Probability, after.Probability))
            .OrderByDescending(jump => Math.Abs(jump.After - jump.Before)).Take(most).OrderBy(jump => jump.Word),
    ];
}

using GruSentiment.Data.Evaluation;
using GruSentiment.Explanations;

namespace GruSentiment.Data.Influence;

/// <summary>A wrong answer, and why.</summary>
/// <param name="Mistake">The answer.</param>
/// <param name="Because">The words that speak most for it, the strongest first, with what they add to the logit.</param>
internal sealed record ExplainedMistake(Mistake Mistake, IReadOnlyList<(string Word, double Contribution)> Because)
{
    /// <summary>Words that are named, at most.</summary>
    private const int MostWords = 3;

    /// <summary>Finds the words.</summary>
    public static ExplainedMistake Of(Mistake mistake, Explanation explanation)
    {
        // The logit explained may be that of the class that was not predicted.
        int sign = explanation.Prediction.Class == explanation.Class ? 1 : -1;
        return new(mistake,
        [
            .. explanation.Words.GroupBy(word => word.Token, word => sign * word.Contribution)
                .Select(word => (Word: word.Key, Contribution: word.Sum())).Where(word => word.Contribution > 0)
                .OrderByDescending(word => word.Contribution).Take(MostWords),
        ]);
    }
}

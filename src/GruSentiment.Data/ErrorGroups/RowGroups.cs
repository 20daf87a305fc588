using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Reviews;
using GruSentiment.Inference;
using GruSentiment.Models;
using static System.FormattableString;

namespace GruSentiment.Data.ErrorGroups;

/// <summary>The rows of an evaluation in groups, to see where the model is wrong. A row may be in several groups, or in none.</summary>
/// <param name="Groups">The groups; none is empty, and none has all rows.</param>
/// <param name="LeftOut">Which were not looked for, and why.</param>
internal sealed record RowGroups(IReadOnlyList<RowGroup> Groups, IReadOnlyList<string> LeftOut)
{
    /// <summary>A text of which less is known has many unknown words.</summary>
    internal const double LeastKnown = 0.8;

    /// <summary>An answer of less probability is unsure.</summary>
    internal const double LeastSure = 0.6;

    /// <summary>In fewer files than this share of all, one group or another is marked as worse by chance alone.</summary>
    internal const double MarkedByChance = 0.05;

    /// <summary>One text of so many is mixed: those with the most for and against at once.</summary>
    private const int MixedPart = 10;

    /// <summary>Groups the rows.</summary>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="model">The model measured.</param>
    /// <param name="balance">
    /// For each row, how much its words speak against each other: 0 all for one class, 1 for both alike; null where it is not known.
    /// </param>
    public static RowGroups Of(ModelEvaluation evaluation, SavedModel model, IReadOnlyList<float>? balance)
    {
        ReviewSet set = evaluation.Reviews;
        var leftOut = new List<string>();
        (string Name, string Description, Func<int, bool> Has)[] all =
        [
            .. ByWords(set, ModelLanguage.Of(model.Vocabulary), leftOut),
            .. ByLength(set, model.Config.Model.MaxLength),
            .. ByAnswer(evaluation.Answers, balance, leftOut),
        ];
        bool[] wrong = [.. Enumerable.Range(0, set.Count).Select(row =>
            evaluation.Predictions.PredictedClass(row, evaluation.Threshold) != evaluation.Predictions.TrueClass(row))];
        int errors = wrong.Count(one => one);
        RowGroup[] found = [.. all.Select(Count).Where(group => group.Rows > 0 && group.Rows < set.Count)];
        return new([.. found.Select(group => group with { IsWorse = group.Chance * found.Length < MarkedByChance })], leftOut);

        RowGroup Count((string Name, string Description, Func<int, bool> Has) group)
        {
            int[] rows = [.. Enumerable.Range(0, set.Count).Where(group.Has)];
            int here = rows.Count(row => wrong[row]);
            double chance = FisherTest.Probability(set.Count, errors, rows.Length, here);
            return new RowGroup(group.Name, group.Description, rows.Length, here, chance, IsWorse: false);
        }
    }

    private static IEnumerable<(string, string, Func<int, bool>)> ByWords(ReviewSet set, ModelLanguage language, List<string> leftOut)
    {
        if (!language.IsEnglish)
        {
            leftOut.Add("negation, contrast: they are found by English words, and few of these are among the model's most frequent ones");
            return [];
        }
        bool[] negates = [.. Enumerable.Range(0, set.DistinctTokens).Select(token => CueWords.IsNegation(set.Token(token)))];
        bool[] opposes = [.. Enumerable.Range(0, set.DistinctTokens).Select(token => CueWords.IsContrast(set.Token(token)))];
        return
        [
            ("negation", "a negation: not, never, don't …", row => Any(set.TokensOf(row), negates)),
            ("contrast", "a contrast: but, although, however …", row => Any(set.TokensOf(row), opposes)),
        ];

        static bool Any(ReadOnlySpan<int> tokens, bool[] marked)
        {
            foreach (int token in tokens)
            {
                if (marked[token])
                    return true;
            }
            return false;
        }
    }

    private static IEnumerable<(string, string, Func<int, bool>)> ByLength(ReviewSet set, int maxLength)
    {
        int[] lengths = [.. Enumerable.Range(0, set.Count).Select(row => set.TokensOf(row).Length)];
        (int @short, int @long) = LengthBounds.Of(lengths);
        return
        [
            ("short", Invariant($"short: up to {@short:N0} tokens"), row => lengths[row] <= @short),
            ("long", Invariant($"long: {@long:N0} tokens or more"), row => lengths[row] >= @long),
            ("cut", Invariant($"cut at the model's {maxLength:N0} tokens"), row => lengths[row] > maxLength),
        ];
    }

    private static IEnumerable<(string, string, Func<int, bool>)> ByAnswer(
        IReadOnlyList<Prediction> answers, IReadOnlyList<float>? balance, List<string> leftOut)
    {
        yield return (
            "unknown_words", Invariant($"unknown words: more than {100 * (1 - LeastKnown):0} % of the tokens"),
            row => answers[row].Known < LeastKnown);
        if (balance is null)
            leftOut.Add("mixed: the model has no n-gram model, by which they are found");
        else
        {
            float least = balance.Order().ElementAt(balance.Count - 1 - balance.Count / MixedPart);
            yield return ("mixed", "mixed: words for and against, the tenth with most", row => balance[row] > least);
        }
        yield return (
            "unsure", Invariant($"unsure: a probability below {LeastSure}"), row => answers[row].Probability < (float)LeastSure);
    }
}

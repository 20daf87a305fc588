using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Text;
using static System.FormattableString;

namespace GruSentiment.Data.Statistics;

/// <summary>
/// What to think about before training. Each rule stands by itself: it looks at the statistics and says its sentence, or nothing.
/// </summary>
internal static class Suggestions
{
    private static readonly Func<SetStatistics, int, UserMessage?>[] s_rules =
        [Few, FewOfAClass, Uneven, Contradictions, Repeated, NearlyRepeated, Long, Unknown];

    private const double UnevenShare = 0.75;
    private const double RepeatedShare = 0.01;
    private const double CutShare = 0.05;
    private const double UnknownShare = 0.08;
    private const int MostLines = 3;

    /// <summary>The sentences due.</summary>
    /// <param name="set">What is in the file.</param>
    /// <param name="maxLength">Tokens that <c>train</c> keeps of a text by default.</param>
    public static IEnumerable<UserMessage> For(SetStatistics set, int maxLength) =>
        s_rules.Select(rule => rule(set, maxLength)).OfType<UserMessage>();

    /// <summary>Whether accuracy says little, since always answering one class is right in most rows.</summary>
    /// <param name="share">The largest class's share of the rows, 0 to 1.</param>
    /// <param name="classes">Number of classes.</param>
    public static bool AreUneven(double share, int classes) => share >= Math.Max(UnevenShare, 1.2 / classes);

    private static UserMessage? Few(SetStatistics set, int _)
    {
        int held = set.Vocabulary.HeldOutReviews;
        bool canFold = set.Classes.All(one => one.Rows >= FewReviews.ProposedFolds);
        UserMessage folds = canFold
            ? $"A training with {TrainingMentions.Folds.To(FewReviews.ProposedFolds)} measures on all reviews; " : (UserMessage)"";
        return set.Rows >= FewReviews.Enough || held == 0 ? null
            : (UserMessage)($"{FewReviews.Sentences(set.Rows, held)} {folds}"
                + $"{TrainingMentions.Embeddings.To("FILE")} (word vectors) or {TrainingMentions.Unlabelled.To("FILE")} "
                + $"(more reviews, without labels) helps to learn from few.");
    }

    private static UserMessage? FewOfAClass(SetStatistics set, int _)
    {
        ClassStatistics least = set.Classes.MinBy(one => one.Rows)!;
        return least.Rows < FewReviews.EnoughOfAClass && set.Classes.Any(one => one.Rows >= FewReviews.EnoughOfAClass)
            ? (UserMessage)($"Only {least.Rows:N0} rows are {least.Name}: "
                + $"too few to learn that class, and to measure how well it is learned.")
            : null;
    }

    private static UserMessage? Uneven(SetStatistics set, int _)
    {
        ClassStatistics most = set.Classes.MaxBy(one => one.Rows)!;
        return AreUneven(most.Share, set.Classes.Count)
            ? (UserMessage)($"{100 * most.Share:0.#} % of the rows are {most.Name}: a model that always answers {most.Name} "
                + $"reaches that accuracy. Look at balanced accuracy, recall and F1 (evaluate), not at accuracy alone; "
                + $"a training with {TrainingMentions.Balance} makes each class count the same.")
            : null;
    }

    private static UserMessage? Contradictions(SetStatistics set, int _) => set.Repeats.Contradictory is { Count: > 0 and var count } texts
        ? (UserMessage)($"{Counted(count, "text has", "texts have")} several labels "
            + $"({Places(texts, text => text.FirstOfEachClass.Select(row => row.Line))}): "
            + $"no model can be right on all of their rows. Decide which label is meant.")
        : null;

    private static UserMessage? Repeated(SetStatistics set, int _) => set.Repeats.SameRows >= RepeatedShare * set.Rows
        ? (UserMessage)($"{100.0 * set.Repeats.SameRows / set.Rows:0.#} % of the rows repeat an earlier text and count double. "
            + $"train never puts the same text into both training set and validation set; "
            + $"a separate test file may share texts with this one.")
        : null;

    private static UserMessage? NearlyRepeated(SetStatistics set, int _) => set.Repeats.NearTexts >= RepeatedShare * set.Rows
        ? (UserMessage)($"{100.0 * set.Repeats.NearTexts / set.Rows:0.#} % of the rows are near-duplicates of another text "
            + $"({Places(set.Repeats.Near, text => text.Lines)}): such pairs may be split between training set and validation set, "
            + $"and make the metrics look better than they are.")
        : null;

    private static UserMessage? Long(SetStatistics set, int maxLength)
    {
        double cut = (double)set.Lengths.LongerThan(maxLength) / set.Rows;
        if (cut < CutShare)
            return null;
        DeclaredOption option = ModelOptions.MaxLengthOption;
        return $"{100 * cut:0.#} % of the texts are longer than {option.To(maxLength)} and are truncated; "
            + $"{option.To(RoundUp(set.Lengths.Percentile95))} keeps 95 % of them whole, and takes longer.";
    }

    private static UserMessage? Unknown(SetStatistics set, int _)
    {
        if (set.Vocabulary is not { Default: { } own, Coverage: [.., var all] } || 1 - own.Known < UnknownShare)
            return null;
        UserMessage size = all.Size > new VocabularyOptions().VocabSize
            ? (UserMessage)$" {VocabularyOptions.VocabSizeOption.To(all.Size)}"
            : "";
        UserMessage rest = all.Known - own.Known >= 0.01
            ? (UserMessage)$"; {VocabularyOptions.MinFreqOption.To(1)}{size} would leave {100 * (1 - all.Known):0.#} %"
            : "";
        return $"{100 * (1 - own.Known):0.#} % of the tokens of new reviews are out-of-vocabulary, "
            + $"with the default vocabulary of {own.Size:N0}{rest}. More rows help most.";
    }

    private static string Counted(int count, string one, string several) => Invariant($"{count:N0} {(count == 1 ? one : several)}");

    private static string Places(IReadOnlyList<RepeatedText> texts, Func<RepeatedText, IEnumerable<int>> lines)
    {
        IEnumerable<string> places = texts.Take(MostLines)
            .Select(text => $"{text.Place}s {string.Join(" and ", lines(text).Take(MostLines))}");
        return string.Join("; ", places) + (texts.Count > MostLines ? "; …" : "");
    }

    private static int RoundUp(int length) => (length + 49) / 50 * 50;
}

using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Splits;

/// <summary>
/// Splits a set once for each fold of a cross-validation (Stone 1974; stratified, Kohavi 1995): each review is in the test set of one split
/// and in the training or validation set of the others. At random, the same for the same seed; each fold has its share of every class, and
/// reviews of the same tokens are in one fold.
/// </summary>
internal static class StratifiedFolds
{
    /// <summary>Splits a set.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="folds">How many times, at least 2.</param>
    /// <param name="validation">The share for validation of what a fold leaves, 0 to below 1.</param>
    /// <param name="seed">Seed of the random generator.</param>
    /// <returns>A split per fold, whose test set is the fold.</returns>
    /// <exception cref="DataException">A class has too few different texts for a part of each split.</exception>
    public static IReadOnlyList<ReviewSplit> Of(ReviewSet set, int folds, double validation, long seed)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Of(set, [.. Enumerable.Range(0, set.Count)], folds, validation, seed);
    }

    /// <summary>Splits some of a set's reviews.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="all">Which, in the order of the file.</param>
    /// <param name="folds">How many times, at least 2.</param>
    /// <param name="validation">The share for validation of what a fold leaves, 0 to below 1.</param>
    /// <param name="seed">Seed of the random generator.</param>
    /// <returns>A split per fold, whose test set is the fold.</returns>
    /// <exception cref="DataException">A class has too few different texts for a part of each split.</exception>
    public static IReadOnlyList<ReviewSplit> Of(ReviewSet set, int[] all, int folds, double validation, long seed)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        int[] foldOf = Deal(set, all, folds, neededElsewhere: validation > 0 ? 2 : 1, seed);
        return [.. Enumerable.Range(0, folds).Select(fold =>
        {
            ReviewSplit rest = StratifiedSplit.Of(set, [.. all.Where(review => foldOf[review] != fold)], validation, seed);
            return rest with { Test = [.. all.Where(review => foldOf[review] == fold)] };
        })];
    }

    /// <summary>The fold of each review.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="all">Those that are dealt.</param>
    /// <param name="folds">How many there are.</param>
    /// <param name="neededElsewhere">Texts of a class that no fold may take, so that there is one for each part of what it leaves.</param>
    /// <param name="seed">Seed of the random generator.</param>
    private static int[] Deal(ReviewSet set, int[] all, int folds, int neededElsewhere, long seed)
    {
        var random = new SeededRandom(seed);
        int[] foldOf = new int[set.Count];
        int[] sizes = new int[folds];
        List<int>[][] classes = StratifiedSplit.GroupTexts(set, all);
        for (int index = 0; index < classes.Length; index++)
        {
            List<int>[] texts = classes[index];
            int needed = Math.Max(folds, (folds * neededElsewhere + folds - 2) / (folds - 1));
            if (texts.Length < needed && set.ClassCounts[index] > 0)
                throw TooFew(set, folds, index, texts.Length, needed);
            random.Shuffle(texts.AsSpan());
            int[] reviewsOfClass = new int[folds], textsOfClass = new int[folds];
            // The large ones while there is room to make up for them.
            foreach (List<int> text in texts.OrderByDescending(text => text.Count))
            {
                int fold = Enumerable.Range(0, folds).Where(fold => textsOfClass[fold] < texts.Length - neededElsewhere)
                    .MinBy(fold => (reviewsOfClass[fold], sizes[fold]));
                reviewsOfClass[fold] += text.Count;
                sizes[fold] += text.Count;
                textsOfClass[fold]++;
                foreach (int review in text)
                    foldOf[review] = fold;
            }
        }
        return foldOf;
    }

    private static DataException TooFew(ReviewSet set, int folds, int index, int texts, int needed) =>
        new($"{set.Report.Name}: too few rows for {folds} folds: {texts} different text{(texts == 1 ? "" : "s")} "
            + $"of class '{set.ClassNames[index]}', expected at least {needed} of each class.");
}

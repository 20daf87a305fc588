using System.Runtime.InteropServices;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Splits;

/// <summary>
/// Splits a set into parts at random, the same for the same seed: each part has its share of every class, and reviews of the same
/// tokens never stand in two parts.
/// </summary>
internal static class StratifiedSplit
{
    /// <summary>Splits a set.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="validation">The share for validation, 0 to 1.</param>
    /// <param name="seed">Seed of the random generator.</param>
    /// <param name="test">The share for the test, 0 to 1; the two leave something to train on.</param>
    /// <exception cref="DataException">A class has too few different texts for a part each.</exception>
    public static ReviewSplit Of(ReviewSet set, double validation, long seed, double test = 0)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Of(set, [.. Enumerable.Range(0, set.Count)], validation, seed, test);
    }

    /// <summary>Splits some of a set's reviews.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="reviews">Which, in the order of the file.</param>
    /// <param name="validation">The share of them for validation, 0 to 1.</param>
    /// <param name="seed">Seed of the random generator.</param>
    /// <param name="test">The share for the test, 0 to 1; the two leave something to train on.</param>
    /// <exception cref="DataException">A class has too few different texts for a part each.</exception>
    internal static ReviewSplit Of(ReviewSet set, int[] reviews, double validation, long seed, double test = 0)
    {
        if (!(validation >= 0 && test >= 0 && validation + test < 1))
            throw new ArgumentOutOfRangeException(nameof(validation),
                FormattableString.Invariant($"The shares {validation} and {test} leave nothing to train on."));
        var random = new SeededRandom(seed);
        var parts = new List<int>[] { [], [], [] };
        List<int>[][] classes = GroupTexts(set, reviews);
        for (int index = 0; index < classes.Length; index++)
        {
            List<int>[] texts = classes[index];
            int needed = 1 + (validation > 0 ? 1 : 0) + (test > 0 ? 1 : 0);
            if (texts.Length < needed && set.ClassCounts[index] > 0)
                throw TooFew(set, index, texts.Length, needed);
            random.Shuffle(texts.AsSpan());
            Distribute(texts, [validation, test], parts);
        }
        foreach (List<int> part in parts)
            part.Sort();
        return new ReviewSplit([.. parts[0]], [.. parts[1]], [.. parts[2]]);
    }

    /// <summary>
    /// Some reviews of each class by text, in the order of the file; a text with several labels is of its first one's class.
    /// </summary>
    internal static List<int>[][] GroupTexts(ReviewSet set, int[] reviews)
    {
        var groups = new Dictionary<TokenSequence, List<int>>(reviews.Length);
        var classes = set.ClassNames.Select(_ => new List<List<int>>()).ToArray();
        foreach (int review in reviews)
        {
            ref List<int>? group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, new TokenSequence(set, review), out _);
            if (group is null)
                classes[set.Labels[review]].Add(group = []);
            group.Add(review);
        }
        return [.. classes.Select(texts => texts.ToArray())];
    }

    /// <summary>
    /// Gives texts, in their order, to validation, then to the test, until each has its share of the reviews, and the rest to training. A
    /// text that repeats too often for what a part still lacks goes to training, unless the part would have none.
    /// </summary>
    private static void Distribute(List<int>[] texts, double[] shares, List<int>[] parts)
    {
        int reviews = texts.Sum(text => text.Count);
        bool[] given = new bool[texts.Length];
        for (int part = 0; part < shares.Length; part++)
        {
            if (shares[part] == 0 || texts.Length == 0)
                continue;
            int wanted = Math.Max(1, (int)Math.Round(shares[part] * reviews));
            int left = texts.Length - given.Count(true);
            int kept = 1 + shares.AsSpan(part + 1).Length - shares.AsSpan(part + 1).Count(0); // A text each for the parts to come.
            bool any = false;
            for (int i = 0; i < texts.Length && wanted > 0 && left > kept; i++)
            {
                if (given[i] || texts[i].Count > wanted)
                    continue;
                Give(i, part);
            }
            if (!any)
                Give(Enumerable.Range(0, texts.Length).Where(i => !given[i]).MinBy(i => texts[i].Count), part);

            void Give(int i, int to)
            {
                given[i] = any = true;
                parts[to + 1].AddRange(texts[i]);
                wanted -= texts[i].Count;
                left--;
            }
        }
        for (int i = 0; i < texts.Length; i++)
        {
            if (!given[i])
                parts[0].AddRange(texts[i]);
        }
    }

    private static DataException TooFew(ReviewSet set, int index, int texts, int needed) =>
        new($"{set.Report.Name}: too few different texts to divide into parts: {texts} "
            + $"of class '{set.ClassNames[index]}', expected at least {needed} of each class.");
}

using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Statistics;

/// <summary>
/// The most informative words of the classes: by the z-score of the log-odds ratio of a class against the rest, with an informative
/// Dirichlet prior (Monroe, Colaresi and Quinn 2008, "Fightin' Words", equations 15, 16, 20 and 22). The prior is the file itself: each
/// word as frequent as in all classes together, with a tenth of the file's weight, which keeps rare words from looking informative at
/// random. A word is counted once a text.
/// </summary>
internal static class InformativeWords
{
    /// <summary>Weight of the prior, in files.</summary>
    private const double PriorWeight = 0.1;

    /// <summary>Lowest z-score shown: one word of forty reaches it at random.</summary>
    private const double LeastScore = 1.96;

    /// <summary>Finds them.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="most">How many a class has at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>For each class its words, the most informative first.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static IReadOnlyList<IReadOnlyList<InformativeWord>> Of(ReviewSet set, int most = 12, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        int[][] texts = CountTexts(set, cancellation);
        int[] all = new int[set.DistinctTokens];
        foreach (int[] counts in texts)
        {
            for (int token = 0; token < all.Length; token++)
                all[token] += counts[token];
        }
        double total = all.Sum(count => (double)count);
        return [.. texts.Select(counts => Best(set, counts, all, counts.Sum(count => (double)count), total, most))];
    }

    private static InformativeWord[] Best(ReviewSet set, int[] counts, int[] all, double inClass, double total, int most)
    {
        var best = new PriorityQueue<InformativeWord, double>(); // The least informative first.
        for (int token = 0; token < all.Length; token++)
        {
            if (counts[token] == 0)
                continue;
            double z = Score(counts[token], all[token] - counts[token], PriorWeight * all[token], inClass, total - inClass,
                PriorWeight * total);
            if (!(z >= LeastScore) || best.Count == most && z <= best.Peek().Score)
                continue;
            best.Enqueue(new InformativeWord(set.Token(token), z, counts[token], all[token]), z);
            if (best.Count > most)
                best.Dequeue();
        }
        return [.. best.UnorderedItems.Select(item => item.Element).OrderByDescending(word => word.Score)
            .ThenBy(word => word.Word, StringComparer.Ordinal)];
    }

    /// <summary>The z-score of a word; not a number where it is the only one of the file.</summary>
    /// <param name="here">Texts of the class that have it.</param>
    /// <param name="there">Texts of the other classes that have it.</param>
    /// <param name="prior">The prior's count of it.</param>
    /// <param name="allHere">The sum of the first over all words.</param>
    /// <param name="allThere">The sum of the second.</param>
    /// <param name="allPrior">The sum of the third.</param>
    private static double Score(double here, double there, double prior, double allHere, double allThere, double allPrior)
    {
        (here, there) = (here + prior, there + prior);
        double ratio = Math.Log(here / (allHere + allPrior - here)) - Math.Log(there / (allThere + allPrior - there));
        return ratio / Math.Sqrt(1 / here + 1 / there);
    }

    /// <summary>For each class and token, how many texts have it.</summary>
    private static int[][] CountTexts(ReviewSet set, CancellationToken cancellation)
    {
        int[][] texts = [.. set.ClassNames.Select(_ => new int[set.DistinctTokens])];
        int[] lastReview = new int[set.DistinctTokens];
        for (int review = 0; review < set.Count; review++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int token in set.TokensOf(review))
            {
                if (lastReview[token] == review + 1)
                    continue;
                lastReview[token] = review + 1;
                texts[set.Labels[review]][token]++;
            }
        }
        return texts;
    }
}

/// <summary>A word that speaks for a class.</summary>
/// <param name="Word">The token.</param>
/// <param name="Score">The z-score of its log-odds ratio.</param>
/// <param name="Texts">Texts of the class that have it.</param>
/// <param name="AllTexts">Texts of any class that have it.</param>
public sealed record InformativeWord(string Word, double Score, int Texts, int AllTexts);

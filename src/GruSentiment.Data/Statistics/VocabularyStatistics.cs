using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Text;

namespace GruSentiment.Data.Statistics;

/// <summary>How many words a set has, and how many of those of reviews held out a vocabulary of the others knows.</summary>
/// <param name="Words">Different tokens.</param>
/// <param name="SeenOnce">How many of them stand in the set once.</param>
/// <param name="HeldOutReviews">Reviews held out: those <c>train</c> validates on by default.</param>
/// <param name="HeldOutTokens">Their tokens.</param>
/// <param name="Coverage">What vocabularies of the rest know of these, by size; empty where the set can't be split.</param>
/// <param name="Default">The same of the vocabulary that <c>train</c> builds by default; <see langword="null"/> too.</param>
public sealed record VocabularyStatistics(
    int Words, int SeenOnce, int HeldOutReviews, long HeldOutTokens, IReadOnlyList<VocabularyCoverage> Coverage,
    VocabularyCoverage? Default)
{
    private static readonly int[] s_sizes = [1_000, 3_000, 10_000, 30_000, 100_000];

    /// <summary>Counts.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="split">How <c>train</c> splits them; <see langword="null"/> where it can't.</param>
    /// <param name="defaults">Which words enter the vocabulary by default.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal static VocabularyStatistics Of(ReviewSet set, ReviewSplit? split, VocabularyOptions defaults,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(defaults);
        int[] counts = set.CountTokens([.. Enumerable.Range(0, set.Count)]);
        int words = counts.Count(count => count > 0);
        int once = counts.Count(count => count == 1);
        if (split is null)
            return new(words, once, 0, 0, [], null);
        cancellation.ThrowIfCancellationRequested();
        Vocabulary all = set.BuildVocabulary(split.Training);
        cancellation.ThrowIfCancellationRequested();
        Vocabulary own = set.BuildVocabulary(split.Training, defaults.MinFreq, defaults.VocabSize);
        long[] known = TokensByRank(set, split.Validation, all);
        long total = known.Sum();
        VocabularyCoverage Of(int size) => new(size, (double)known[(Vocabulary.UnknownId + 1)..size].Sum() / total);
        IEnumerable<int> sizes = s_sizes.Where(size => size < all.Count).Append(all.Count);
        return new(words, once, split.Validation.Length, total, [.. sizes.Select(Of)], Of(own.Count));
    }

    /// <summary>How many of the reviews' tokens have which id.</summary>
    private static long[] TokensByRank(ReviewSet set, int[] reviews, Vocabulary vocabulary)
    {
        long[] tokens = new long[vocabulary.Count];
        int[] counts = set.CountTokens(reviews);
        for (int token = 0; token < counts.Length; token++)
        {
            if (counts[token] > 0)
                tokens[vocabulary.IdOf(set.Token(token))] += counts[token];
        }
        return tokens;
    }
}

/// <summary>What a vocabulary knows of texts that it was not made from.</summary>
/// <param name="Size">Its size as <c>--vocab-size</c> counts it, padding and unknown included.</param>
/// <param name="Known">The share of their tokens that it has, 0 to 1.</param>
public sealed record VocabularyCoverage(int Size, double Known);

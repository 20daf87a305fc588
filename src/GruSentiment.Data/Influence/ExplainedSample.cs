using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Influence;

/// <summary>The rows that are explained word by word, which takes too long for all rows of a large file.</summary>
internal static class ExplainedSample
{
    /// <summary>The most rows where nobody says how many: beyond, the first words of the lists hardly change.</summary>
    internal const int MostRows = 500;

    private const int FewestRows = 20;

    /// <summary>What may be spent on all rows, in tokens that a network reads: some half a minute on two processor cores.</summary>
    private const double Budget = 60_000;

    /// <summary>What a text costs beside its tokens.</summary>
    private const double OfEachText = 20;

    /// <summary>How many rows are explained where nobody says it.</summary>
    /// <param name="tokens">How many tokens a network reads of a row, on average.</param>
    /// <param name="networks">How many networks read it.</param>
    public static int RowsFor(double tokens, int networks) =>
        (int)Math.Clamp(Budget / ((OfEachText + tokens) * networks), FewestRows, MostRows);

    /// <summary>Draws rows, of each class its share, the same ones every time.</summary>
    /// <param name="set">Of these.</param>
    /// <param name="count">How many; all where there are not more.</param>
    /// <returns>Their numbers, ascending.</returns>
    public static int[] Of(ReviewSet set, int count)
    {
        int[] rows = [.. Enumerable.Range(0, set.Count)];
        if (count >= rows.Length)
            return rows;
        new SeededRandom(SeededRandom.DefaultSeed).Shuffle<int>(rows);
        int[] classes = set.LabelsOf(rows);
        int[] byClass = [.. Enumerable.Range(0, rows.Length).OrderBy(i => classes[i]).Select(i => rows[i])];
        // Steps of the same width through the classes, one after another, take from each its share.
        return [.. Enumerable.Range(0, count).Select(i => byClass[(int)((2L * i + 1) * rows.Length / (2L * count))]).Order()];
    }
}

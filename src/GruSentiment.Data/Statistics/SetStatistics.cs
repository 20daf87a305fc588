using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Text;

namespace GruSentiment.Data.Statistics;

/// <summary>What is in a set of labelled reviews.</summary>
/// <param name="Classes">Its classes.</param>
/// <param name="Lengths">How long all its texts are.</param>
/// <param name="Repeats">Texts that stand there more than once.</param>
/// <param name="Vocabulary">Its words.</param>
public sealed record SetStatistics(
    IReadOnlyList<ClassStatistics> Classes, TextLengths Lengths, TextRepeats Repeats, VocabularyStatistics Vocabulary)
{
    /// <summary>Number of reviews.</summary>
    public int Rows => Lengths.Count;

    /// <summary>Looks at a set.</summary>
    /// <param name="set">The reviews, at least one of each class.</param>
    /// <param name="split">How <c>train</c> splits them; <see langword="null"/> where it can't.</param>
    /// <param name="defaults">Which words enter the vocabulary by default.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    internal static SetStatistics Of(
        ReviewSet set, ReviewSplit? split, VocabularyOptions defaults, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        IReadOnlyList<InformativeWord>[] words = [.. InformativeWords.Of(set, cancellation: cancellation)];
        ClassStatistics[] classes = [.. set.ClassNames.Select((name, index) => new ClassStatistics(
            name, [.. set.Report.Labels.LabelsOf(index)], set.ClassCounts[index], (double)set.ClassCounts[index] / set.Count,
            new TextLengths(LengthsOf(set, index)), words[index]))];
        return new SetStatistics(classes, new TextLengths(LengthsOf(set, null)), TextRepeats.Of(set, cancellation),
            VocabularyStatistics.Of(set, split, defaults, cancellation));
    }

    private static IEnumerable<int> LengthsOf(ReviewSet set, int? index) =>
        Enumerable.Range(0, set.Count).Where(review => index is null || set.Labels[review] == index)
            .Select(review => set.TokensOf(review).Length);
}

using GruSentiment.Explanations;

namespace GruSentiment.Presentation;

/// <summary>A word with all its places in a text.</summary>
/// <param name="First">Place of the first among the text's words.</param>
/// <param name="Count">How often it stands in the text.</param>
/// <param name="Contribution">What all of them add.</param>
internal readonly record struct WordGroup(int First, int Count, double Contribution)
{
    /// <summary>The words that add most, in either direction, the strongest first.</summary>
    public static IReadOnlyList<WordGroup> Strongest(Explanation explanation, int most) =>
    [
        .. explanation.Words.Index().GroupBy(word => word.Item.Token, StringComparer.Ordinal)
            .Select(group => new WordGroup(group.First().Index, group.Count(), group.Sum(word => word.Item.Contribution)))
            .OrderByDescending(group => Math.Abs(group.Contribution)).Take(most),
    ];
}

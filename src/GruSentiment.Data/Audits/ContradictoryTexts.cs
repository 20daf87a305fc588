using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Statistics;

namespace GruSentiment.Data.Audits;

/// <summary>
/// Rows of the same text, or nearly the same, that have different labels: at least one of each group is wrong. All labels of the group
/// tell what its true class is, as does what the model says of its rows.
/// </summary>
/// <param name="Reviews">The rows of a group, in order.</param>
/// <param name="AreSame">Whether their texts are the same, word for word.</param>
internal sealed record ContradictoryTexts(IReadOnlyList<int> Reviews, bool AreSame)
{
    /// <summary>Finds all groups.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static IReadOnlyList<ContradictoryTexts> Of(ReviewSet set, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        List<int>[] texts = [.. StratifiedSplit.GroupTexts(set, [.. Enumerable.Range(0, set.Count)]).SelectMany(text => text)
            .OrderBy(text => text[0])];
        var rowsOf = texts.ToDictionary(text => text[0]);
        IReadOnlyList<int[]> near = NearDuplicates.Find(set, [.. texts.Select(text => text[0])], cancellation);
        var groups = near.Select(group => new ContradictoryTexts([.. group.SelectMany(first => rowsOf[first]).Order()], false)).ToList();
        var inGroup = groups.SelectMany(group => group.Reviews).ToHashSet();
        groups.AddRange(texts.Where(text => text.Count > 1 && !inGroup.Contains(text[0]))
            .Select(text => new ContradictoryTexts(text, true)));
        return [.. groups.Where(group => group.Reviews.Any(review => set.Labels[review] != set.Labels[group.Reviews[0]]))];
    }

    /// <summary>How probable each class is to be the true one of all rows.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="noise">How labels came to be wrong.</param>
    public double[] TrueClass(ReviewSet set, LabelNoise noise)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(noise);
        double[] logs = [.. Enumerable.Range(0, set.ClassNames.Count).Select(@class =>
            Reviews.Average(review => Math.Log(noise.ProbabilityWithoutLabel(review, @class) + double.Epsilon))
            + Reviews.Sum(review => Math.Log(noise.Rate(@class, set.Labels[review]))))];
        double[] weights = [.. logs.Select(log => Math.Exp(log - logs.Max()))];
        return [.. weights.Select(weight => weight / weights.Sum())];
    }
}

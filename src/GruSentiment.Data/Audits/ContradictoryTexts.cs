using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Statistics;

namespace GruSentiment.Data.Audits;

/// <summary>
/// Rows of the same text, or nearly the same, that have different labels: at least one of each group is wrong, or the text is one that
/// people rightly differ about. All labels of the group tell which, as does what the model says of its rows.
/// </summary>
/// <param name="Reviews">The rows of a group, in order.</param>
/// <param name="AreSame">Whether their texts are the same, word for word.</param>
internal sealed record ContradictoryTexts(IReadOnlyList<int> Reviews, bool AreSame)
{
    /// <summary>How many of such groups are ambiguous, before their labels are looked at.</summary>
    private const double PriorAmbiguous = 0.01;

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

    /// <summary>
    /// Weighs one true class, with labels wrong at the rates of the noise, against an ambiguous text of any mixture of labels.
    /// </summary>
    /// <param name="set">The reviews.</param>
    /// <param name="noise">How labels came to be wrong.</param>
    public JudgedTexts Judge(ReviewSet set, LabelNoise noise)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(noise);
        int[] classes = [.. Enumerable.Range(0, set.ClassNames.Count)];
        int[] labels = [.. classes.Select(@class => Reviews.Count(review => set.Labels[review] == @class))];
        double[] priors = Normal([.. classes.Select(@class =>
            Reviews.Average(review => Math.Log(noise.ProbabilityWithoutLabel(review, @class) + double.Epsilon)))]);
        double[] logs = [.. classes.Select(@class => Math.Log(priors[@class] + double.Epsilon)
            + classes.Sum(label => labels[label] * Math.Log(noise.Rate(@class, label))))];
        double highest = logs.Max();
        double ofOneClass = Math.Log(1 - PriorAmbiguous) + highest + Math.Log(logs.Sum(log => Math.Exp(log - highest)));
        // All mixtures are as probable before: a Dirichlet distribution of ones.
        double ofAny = Math.Log(PriorAmbiguous) + LogFactorial(classes.Length - 1) + labels.Sum(LogFactorial)
            - LogFactorial(Reviews.Count + classes.Length - 1);
        return new JudgedTexts(Normal(logs), 1 / (1 + Math.Exp(ofOneClass - ofAny)));
    }

    private static double[] Normal(double[] logs)
    {
        double highest = logs.Max();
        double[] weights = [.. logs.Select(log => Math.Exp(log - highest))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double LogFactorial(int number)
    {
        double log = 0;
        for (int factor = 2; factor <= number; factor++)
            log += Math.Log(factor);
        return log;
    }
}

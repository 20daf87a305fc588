using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>
/// The rows whose labels are probably wrong, the surest first. Of the rows that the model answers otherwise than their label, so many are
/// named that the F1 to be expected of the list is highest: the harmonic mean of the share that is right and the share that is found.
/// </summary>
internal sealed class AuditFindings
{
    private AuditFindings(LabelNoise noise, ConfidentJoint joint, IReadOnlyList<Suspect> suspects) =>
        (Noise, Joint, Suspects) = (noise, joint, suspects);

    /// <summary>How labels came to be wrong.</summary>
    public LabelNoise Noise { get; }

    /// <summary>What confident learning counts.</summary>
    public ConfidentJoint Joint { get; }

    /// <summary>The rows, the surest first.</summary>
    public IReadOnlyList<Suspect> Suspects { get; }

    /// <summary>Finds them.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="predictions">Of each, by a model that was trained without it.</param>
    /// <param name="leastConfidence">Names the rows that are at least so probably wrong; null for the highest F1.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static AuditFindings Of(
        ReviewSet set, Predictions predictions, double? leastConfidence = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(predictions);
        var noise = LabelNoise.Of(predictions, cancellation);
        var suspects = new Dictionary<int, Suspect>();
        foreach ((int review, double wrong) in Misfits(predictions, noise, leastConfidence))
            suspects[review] = Named(set, review, Suggested(predictions, noise, review), wrong, isMisfit: true);
        foreach (ContradictoryTexts group in ContradictoryTexts.Of(set, cancellation))
            Add(suspects, set, predictions, group, noise);
        IOrderedEnumerable<Suspect> ranked = suspects.Values.Where(suspect => suspect.Confidence >= (leastConfidence ?? 0))
            .OrderByDescending(suspect => suspect.Confidence).ThenBy(suspect => suspect.Row);
        return new AuditFindings(noise, new ConfidentJoint(predictions), [.. ranked]);
    }

    /// <summary>The rows that the model answers otherwise, so many as are named.</summary>
    internal static IReadOnlyList<(int Review, double Wrong)> Misfits(Predictions predictions, LabelNoise noise, double? leastConfidence)
    {
        double[] wrong = [.. Enumerable.Range(0, predictions.Count)
            .Select(review => 1 - noise.Probability(review, predictions.TrueClass(review)))];
        (int, double)[] ranked = [.. Enumerable.Range(0, wrong.Length)
            .Where(review => predictions.PredictedClass(review, 0.5) != predictions.TrueClass(review))
            .OrderByDescending(review => wrong[review]).Select(review => (review, wrong[review]))];
        return leastConfidence is { } least ? [.. ranked.TakeWhile(one => one.Item2 >= least)]
            : ranked[..HighestF1([.. ranked.Select(one => one.Item2)], wrong.Sum())];
    }

    /// <summary>How many of the first rows to name for the highest F1 to be expected: 2·right ÷ (named + wrong).</summary>
    /// <param name="ranked">How probably each row's label is wrong, in falling order.</param>
    /// <param name="wrong">How many of all rows have a wrong label, as is to be expected.</param>
    internal static int HighestF1(IReadOnlyList<double> ranked, double wrong)
    {
        (int named, double highest, double right) = (0, 0, 0);
        for (int i = 0; i < ranked.Count; i++)
        {
            right += ranked[i];
            double f1 = 2 * right / (i + 1 + wrong);
            if (f1 > highest)
                (named, highest) = (i + 1, f1);
        }
        return named;
    }

    private static void Add(
        Dictionary<int, Suspect> suspects, ReviewSet set, Predictions predictions, ContradictoryTexts group, LabelNoise noise)
    {
        double[] trueClass = group.TrueClass(set, noise);
        int likely = Array.IndexOf(trueClass, trueClass.Max());
        foreach (int review in group.Reviews)
        {
            int label = set.Labels[review];
            if (label == likely)
            {
                suspects.Remove(review); // The other texts speak for the label.
                continue;
            }
            int line = set.Lines[group.Reviews.First(other => set.Labels[other] != label)];
            bool isMisfit = predictions.PredictedClass(review, 0.5) != label;
            Suspect named = Named(set, review, likely, 1 - trueClass[label], isMisfit);
            suspects[review] = group.AreSame ? named with { SameTextAs = line } : named with { NearTextOf = line };
        }
    }

    private static Suspect Named(ReviewSet set, int review, int suggested, double confidence, bool isMisfit) =>
        new(set.Rows[review], set.Lines[review], set.ClassNames[set.Labels[review]], set.ClassNames[suggested], confidence, isMisfit)
        {
            Review = review,
            Place = set.Report.Columns.Format.Place,
        };

    private static int Suggested(Predictions predictions, LabelNoise noise, int review) => Enumerable.Range(0, predictions.Labels.Count)
        .Where(@class => @class != predictions.TrueClass(review)).MaxBy(@class => noise.Probability(review, @class));
}

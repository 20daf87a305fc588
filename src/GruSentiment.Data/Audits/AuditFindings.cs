using GruSentiment.Data.Reviews;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Audits;

/// <summary>
/// The rows whose labels are probably wrong, the surest first. Of the rows that the model answers otherwise than their label, or that rows
/// of the same text contradict, so many are named that the F0.8 to be expected of the list is highest: the weighted harmonic mean of the
/// share that is right and the share that is found (van Rijsbergen 1979). The first weighs more, since somebody reads the list.
/// </summary>
internal sealed class AuditFindings
{
    private const double RecallWeight = 0.8 * 0.8; // β²

    private AuditFindings(TrueClasses trueClasses, ConfidentJoint joint, IReadOnlyList<Suspect> suspects) =>
        (TrueClasses, Joint, Suspects) = (trueClasses, joint, suspects);

    /// <summary>How probable each class is to be the true one of each row.</summary>
    public TrueClasses TrueClasses { get; }

    /// <summary>What confident learning counts.</summary>
    public ConfidentJoint Joint { get; }

    /// <summary>The rows, the surest first.</summary>
    public IReadOnlyList<Suspect> Suspects { get; }

    /// <summary>Finds them.</summary>
    /// <param name="set">The reviews.</param>
    /// <param name="predictions">Of each, by a model that was trained without it.</param>
    /// <param name="leastConfidence">Names all rows that are at least so probably wrong; null for the highest F0.8.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public static AuditFindings Of(
        ReviewSet set, Predictions predictions, double? leastConfidence = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(predictions);
        IReadOnlyList<ContradictoryTexts> groups = ContradictoryTexts.Of(set, cancellation);
        var trueClasses = new TrueClasses(set, predictions, LabelNoise.Of(predictions, cancellation), groups);
        var groupOf = groups.SelectMany(group => group.Reviews.Select(review => (Review: review, Group: group)))
            .ToDictionary(entry => entry.Review, entry => entry.Group);
        IEnumerable<Suspect> suspects = Named(predictions, trueClasses, leastConfidence)
            .Select(review => SuspectOf(set, predictions, trueClasses, review, groupOf.GetValueOrDefault(review)));
        return new AuditFindings(trueClasses, new ConfidentJoint(predictions), [.. suspects]);
    }

    /// <summary>The rows to name, the surest first.</summary>
    private static IEnumerable<int> Named(Predictions predictions, TrueClasses trueClasses, double? leastConfidence)
    {
        int[] all = [.. Enumerable.Range(0, predictions.Count)];
        if (leastConfidence is { } least)
            return all.Where(review => trueClasses.Wrong(review) >= least).OrderByDescending(trueClasses.Wrong);
        int[] ranked = [.. all
            .Where(review => trueClasses.IsContradicted(review) || (Disagrees(predictions, review) && !trueClasses.IsConfirmed(review)))
            .OrderByDescending(trueClasses.Wrong)];
        return ranked.Take(BestLength([.. ranked.Select(trueClasses.Wrong)], all.Sum(trueClasses.Wrong)));
    }

    /// <summary>How many of the first rows to name for the highest F to be expected: (1 + β²)·right ÷ (named + β²·wrong).</summary>
    /// <param name="ranked">How probably each row's label is wrong, in falling order.</param>
    /// <param name="wrong">How many of all rows have a wrong label, as is to be expected.</param>
    internal static int BestLength(IReadOnlyList<double> ranked, double wrong)
    {
        (int named, double highest, double right) = (0, 0, 0);
        for (int i = 0; i < ranked.Count; i++)
        {
            right += ranked[i];
            double f = right / (i + 1 + RecallWeight * wrong); // times 1 + β², which is the same for all
            if (f > highest)
                (named, highest) = (i + 1, f);
        }
        return named;
    }

    private static Suspect SuspectOf(
        ReviewSet set, Predictions predictions, TrueClasses trueClasses, int review, ContradictoryTexts? group)
    {
        int label = set.Labels[review];
        int? line = group is null ? null : set.Lines[group.Reviews.First(other => set.Labels[other] != label)];
        return new Suspect(
            set.Rows[review], set.Lines[review], set.ClassNames[label], set.ClassNames[trueClasses.LikeliestOther(review)],
            trueClasses.Wrong(review), Disagrees(predictions, review))
        {
            Review = review,
            Place = set.Report.Columns.Format.Place,
            SameTextAs = group is { AreSame: true } ? line : null,
            NearTextOf = group is { AreSame: false } ? line : null,
        };
    }

    private static bool Disagrees(Predictions predictions, int review) =>
        predictions.PredictedClass(review, 0.5) != predictions.TrueClass(review);
}

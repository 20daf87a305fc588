namespace GruSentiment.Evaluation;

/// <summary>With two classes, a threshold that answers more rows right than the one in use, by more than chance explains.</summary>
/// <param name="Threshold">The most accurate threshold on all rows, of those with two decimals.</param>
/// <param name="Accuracy">The accuracy with it on the same rows, which it was chosen on.</param>
/// <param name="F1">The F1 of the second class with it.</param>
/// <param name="Gain">
/// By how much the accuracy rises where the threshold is chosen on other rows than those it is measured on, 0 to 1.
/// </param>
/// <remarks>
/// The most accurate threshold always looks good on the rows it was chosen on. So the rows are put into ten parts; each is answered with
/// the threshold that is most accurate on the other nine. A threshold is suggested if these answers are better than those with the one in
/// use by <see cref="SignTest"/>, at 5 %.
/// </remarks>
internal sealed record ThresholdSuggestion(double Threshold, double Accuracy, double F1, double Gain)
{
    private const int Parts = 10;
    private const double Significance = 0.05;

    /// <summary>The suggestion; null where there is none, or where there are more than two classes.</summary>
    /// <param name="predictions">True classes and probabilities.</param>
    /// <param name="used">The threshold in use.</param>
    public static ThresholdSuggestion? Of(Predictions predictions, double used)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int[] rows = [.. Enumerable.Range(0, predictions.Count)];
        if (predictions.Labels.Count != 2 || rows.All(row => predictions.TrueClass(row) == predictions.TrueClass(0)))
            return null;
        var all = ThresholdCounts.Of(predictions, rows, used);
        double threshold = all.Best;
        if (threshold == used)
            return null;
        (int gained, int lost) = (0, 0);
        foreach (IGrouping<int, int> part in rows.GroupBy(PartOf))
        {
            double chosen = all.Without(ThresholdCounts.Of(predictions, part, used)).Best;
            foreach (int row in part)
            {
                bool before = IsRight(row, used), after = IsRight(row, chosen);
                gained += after && !before ? 1 : 0;
                lost += before && !after ? 1 : 0;
            }
        }
        if (gained <= lost || SignTest.Probability(gained, lost) > Significance)
            return null;
        ConfusionMatrix confusion = ConfusionMatrix.Of(predictions, threshold);
        return new ThresholdSuggestion(threshold, confusion.Accuracy, confusion.F1(1), (double)(gained - lost) / rows.Length);

        bool IsRight(int row, double with) => predictions.PredictedClass(row, with) == predictions.TrueClass(row);
    }

    /// <summary>Parts without regard to the order of rows, in which the classes may alternate (Knuth's multiplicative hash).</summary>
    private static int PartOf(int row) => (int)(((uint)row * 2654435769u >> 12) % Parts);
}

namespace GruSentiment.Evaluation;

/// <summary>
/// Where the area under the ROC curve over all possible rows is likely to be, after it was measured on some of them: its 95 % interval.
/// </summary>
/// <remarks>
/// The variance is that of Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve",
/// 1982. As in Wilson's interval it is taken at each end of the interval, not at what was measured (Newcombe, "Confidence intervals for an
/// effect size measure based on the Mann–Whitney statistic, part 2", 2006, method 5). So an area of 1 on few rows has a wide interval too.
/// </remarks>
internal static class AucInterval
{
    private const int Halvings = 60;

    /// <summary>The interval of an area.</summary>
    /// <param name="area">What was measured, 0 to 1.</param>
    /// <param name="positives">Rows of the class, one at least.</param>
    /// <param name="negatives">All other rows, one at least.</param>
    public static ConfidenceInterval Of(double area, int positives, int negatives)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(positives, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(negatives, 1);
        return new ConfidenceInterval(area == 0 ? 0 : End(inside: area, outside: 0), area == 1 ? 1 : End(inside: area, outside: 1));

        // Within the interval, what was measured is no more than so many standard deviations away.
        double End(double inside, double outside)
        {
            for (int i = 0; i < Halvings; i++)
            {
                double middle = (inside + outside) / 2;
                double quantile = ConfidenceInterval.Quantile, distance = middle - area;
                if (distance * distance <= quantile * quantile * Variance(middle, positives, negatives))
                    inside = middle;
                else
                    outside = middle;
            }
            return inside;
        }
    }

    /// <summary>The variance of the area measured on such rows, where the true one is given.</summary>
    internal static double Variance(double area, int positives, int negatives)
    {
        double half = ((double)positives + negatives) / 2 - 1;
        double pairs = 1 + half * ((1 - area) / (2 - area) + area / (1 + area));
        return area * (1 - area) * pairs / ((double)positives * negatives);
    }
}

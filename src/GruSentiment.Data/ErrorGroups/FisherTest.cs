namespace GruSentiment.Data.ErrorGroups;

/// <summary>
/// Fisher's exact test, one-sided (Fisher, "The Design of Experiments", 1935): how probable it is that at least so many of all errors fall
/// on a group of rows if they fall on rows at random.
/// </summary>
internal static class FisherTest
{
    /// <summary>The probability.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="errors">Of these, those that are wrong.</param>
    /// <param name="groupRows">Rows of the group.</param>
    /// <param name="groupErrors">Of these, those that are wrong.</param>
    public static double Probability(int rows, int errors, int groupRows, int groupErrors)
    {
        // The nearer tail is summed, whose terms fall from the first on: where they are too small for a number, so is their sum.
        double expected = (double)errors * groupRows / rows;
        return groupErrors > expected ? Tail(groupErrors, +1) : 1 - Tail(groupErrors - 1, -1);

        double Tail(int first, int step)
        {
            int least = Math.Max(0, groupRows - (rows - errors)), most = Math.Min(errors, groupRows);
            if (first < least || first > most)
                return 0;
            double sum = 0, term = Math.Exp(
                LogChoose(errors, first) + LogChoose(rows - errors, groupRows - first) - LogChoose(rows, groupRows));
            for (int k = first; k >= least && k <= most; k += step)
            {
                sum += term;
                term *= step > 0 ? Ratio(k) : 1 / Ratio(k - 1);
            }
            return Math.Min(1, sum);
        }

        // Of the probabilities of k + 1 and k.
        double Ratio(int k) => (double)(errors - k) * (groupRows - k) / ((k + 1.0) * (rows - errors - groupRows + k + 1.0));
    }

    private static double LogChoose(int all, int some)
    {
        double log = 0;
        for (int i = 1; i <= some; i++)
            log += Math.Log((double)(all - some + i) / i);
        return log;
    }
}

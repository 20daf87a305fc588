namespace GruSentiment.Evaluation;

/// <summary>
/// Whether one way of answering is better than another on the same rows, or differs from it by chance only: McNemar's test in its exact
/// form (McNemar 1947), which looks at the rows that one alone answers right.
/// </summary>
internal static class SignTest
{
    /// <summary>How probable it is that two ways which are as good as each other differ so much, or more, on either side.</summary>
    /// <param name="gained">Rows that only the second answers right.</param>
    /// <param name="lost">Rows that only the first answers right.</param>
    public static double Probability(int gained, int lost)
    {
        int rows = gained + lost, fewer = Math.Min(gained, lost);
        double logarithm = -rows * Math.Log(2), sum = 0; // of C(rows, k) / 2^rows
        for (int k = 0; k <= fewer; k++)
        {
            sum += Math.Exp(logarithm);
            logarithm += Math.Log(rows - k) - Math.Log(k + 1);
        }
        return Math.Min(1, 2 * sum);
    }
}

using System.Numerics;

namespace GruSentiment.Explanations;

/// <summary>Contributions of a few words as exact means over all orders: every subset of the words is asked once.</summary>
internal static class AllOrders
{
    /// <summary>The mean of plain Shapley values and of weighted ones, whose weights come from the plain ones.</summary>
    /// <returns>[n, C].</returns>
    public static double[] Contributions(ThinnedText text)
    {
        int words = text.Words, subsets = 1 << words;
        bool[] present = new bool[subsets * words];
        for (int subset = 0; subset < subsets; subset++)
        {
            for (int word = 0; word < words; word++)
                present[subset * words + word] = (subset >> word & 1) == 1;
        }
        double[] logits = text.Logits(Players.Words(words), present);
        double[] plain = Contributions(logits, text.Outputs, new double[words]);
        double[] scores = OrderWeights.Scores(plain, logits.AsSpan((subsets - 1) * text.Outputs));
        double[] weighted = Contributions(logits, text.Outputs, scores);
        for (int i = 0; i < weighted.Length; i++)
            weighted[i] = (plain[i] + weighted[i]) / 2;
        return weighted;
    }

    /// <summary>The mean over four ways to draw an order: the highest scores first or the lowest, and the reverses of both.</summary>
    /// <param name="logits">[2ⁿ, C]: of each subset; bit i of its number says whether word i is there.</param>
    /// <param name="outputs">C.</param>
    /// <param name="scores">[n].</param>
    /// <returns>[n, C].</returns>
    public static double[] Contributions(ReadOnlySpan<double> logits, int outputs, ReadOnlySpan<double> scores)
    {
        int words = scores.Length, all = (1 << words) - 1;
        double[] contributions = new double[words * outputs], weights = new double[words];
        foreach (int sign in (ReadOnlySpan<int>)[1, -1])
        {
            for (int word = 0; word < words; word++)
                weights[word] = Math.Exp(sign * scores[word]);
            double[] likely = new double[all + 1]; // How likely an order begins with the words of a subset, whichever comes first.
            likely[0] = 1;
            for (int subset = 0; subset < all; subset++)
            {
                double left = 0;
                for (int rest = all & ~subset; rest != 0; rest &= rest - 1)
                    left += weights[BitOperations.TrailingZeroCount(rest)];
                for (int rest = all & ~subset; rest != 0; rest &= rest - 1)
                {
                    int word = BitOperations.TrailingZeroCount(rest), with = subset | 1 << word;
                    double chance = likely[subset] * weights[word] / left;
                    likely[with] += chance;
                    AddChange(logits, outputs, subset, with, chance / 4, contributions.AsSpan(word * outputs, outputs));
                    AddChange(logits, outputs, all & ~with, all & ~subset, chance / 4, contributions.AsSpan(word * outputs, outputs));
                }
            }
        }
        return contributions;
    }

    private static void AddChange(ReadOnlySpan<double> logits, int outputs, int without, int with, double chance, Span<double> sums)
    {
        for (int output = 0; output < outputs; output++)
            sums[output] += chance * (logits[with * outputs + output] - logits[without * outputs + output]);
    }
}

namespace GruSentiment.Tests.Explanations;

/// <summary>Contributions as the definition gives them: a sum over each order of the words.</summary>
internal static class AllPermutations
{
    /// <summary>Means over all orders, each as likely as the scores make it by the draw of one word after the other.</summary>
    /// <param name="valueOf">The value of a text.</param>
    /// <param name="text">The words.</param>
    /// <param name="scores">A word is drawn in proportion to the exponential of its score.</param>
    public static double[] Values(Func<int[], double> valueOf, int[] text, double[] scores)
    {
        double[] values = new double[text.Length];
        foreach (int[] order in Orders([.. Enumerable.Range(0, text.Length)]))
        {
            double chance = 1, left = scores.Sum(Math.Exp);
            foreach (int word in order)
            {
                chance *= Math.Exp(scores[word]) / left;
                left -= Math.Exp(scores[word]);
            }
            for (int i = 0; i < order.Length; i++)
            {
                double change = valueOf(Kept(text, order[..(i + 1)])) - valueOf(Kept(text, order[..i]));
                values[order[i]] += chance * change;
            }
        }
        return values;
    }

    /// <summary>The same for the orders' reverses.</summary>
    public static double[] ReverseValues(Func<int[], double> valueOf, int[] text, double[] scores) =>
        Values(words => -valueOf(Without(text, words)), [.. Enumerable.Range(0, text.Length)], scores);

    private static int[] Without(int[] text, int[] places) => [.. text.Where((_, place) => !places.Contains(place))];

    private static int[] Kept(int[] text, int[] places) => [.. places.Order().Select(place => text[place])];

    private static IEnumerable<int[]> Orders(int[] items)
    {
        if (items.Length == 0)
            yield return [];
        foreach (int first in items)
        {
            foreach (int[] rest in Orders([.. items.Where(item => item != first)]))
                yield return [first, .. rest];
        }
    }
}

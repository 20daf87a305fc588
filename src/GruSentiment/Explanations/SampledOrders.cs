namespace GruSentiment.Explanations;

/// <summary>Contributions as means over orders that are drawn in pairs, each with its reverse.</summary>
internal static class SampledOrders
{
    /// <summary>Beyond it more orders change little.</summary>
    private const int MostPairs = 60;

    /// <summary>The mean of plain Shapley values and of weighted ones, whose weights come from the plain ones.</summary>
    /// <param name="text">The text.</param>
    /// <param name="players">What is put back.</param>
    /// <param name="budget">Tokens that may be asked, about.</param>
    /// <param name="random">Draws the orders.</param>
    /// <returns>[P, C].</returns>
    public static double[] Contributions(ThinnedText text, Players players, long budget, OrderRandom random)
    {
        int pairs = Math.Max(2, Pairs(players, budget));
        double[] plain = Contributions(text, players, new double[players.Count], pairs / 2, random, out double[] whole);
        double[] weighted = Contributions(text, players, OrderWeights.Scores(plain, whole), pairs - pairs / 2, random, out _);
        for (int i = 0; i < weighted.Length; i++)
            weighted[i] = (plain[i] + weighted[i]) / 2;
        return weighted;
    }

    /// <summary>Pairs of orders that so many tokens pay for; at least one.</summary>
    public static int Pairs(Players players, long budget) => (int)Math.Clamp(budget / players.TokensOfPair, 1, MostPairs);

    /// <summary>
    /// Means over orders that follow scores. Pairs that put the highest scores first alternate with pairs that put the lowest first.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="players">What is put back.</param>
    /// <param name="scores">[P]; all 0 for plain Shapley values.</param>
    /// <param name="pairs">Pairs of orders.</param>
    /// <param name="random">Draws them.</param>
    /// <param name="whole">[C]: the logits with all players.</param>
    /// <returns>[P, C].</returns>
    public static double[] Contributions(
        ThinnedText text, Players players, double[] scores, int pairs, OrderRandom random, out double[] whole)
    {
        int count = players.Count, outputs = text.Outputs, steps = count - 1;
        int[][] orders = DrawPairs(scores, pairs, random);
        double[] logits = text.Logits(players, Beginnings(orders, count)), contributions = new double[count * outputs];
        for (int i = 0; i < orders.Length; i++)
        {
            ReadOnlySpan<double> before = logits.AsSpan(0, outputs);
            for (int step = 1; step <= count; step++)
            {
                ReadOnlySpan<double> after = logits.AsSpan((step == count ? 1 : 2 + i * steps + step - 1) * outputs, outputs);
                for (int output = 0; output < outputs; output++)
                    contributions[orders[i][step - 1] * outputs + output] += (after[output] - before[output]) / orders.Length;
                before = after;
            }
        }
        whole = logits[outputs..(2 * outputs)];
        return contributions;
    }

    /// <summary>Which players are there: none, all, then those of each order's beginnings but the empty and the whole one.</summary>
    /// <returns>[2 + orders · (P − 1), P].</returns>
    private static bool[] Beginnings(int[][] orders, int count)
    {
        bool[] present = new bool[(2 + orders.Length * (count - 1)) * count];
        present.AsSpan(count, count).Fill(true);
        int text = 2;
        foreach (int[] order in orders)
        {
            for (int step = 1; step < count; step++, text++)
            {
                foreach (int player in order.AsSpan(0, step))
                    present[text * count + player] = true;
            }
        }
        return present;
    }

    private static int[][] DrawPairs(double[] scores, int pairs, OrderRandom random)
    {
        int[][] orders = new int[2 * pairs][];
        for (int i = 0; i < orders.Length; i += 2)
        {
            orders[i] = Draw(scores, i % 4 == 0 ? 1 : -1, random);
            orders[i + 1] = [.. Enumerable.Reverse(orders[i])];
        }
        return orders;
    }

    /// <summary>One order: scores with Gumbel's noise, sorted, are draws in proportion to exp(score).</summary>
    private static int[] Draw(double[] scores, int sign, OrderRandom random)
    {
        double[] keys = new double[scores.Length];
        int[] order = new int[scores.Length];
        for (int player = 0; player < keys.Length; player++)
            (keys[player], order[player]) = (-(sign * scores[player] + random.NextGumbel()), player);
        Array.Sort(keys, order);
        return order;
    }
}

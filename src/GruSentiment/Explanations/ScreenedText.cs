namespace GruSentiment.Explanations;

/// <summary>
/// Contributions in a long text. Its words are first asked in short stretches, each on its own, which takes few tokens. Those that change
/// most there are then put back one by one in the whole text, the others in blocks; a block's contribution is divided among its words.
/// </summary>
internal static class ScreenedText
{
    /// <summary>Words that are put back one by one.</summary>
    private const int Single = 32;

    /// <summary>Blocks that hold the other words, each some of them in their order.</summary>
    private const int Blocks = 12;

    /// <summary>Words of a stretch, about.</summary>
    private const int StretchWords = 20;

    /// <summary>Pairs of orders for each stretch.</summary>
    private const int Pairs = 2;

    /// <summary>What each word adds.</summary>
    /// <param name="text">The text, of more words than are put back one by one.</param>
    /// <param name="budget">Tokens that may be asked, about.</param>
    /// <param name="random">Draws the orders.</param>
    /// <returns>[n, C].</returns>
    public static double[] Contributions(ThinnedText text, long budget, OrderRandom random)
    {
        double[] screened = Screen(text, random, out long asked);
        Players players = Choose(screened, text.Outputs);
        double[] ofPlayers = SampledOrders.Contributions(text, players, budget - asked, random);
        double[] contributions = new double[screened.Length];
        for (int output = 0, outputs = text.Outputs; output < outputs; output++)
        {
            double[] whole = Column(ofPlayers, output, outputs), alone = Column(screened, output, outputs);
            Divide(players, whole, alone, contributions.AsSpan(output), outputs);
        }
        return contributions;
    }

    /// <summary>Plain Shapley values of each word in its stretch, [n, C].</summary>
    private static double[] Screen(ThinnedText text, OrderRandom random, out long asked)
    {
        int count = text.Words / StretchWords;
        double[] screened = new double[text.Words * text.Outputs];
        asked = 0;
        for (int stretch = 0; stretch < count; stretch++)
        {
            int first = (int)((long)text.Words * stretch / count), end = (int)((long)text.Words * (stretch + 1) / count);
            Players players = Players.Words(end - first);
            double[] values = SampledOrders.Contributions(
                text.Between(first, end), players, new double[players.Count], Pairs, random, out _);
            values.CopyTo(screened, first * text.Outputs);
            asked += Pairs * players.TokensOfPair;
        }
        return screened;
    }

    /// <summary>The words of the largest values, each on its own, then the blocks of the others.</summary>
    private static Players Choose(double[] screened, int outputs)
    {
        int words = screened.Length / outputs;
        double[] sizes = new double[words];
        for (int i = 0; i < screened.Length; i++)
            sizes[i / outputs] += screened[i] * screened[i];
        int[] of = new int[words];
        foreach (int place in Enumerable.Range(0, words).OrderByDescending(place => sizes[place]).Take(Single))
            of[place] = -1;
        int singles = 0, others = 0, rest = words - Single, blocks = Math.Min(Blocks, rest);
        for (int place = 0; place < words; place++)
            of[place] = of[place] < 0 ? singles++ : Single + (int)((long)others++ * blocks / rest);
        return new Players(of, Single + blocks);
    }

    /// <summary>
    /// One output's contributions. A word in a block begins with what it added in its stretch, which is scaled as the single words' values
    /// are; what then is missing to the block's contribution goes to its words in proportion to their sizes.
    /// </summary>
    private static void Divide(Players players, double[] ofPlayers, double[] screened, Span<double> contributions, int outputs)
    {
        double scale = Scale(players, ofPlayers, screened);
        double[] sums = new double[players.Count], sizes = new double[players.Count];
        int[] counts = new int[players.Count];
        for (int place = 0; place < screened.Length; place++)
        {
            int player = players.Of[place];
            sums[player] += scale * screened[place];
            sizes[player] += Math.Abs(screened[place]);
            counts[player]++;
        }
        for (int place = 0; place < screened.Length; place++)
        {
            int player = players.Of[place];
            double share = sizes[player] > 0 ? Math.Abs(screened[place]) / sizes[player] : 1.0 / counts[player];
            contributions[place * outputs] = scale * screened[place] + share * (ofPlayers[player] - sums[player]);
        }
    }

    /// <summary>How much smaller values are in the whole text than in a stretch, by the words that were asked in both.</summary>
    private static double Scale(Players players, double[] ofPlayers, double[] screened)
    {
        double whole = 0, alone = 0;
        for (int place = 0; place < screened.Length; place++)
        {
            if (players.Of[place] < Single)
                (whole, alone) = (whole + Math.Abs(ofPlayers[players.Of[place]]), alone + Math.Abs(screened[place]));
        }
        return alone > 0 ? Math.Min(1, whole / alone) : 0;
    }

    private static double[] Column(double[] values, int output, int outputs) =>
        [.. Enumerable.Range(0, values.Length / outputs).Select(row => values[row * outputs + output])];
}

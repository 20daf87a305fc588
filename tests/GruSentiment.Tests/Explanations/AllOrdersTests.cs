using GruSentiment.Explanations;

namespace GruSentiment.Tests.Explanations;

public class AllOrdersTests
{
    private static readonly Func<int[], double> s_bent = MadeUpNetworks.Bent(0.1);

    [Fact]
    public void Scores_of_0_give_Shapley_values()
    {
        int[] text = MadeUpNetworks.Text(6);
        double[] found = AllOrders.Contributions(SubsetValues(text), outputs: 1, new double[6]);
        Near(AllPermutations.Values(s_bent, text, new double[6]), found);
    }

    [Fact]
    public void Scores_weight_the_orders()
    {
        int[] text = MadeUpNetworks.Text(5);
        double[] scores = [1.5, -2, 0, 0.3, 4];
        Near(Weighted(text, scores), AllOrders.Contributions(SubsetValues(text), outputs: 1, scores));
    }

    [Fact]
    public void A_few_words_get_the_mean_of_plain_and_weighted_Shapley_values()
    {
        int[] text = MadeUpNetworks.Text(6, seed: 3);
        var networks = new MadeUpNetworks(s_bent);
        double[] plain = AllPermutations.Values(s_bent, text, new double[6]);
        double size = Math.Sqrt(plain.Average(value => value * value));
        double[] weighted = Weighted(text, [.. plain.Select(value => 2 * value / size)]);
        double[] found = new NetworkAttribution(networks.Ask, 1).Contributions(text);
        Near([.. plain.Zip(weighted, (a, b) => (a + b) / 2)], found);
    }

    private static double[] Weighted(int[] text, double[] scores)
    {
        double[] mean = new double[text.Length];
        foreach (double[] side in (double[][])[scores, [.. scores.Select(score => -score)]])
        {
            double[] forward = AllPermutations.Values(s_bent, text, side), back = AllPermutations.ReverseValues(s_bent, text, side);
            for (int i = 0; i < mean.Length; i++)
                mean[i] += (forward[i] + back[i]) / 4;
        }
        return mean;
    }

    private static double[] SubsetValues(int[] text) =>
        [.. Enumerable.Range(0, 1 << text.Length).Select(subset => s_bent([.. text.Where((_, place) => (subset >> place & 1) == 1)]))];

    private static void Near(double[] expected, double[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-10);
    }
}

using GruSentiment.Explanations;
using GruSentiment.Text;

namespace GruSentiment.Tests.Explanations;

public class NetworkAttributionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    [InlineData(800)]
    public void Contributions_and_base_add_up_to_the_logits(int words)
    {
        var networks = new MadeUpNetworks(MadeUpNetworks.Bent(0.1), MadeUpNetworks.Bag, MadeUpNetworks.Bent(-0.7));
        int[] text = MadeUpNetworks.Text(words);
        var attribution = new NetworkAttribution(networks.Ask, outputs: 3);
        double[] sums = Sums(attribution.Contributions(text), attribution.Base);
        double[] logits = networks.Of(text);
        for (int output = 0; output < 3; output++)
            Assert.Equal(logits[output], sums[output], 1e-9);
    }

    [Fact]
    public void The_base_is_what_a_text_without_words_gets()
    {
        var networks = new MadeUpNetworks(MadeUpNetworks.Bent(0.4), MadeUpNetworks.Bent(-1));
        var attribution = new NetworkAttribution(networks.Ask, outputs: 2);
        Assert.Equal([3 * Math.Tanh(0.2), 3 * Math.Tanh(-0.5)], attribution.Base.ToArray());
    }

    [Fact]
    public void One_word_gets_all_that_is_beside_the_base()
    {
        var networks = new MadeUpNetworks(MadeUpNetworks.Bag);
        var attribution = new NetworkAttribution(networks.Ask, outputs: 1);
        Assert.Equal(MadeUpNetworks.Bag([5]), Assert.Single(attribution.Contributions([5])), 1e-12);
        Assert.Equal(0, Assert.Single(attribution.Contributions([Vocabulary.UnknownId])));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(30)]
    [InlineData(200)]
    public void A_word_that_changes_nothing_gets_nothing(int words)
    {
        int[] text = MadeUpNetworks.Text(words);
        text[words / 2] = 7;
        var networks = new MadeUpNetworks(MadeUpNetworks.IgnoringSeven);
        double[] contributions = new NetworkAttribution(networks.Ask, outputs: 1).Contributions(text);
        for (int place = 0; place < words; place++)
        {
            if (text[place] == 7)
                Assert.Equal(0, contributions[place], 1e-12);
        }
        Assert.Contains(contributions, value => Math.Abs(value) > 0.01);
    }

    [Theory]
    [InlineData(10, 1e-12)]
    [InlineData(30, 0.1)]
    public void Words_that_change_the_same_get_the_same(int words, double tolerance)
    {
        int[] text = MadeUpNetworks.Text(words);
        (text[1], text[words - 2]) = (4, 4);
        var networks = new MadeUpNetworks(MadeUpNetworks.Bag);
        double[] contributions = new NetworkAttribution(networks.Ask, outputs: 1).Contributions(text);
        Assert.Equal(contributions[1], contributions[words - 2], tolerance);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public void A_word_that_only_adds_its_weight_gets_its_weight(int words)
    {
        int[] text = MadeUpNetworks.Text(words);
        var networks = new MadeUpNetworks(read => read.Sum(word => 0.01 * word));
        double[] contributions = new NetworkAttribution(networks.Ask, outputs: 1).Contributions(text);
        for (int place = 0; place < words; place++)
            Assert.Equal(0.01 * text[place], contributions[place], 1e-9);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(150)]
    public void The_same_text_gets_the_same_numbers_whoever_else_asks(int words)
    {
        var networks = new MadeUpNetworks(MadeUpNetworks.Bent(0.1));
        var attribution = new NetworkAttribution(networks.Ask, outputs: 1);
        int[] text = MadeUpNetworks.Text(words);
        double[] expected = attribution.Contributions(text);
        double[][] found = new double[8][];
        Parallel.For(0, 16, i =>
        {
            double[] contributions = attribution.Contributions(i % 2 == 0 ? text : MadeUpNetworks.Text(words + i, seed: i));
            if (i % 2 == 0)
                found[i / 2] = contributions;
        });
        Assert.All(found, contributions => Assert.Equal(expected, contributions));
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 1)]
    [InlineData(300, 1)]
    [InlineData(800, 1)]
    [InlineData(800, 0.5)]
    public void The_tokens_asked_stay_within_the_budget(int words, double effort)
    {
        var networks = new MadeUpNetworks(MadeUpNetworks.Bag);
        var attribution = new NetworkAttribution(networks.Ask, outputs: 1, effort);
        attribution.Contributions(MadeUpNetworks.Text(words));
        Assert.InRange(networks.Tokens, attribution.Budget(words) / 2, attribution.Budget(words) * 11 / 10);
    }

    [Theory]
    [InlineData(10, 12_000)]
    [InlineData(800, 240_000)]
    [InlineData(2_000, 600_000)]
    [InlineData(100_000, 600_000)]
    public void The_budget_is_300_tokens_a_word_for_no_more_than_2000_words(int words, long budget) =>
        Assert.Equal(budget, new NetworkAttribution(new MadeUpNetworks(MadeUpNetworks.Bag).Ask, outputs: 1).Budget(words));

    [Fact]
    public void The_work_grows_as_the_words_do_and_no_faster()
    {
        (long tokens, long bytes, int largest) = Work(10_000);
        (long moreTokens, long moreBytes, int moreLargest) = Work(100_000);

        Assert.InRange(moreTokens, 9 * tokens, 11 * tokens);
        Assert.InRange(moreTokens, 120 * 100_000, 140 * 100_000);
        Assert.InRange(moreBytes, bytes, 13 * bytes);
        Assert.InRange(largest, 1, 64 * 2048);
        Assert.InRange(moreLargest, 1, 64 * 2048);
    }

    [Fact]
    public void Cancellation_ends_it()
    {
        using var cancellation = new CancellationTokenSource();
        var networks = new MadeUpNetworks(MadeUpNetworks.Bag);
        int asked = 0;
        void Ask(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits)
        {
            networks.Ask(ids, lengths, logits);
            if (++asked == 3)
                cancellation.Cancel();
        }
        var attribution = new NetworkAttribution(Ask, outputs: 1);
        Assert.Throws<OperationCanceledException>(() => attribution.Contributions(MadeUpNetworks.Text(100), cancellation.Token));
        Assert.Equal(3, asked);
    }

    [Fact]
    public void A_text_without_ids_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new NetworkAttribution(new MadeUpNetworks(MadeUpNetworks.Bag).Ask, outputs: 1).Contributions([]));

    /// <summary>Tokens asked, bytes allocated and the most tokens asked at once for a text.</summary>
    private static (long Tokens, long Bytes, int Largest) Work(int words)
    {
        var networks = new MadeUpNetworks(MadeUpNetworks.Bag);
        int[] text = MadeUpNetworks.Text(words);
        int largest = 0;
        void Ask(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits)
        {
            networks.Ask(ids, lengths, logits);
            largest = Math.Max(largest, ids.Length);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        new NetworkAttribution(Ask, outputs: 1).Contributions(text);
        return (networks.Tokens, GC.GetAllocatedBytesForCurrentThread() - before, largest);
    }

    private static double[] Sums(double[] contributions, ReadOnlyMemory<double> start)
    {
        double[] sums = start.ToArray();
        for (int i = 0; i < contributions.Length; i++)
            sums[i % sums.Length] += contributions[i];
        return sums;
    }
}

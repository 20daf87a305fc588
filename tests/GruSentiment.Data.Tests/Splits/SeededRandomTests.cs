using GruSentiment.Data.Splits;

namespace GruSentiment.Data.Tests.Splits;

public class SeededRandomTests
{
    [Fact]
    public void The_sequence_is_that_of_the_published_algorithm()
    {
        // xoshiro256starstar.c from the state 1, 2, 3, 4.
        var random = new SeededRandom(new SeededRandomState(1, 2, 3, 4));

        Assert.Equal([11520UL, 0UL, 1509978240UL, 1215971899390074240UL], Enumerable.Range(0, 4).Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void A_seed_gives_one_sequence_for_ever()
    {
        var random = new SeededRandom(42);

        Assert.Equal([1546998764402558742UL, 6990951692964543102UL], [random.NextUInt64(), random.NextUInt64()]);
    }

    [Fact]
    public void A_saved_state_goes_on_where_it_was()
    {
        var random = new SeededRandom(7);
        random.NextUInt64();
        var copy = new SeededRandom(random.State);

        Assert.Equal(random.NextDouble(), copy.NextDouble());
        Assert.Equal(random.State, copy.State);
    }

    [Fact]
    public void A_generator_put_back_into_an_earlier_state_repeats_what_it_drew()
    {
        var random = new SeededRandom(7);
        random.NextInt(10);
        SeededRandomState saved = random.State;
        ulong[] drawn = Three(random);
        var fresh = new SeededRandom(0) { State = saved };
        random.State = saved;

        Assert.Equal(drawn, Three(random));
        Assert.Equal(drawn, Three(fresh));
    }

    [Fact]
    public void Numbers_lie_in_their_range_and_all_come()
    {
        var random = new SeededRandom(1);
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            counts[random.NextInt(6)]++;
            Assert.InRange(random.NextDouble(), 0, 1 - 1e-16);
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Shuffling_keeps_every_item_and_makes_every_order_alike()
    {
        var random = new SeededRandom(3);
        var orders = new Dictionary<string, int>();
        for (int i = 0; i < 6_000; i++)
        {
            char[] items = ['a', 'b', 'c'];
            random.Shuffle(items.AsSpan());
            string order = new(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], orders.Keys.Order());
        Assert.All(orders.Values, count => Assert.InRange(count, 850, 1_150));
    }

    [Fact]
    public void A_bound_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).NextInt(0));

    private static ulong[] Three(SeededRandom random) => [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];
}

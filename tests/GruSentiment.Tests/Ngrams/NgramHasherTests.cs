using CsCheck;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Ngrams;

public class NgramHasherTests
{
    [Fact]
    public void Each_run_of_one_to_n_tokens_has_a_bucket()
    {
        Assert.Equal(5, Buckets(2, "not", "good", "film").Length); // not, good, film, not good, good film
        Assert.Equal(6, Buckets(3, "not", "good", "film").Length);
        Assert.Equal(3, Buckets(1, "not", "good", "film").Length);
        Assert.Empty(Buckets(2));
    }

    [Fact]
    public void Order_matters_and_repetition_does_not()
    {
        Assert.NotEqual(Buckets(2, "not", "good"), Buckets(2, "good", "not"));
        Assert.Equal(Buckets(1, "good"), Buckets(1, "good", "good", "good"));
    }

    [Fact]
    public void A_bucket_is_the_same_on_every_machine()
    {
        Assert.Equal(10136261797509375220UL, NgramHasher.HashOf("good"));
        Assert.Equal([619, 785, 870], Buckets(2, "not", "good"));
    }

    [Fact]
    public void Buckets_are_in_range_ascending_and_distinct()
    {
        Gen.Select(Gen.ULong.Array[0, 200], Gen.Int[1, 5], Gen.Int[10, 21]).Sample((tokens, order, bits) =>
        {
            var options = new NgramOptions { Order = order, Bits = bits };
            int[] buckets = new NgramHasher(options).BucketsOf(tokens);
            Assert.Equal(buckets.Distinct().Order(), buckets);
            Assert.All(buckets, bucket => Assert.InRange(bucket, 0, options.Buckets - 1));
        }, iter: 100);
    }

    [Fact]
    public void A_table_is_sized_for_the_data()
    {
        var options = new NgramOptions { Order = 2 };
        Assert.Equal(12, options.SizedFor(0, outputs: 1).Bits);
        Assert.Equal(20, options.SizedFor(100_000, outputs: 1).Bits);
        Assert.Equal(21, options.SizedFor(1_000_000_000, outputs: 1).Bits);
        Assert.Equal(19, options.SizedFor(1_000_000_000, outputs: 5).Bits);
    }

    private static int[] Buckets(int order, params string[] tokens) =>
        new NgramHasher(new NgramOptions { Order = order, Bits = 10 }).BucketsOf([.. tokens.Select(token => NgramHasher.HashOf(token))]);
}

using CsCheck;
using GruSentiment.Data.Statistics;

namespace GruSentiment.Data.Tests.Statistics;

public class TextLengthsTests
{
    [Fact]
    public void Of_one_to_a_hundred_words_half_have_fifty_at_most()
    {
        var lengths = new TextLengths(Enumerable.Range(1, 100).Reverse());

        Assert.Equal((50.5, 50, 95, 100), (lengths.Mean, lengths.Median, lengths.Percentile95, lengths.Longest));
        Assert.Equal((100, 60, 0), (lengths.LongerThan(0), lengths.LongerThan(40), lengths.LongerThan(100)));
    }

    [Fact]
    public void Percentiles_are_the_least_length_that_the_share_does_not_exceed() =>
        Gen.Select(Gen.Int[1, 30].Array[1, 60], Gen.Double[0.01, 1]).Sample((lengths, share) =>
        {
            int quantile = new TextLengths(lengths).Quantile(share);
            Assert.True(lengths.Count(length => length <= quantile) >= share * lengths.Length);
            Assert.True(lengths.Count(length => length < quantile) < share * lengths.Length);
        }, iter: 200);
}

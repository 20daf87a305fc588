using GruSentiment.Options;

namespace GruSentiment.Tests.Options;

public class OptionRangeTests
{
    [Fact]
    public void A_range_reads_as_a_person_says_it()
    {
        Assert.Equal("from 1 to 10000", new OptionRange(1, 10_000).ToString());
        Assert.Equal("0 or more", new OptionRange(0).ToString());
        Assert.Equal("above 0 and at most 10", new OptionRange(0, 10) { AboveLeast = true }.ToString());
        Assert.Equal("at least 0 and below 1", new OptionRange(0, 1) { BelowMost = true }.ToString());
        Assert.Equal("from 0 (none) to 5 tokens", new OptionRange(0, 5) { LeastMeans = "none", Noun = "tokens" }.ToString());
        Assert.Equal("from 0 to 1000000", new OptionRange(0, 1e6).ToString());
    }

    [Theory]
    [InlineData(0, false, true)]
    [InlineData(1, true, false)]
    [InlineData(0.5, true, true)]
    [InlineData(double.NaN, false, false)]
    [InlineData(double.PositiveInfinity, false, false)]
    public void Its_ends_belong_to_it_or_not(double number, bool aboveZero, bool belowOne)
    {
        Assert.Equal(aboveZero, new OptionRange(0, 1) { AboveLeast = true }.Contains(number));
        Assert.Equal(belowOne, new OptionRange(0, 1) { BelowMost = true }.Contains(number));
    }
}

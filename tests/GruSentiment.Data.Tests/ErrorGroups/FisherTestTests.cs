using GruSentiment.Data.ErrorGroups;

namespace GruSentiment.Data.Tests.ErrorGroups;

public sealed class FisherTestTests
{
    [Theory]
    // Fisher's cups of tea: 4 of 8, of which 4, 3 or 2 are found.
    [InlineData(8, 4, 4, 4, 1 / 70.0)]
    [InlineData(8, 4, 4, 3, 17 / 70.0)]
    [InlineData(8, 4, 4, 2, 53 / 70.0)]
    [InlineData(8, 4, 4, 0, 1)]
    [InlineData(10, 0, 3, 0, 1)]
    [InlineData(10, 10, 3, 3, 1)]
    public void The_probability_is_that_of_so_many_errors_or_more(int rows, int errors, int groupRows, int groupErrors, double expected) =>
        Assert.Equal(expected, FisherTest.Probability(rows, errors, groupRows, groupErrors), 12);

    [Fact]
    public void Many_rows_with_far_too_few_or_too_many_errors_give_one_and_zero()
    {
        Assert.Equal(1, FisherTest.Probability(1_000_000, 100_000, 400_000, 10_000), 12);
        Assert.Equal(0, FisherTest.Probability(1_000_000, 100_000, 400_000, 90_000), 12);
        Assert.InRange(FisherTest.Probability(1_000_000, 100_000, 400_000, 40_000), 0.49, 0.51);
    }
}

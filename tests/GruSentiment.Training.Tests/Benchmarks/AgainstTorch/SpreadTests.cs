using GruSentiment.Benchmarks.AgainstTorch;

namespace GruSentiment.Training.Tests.Benchmarks.AgainstTorch;

public class SpreadTests
{
    [Theory]
    [InlineData(new double[] { 5 }, 5, 5, 5)]
    [InlineData(new double[] { 3, 1, 2 }, 2, 1, 3)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5, 1, 4)]
    public void Median_lowest_and_highest(double[] values, double median, double lowest, double highest) =>
        Assert.Equal(new Spread(median, lowest, highest), Spread.Of(values));
}

using GruSentiment.Training.Folds;

namespace GruSentiment.Training.Tests.Folds;

public class MeanAndDeviationTests
{
    [Fact]
    public void The_deviation_is_that_of_a_sample() =>
        Assert.Equal(new MeanAndDeviation(5, Math.Sqrt(32 / 7.0)), MeanAndDeviation.Of([2, 4, 4, 4, 5, 5, 7, 9]));

    [Fact]
    public void One_value_has_no_deviation() => Assert.Throws<ArgumentOutOfRangeException>(() => MeanAndDeviation.Of([1]));
}

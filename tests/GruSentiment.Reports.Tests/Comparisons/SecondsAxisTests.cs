using GruSentiment.Reports.Comparisons;

namespace GruSentiment.Reports.Tests.Comparisons;

public class SecondsAxisTests
{
    [Theory]
    [InlineData(1, 5, false)]
    [InlineData(1, 5.1, true)]
    [InlineData(0, 5, false)] // A time of 0 has no logarithm.
    [InlineData(0, 0, false)]
    public void It_is_logarithmic_where_one_training_takes_more_than_five_times_as_long(double least, double most, bool isLogarithmic)
    {
        var axis = SecondsAxis.Of([least, most], [least, most]);

        Assert.Equal(isLogarithmic, axis.IsLogarithmic);
        Assert.Equal(isLogarithmic ? "seconds, logarithmic" : "seconds", axis.Unit);
        Assert.True(axis.At(axis.Least) <= axis.At(least) && axis.At(most) < axis.At(axis.Most));
    }

    [Fact]
    public void The_epochs_of_a_training_do_not_make_it_so() => Assert.False(SecondsAxis.Of([1, 2, 30, 40], [30, 40]).IsLogarithmic);

    [Fact]
    public void Equal_ratios_are_equal_steps()
    {
        var axis = SecondsAxis.Of([0.1, 1, 10], [0.1, 1, 10]);
        Assert.Equal(axis.At(10) - axis.At(1), axis.At(1) - axis.At(0.1), 1e-12);
    }
}

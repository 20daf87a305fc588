using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class SquaredSumTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(100_003)]
    public void It_is_the_sum_in_double_precision_but_for_rounding(int count)
    {
        float[] values = GruCase.Draw(new Random(count), count, 1);
        double expected = values.Sum(x => (double)x * x);
        Assert.Equal(expected, SquaredSum.Of(values), 1e-6 * expected);
    }

    [Fact]
    public void What_is_not_finite_stays_so()
    {
        Assert.Equal(double.NaN, SquaredSum.Of([1, float.NaN, 2]));
        Assert.Equal(double.PositiveInfinity, SquaredSum.Of([1, float.NegativeInfinity, 2]));
        Assert.Equal(double.PositiveInfinity, SquaredSum.Of([1e20f]));
    }
}

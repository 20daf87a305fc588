using System.Globalization;
using CsCheck;
using GruSentiment.Reports.Plots;
using ScottPlot;

namespace GruSentiment.Reports.Tests.Plots;

public class AxisTicksTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 5, "1 2 3 4 5")]
    [InlineData(1, 21, "1 5 10 15 20")]
    [InlineData(1, 100, "1 10 20 30 40 50 60 70 80 90 100")]
    [InlineData(1, 200, "1 20 40 60 80 100 120 140 160 180 200")]
    [InlineData(1, 1000, "1 100 200 300 400 500 600 700 800 900 1000")]
    [InlineData(18, 60, "20 25 30 35 40 45 50 55 60")]
    public void Epochs_are_whole_and_few(int first, int last, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Epochs(first, last).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.31, 0.42, "0.32 0.34 0.36 0.38 0.40 0.42")]
    [InlineData(49.5, 100, "50 60 70 80 90 100")]
    [InlineData(0.5, 0.5004, "0.5000 0.5001 0.5002 0.5003 0.5004")]
    [InlineData(0, 2.1e6, "0 5E+5 1E+6 1.5E+6 2E+6")]
    public void Numbers_are_round_and_within_the_axis(double from, double to, string expected) =>
        Assert.Equal(expected, string.Join(' ', AxisTicks.Numbers(from, to, most: 6).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0.7, 35, 9, "1 2 5 10 20")]
    [InlineData(0.005, 0.21, 9, "0.005 0.01 0.02 0.05 0.1 0.2")]
    [InlineData(0.001, 1000, 9, "0.001 0.01 0.1 1 10 100 1000")]
    [InlineData(0.001, 1000, 4, "0.01 1 100")]
    [InlineData(3, 16, 9, "5 10")]
    public void Logarithmic_numbers_are_round_and_within_the_axis(double from, double to, int most, string expected)
    {
        Tick[] ticks = AxisTicks.Logarithmic(from, to, most);
        Assert.Equal(expected, string.Join(' ', ticks.Select(tick => tick.Label)));
        Assert.All(ticks, tick => Assert.Equal(
            Math.Log10(double.Parse(tick.Label, CultureInfo.InvariantCulture)), tick.Position, 1e-12));
    }

    [Fact]
    public void Five_numbers_at_most_are_three_at_least_on_any_axis_of_shares() => Gen.Double[0.5, 110].Sample(
        highest => Assert.InRange(AxisTicks.Numbers(0, highest, most: 5).Length, 3, 5));
}

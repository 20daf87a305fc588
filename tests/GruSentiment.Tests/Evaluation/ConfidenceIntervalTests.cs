using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class ConfidenceIntervalTests
{
    /// <summary>The last four are the examples of Newcombe, "Two-sided confidence intervals for the single proportion", 1998.</summary>
    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void It_is_Wilsons(int hits, int rows, double low, double high)
    {
        var interval = ConfidenceInterval.Of((double)hits / rows, rows);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void It_is_written_in_percent() => Assert.Equal("95 % interval 49.0 to 94.3", ConfidenceInterval.Of(0.8, 10).Text);

    [Fact]
    public void It_holds_the_share_stays_within_0_and_1_and_mirrors() =>
        Gen.Select(Gen.Int[1, 5_000], Gen.Double[0, 1]).Sample((rows, part) =>
        {
            double share = Math.Round(part * rows) / rows;
            ConfidenceInterval interval = ConfidenceInterval.Of(share, rows), mirrored = ConfidenceInterval.Of(1 - share, rows);
            Assert.InRange(share, interval.Low - 1e-12, interval.High + 1e-12);
            Assert.True(interval is { Low: >= 0, High: <= 1 } && interval.HalfWidth > 0);
            Assert.Equal(interval.Low, 1 - mirrored.High, 1e-12);
        });

    [Fact]
    public void Four_times_the_rows_make_it_half_as_wide() =>
        Assert.Equal(0.5, ConfidenceInterval.Of(0.75, 40_000).HalfWidth / ConfidenceInterval.Of(0.75, 10_000).HalfWidth, 1e-3);

    [Fact]
    public void No_rows_have_none() => Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.Of(0, 0));
}

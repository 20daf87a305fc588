using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Options;

public class TimeBudgetTests
{
    [Theory]
    [InlineData("90s", 90, "90s")]
    [InlineData("10m", 600, "10m")]
    [InlineData("1.5h", 5400, "90m")]
    [InlineData("2H", 7200, "2h")]
    [InlineData("0.25s", 0.25, "0.25s")]
    public void A_time_is_read_and_written_in_its_largest_whole_unit(string text, double seconds, string written)
    {
        var budget = TimeBudget.Parse(text);
        Assert.Equal(seconds, budget.Time.TotalSeconds);
        Assert.Equal(written, budget.ToString());
        Assert.Equal(budget, TimeBudget.Parse(budget.ToString()));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("m")]
    [InlineData("1,5h")]
    [InlineData("9999h")]
    [InlineData("ten minutes")]
    public void What_is_no_time_is_refused(string text) => Assert.Equal(
        $"\"{text}\" is no time; one like 90s, 10m or 1.5h was expected.",
        Assert.Throws<FormatException>(() => TimeBudget.Parse(text)).Message);
}

using System.Text.Json;
using GruSentiment.Reports.Events;

namespace GruSentiment.Reports.Tests.Events;

public class EventLineTests
{
    [Fact]
    public void It_begins_with_name_and_time_in_utc()
    {
        Assert.Equal(
            "{\"event\":\"best\",\"time\":\"2026-11-26T20:05:09.070Z\",\"epoch\":2}",
            EventLine.Of("best", FixedClock.Time, json => json.WriteNumber("epoch", 2)));
    }

    [Theory]
    [InlineData("two\nlines\r and \"quotes\"")]
    [InlineData("\u001b[31mred\u0007 \u0085 \u009b \u007f")]
    [InlineData("лампа 灯 \U0001F600 \u202e\u2028")]
    public void Any_text_is_one_line_of_ascii_without_control_characters_and_reads_back(string text)
    {
        string line = EventLine.Of("start", FixedClock.Time, json => json.WriteTexts("classes", [text]));
        Assert.All(line, letter => Assert.InRange(letter, ' ', '~'));
        using var read = JsonDocument.Parse(line);
        Assert.Equal(text, read.RootElement.GetProperty("classes")[0].GetString());
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-20, "1E-20")]
    [InlineData(null, "null")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void A_number_that_is_not_finite_is_null(double? number, string written)
    {
        string line = EventLine.Of("epoch", FixedClock.Time, json => json.WriteFinite("x", number));
        Assert.EndsWith($",\"x\":{written}}}", line, StringComparison.Ordinal);
    }
}

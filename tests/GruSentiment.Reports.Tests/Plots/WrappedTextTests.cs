using CsCheck;
using GruSentiment.Reports.Plots;
using SkiaSharp;

namespace GruSentiment.Reports.Tests.Plots;

public class WrappedTextTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("the flight was delayed", "the flight was|delayed")]
    [InlineData("lost_or_damaged_luggage", "lost_or_|damaged_|luggage")]
    [InlineData("without the n-grams", "without the|n-grams")] // not behind the n
    [InlineData("非常满意的客户评价内容", "非常满意的客户评|价内容")]
    [InlineData("Fluggesellschaftspersonal", "Fluggesellschafts|personal")]
    [InlineData("", "")]
    [InlineData("  one\ttwo\n", "one two")]
    public void Lines_end_behind_words_or_where_the_room_does(string text, string lines)
    {
        Assert.SkipWhen(
            text.Any(letter => letter >= '\u2E80' && SKFontManager.Default.MatchCharacter(letter) is null),
            "No font of this machine has Chinese letters.");
        Assert.Equal(lines.Split('|'), WrappedText.Of(text, 175, 21, most: 3));
    }

    [Fact]
    public void What_three_lines_do_not_hold_is_cut()
    {
        string text = string.Join(' ', Enumerable.Repeat("word", 30));
        string[] lines = WrappedText.Of(text, 120, 21, most: 3);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("…", lines[2], StringComparison.Ordinal);
        Assert.False(WrappedText.Fits(text, 120, 21, most: 3));
        Assert.True(WrappedText.Fits("word word", 120, 21, most: 3));
        Assert.True(WrappedText.Fits("not whole from the start…", 120, 21, most: 3));
    }

    [Fact]
    public void No_line_is_wider_than_its_room_and_nothing_is_lost() =>
        Gen.String[Gen.Char["ab cd_ef-差评é."], 0, 60].Sample(text =>
        {
            string[] lines = WrappedText.Of(text, 150, 21, most: 40);
            Assert.All(lines, line => Assert.True(Picture.WidthOf(line, 21) <= 151));
            Assert.Equal(
                text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });
}

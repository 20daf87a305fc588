using GruSentiment.CommandLine.Terminal;

namespace GruSentiment.CommandLine.Tests.Terminal;

public class CutTextTests
{
    [Theory]
    [InlineData("good film", 9, "good film")]
    [InlineData("good film", 8, "good fi…")]
    [InlineData(" good \n\t film ", 9, "good film")]
    [InlineData("很好看的电影", 12, "很好看的电影")]
    [InlineData("很好看的电影", 11, "很好看的电…")]
    [InlineData("很好看的电影", 10, "很好看的…")] // Half a character is none.
    [InlineData("a👍🏽b", 3, "a…")]
    [InlineData("noe\u0308l", 4, "noe\u0308l")]
    [InlineData("", 4, "")]
    [InlineData("ab", 1, "…")]
    public void A_text_takes_no_more_columns_than_there_are(string text, int columns, string shown)
    {
        Assert.Equal(shown, CutText.Of(text, columns));
        Assert.InRange(DisplayWidth.Of(CutText.Of(text, columns)), 0, columns);
    }

    [Fact]
    public void Names_are_padded_by_their_columns()
    {
        Assert.Equal("好评  |", DisplayWidth.PadRight("好评", 6) + "|");
        Assert.Equal("  好评", DisplayWidth.PadLeft("好评", 6));
        Assert.Equal("positive", DisplayWidth.PadRight("positive", 3));
    }
}

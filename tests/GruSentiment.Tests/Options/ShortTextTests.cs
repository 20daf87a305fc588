using GruSentiment.Options;

namespace GruSentiment.Tests.Options;

public class ShortTextTests
{
    [Theory]
    [InlineData("", 0, "", "")]
    [InlineData("abc", 3, "abc", "abc")]
    [InlineData("abcd", 3, "abc…", "abc")]
    [InlineData("ab\U0001F600", 3, "ab…", "ab")]
    [InlineData("ab\U0001F600", 4, "ab\U0001F600", "ab\U0001F600")]
    [InlineData("\U0001F600\U0001F600", 2, "\U0001F600…", "\U0001F600")]
    [InlineData("\U0001F600", 1, "…", "")]
    public void A_text_is_cut_between_characters(string text, int most, string shown, string beginning)
    {
        Assert.Equal(shown, ShortText.Of(text, most));
        Assert.Equal(beginning, ShortText.Beginning(text, most));
    }
}

using CsCheck;
using GruSentiment.Options;

namespace GruSentiment.Tests.Options;

public class QuotedListTests
{
    private static readonly QuotedList s_list = new(",", "id,'last, first'");

    [Theory]
    [InlineData("", "")]
    [InlineData("id", "id")]
    [InlineData(" id , text ", "id|text")]
    [InlineData("id,,text,", "id||text|")]
    [InlineData("'a,b',\"c,d\" ,e", "a,b|c,d|e")]
    [InlineData("'it''s, so',\"a \"\"b\"\"\",don't,a'b,5\"", "it's, so|a \"b\"|don't|a'b|5\"")]
    [InlineData("a;b=c", "a;b=c")]
    public void Items_stand_between_commas_that_are_not_in_quotes(string written, string items) =>
        Assert.Equal(items.Split('|'), s_list.Items(written, ','));

    [Theory]
    [InlineData("id,'a,b", "the quote before \"a,b\" never closes, as it does in id,'last, first'.")]
    [InlineData("\"a\" b,c", "\"b\" follows the quotes of \"a\", expected a comma, as in id,'last, first'.")]
    public void Quotes_that_do_not_hold_a_whole_item_are_refused(string written, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => s_list.Items(written, ',').ToArray()).Message);

    [Fact]
    public void Any_items_can_be_written_and_are_read_back() =>
        Gen.String[Gen.OneOf(Gen.Char["ab,;='\" \t"], Gen.Char), 0, 6].Array[1, 5]
            .Sample(items => Assert.Equal(items, s_list.Items(string.Join(',', items.Select(s_list.Quote)), ',')), seed: "0000KOIPe5t5");
}

using CsCheck;
using GruSentiment.Lettering;

namespace GruSentiment.Tests.Lettering;

public class BidiLineTests
{
    [Theory]
    [InlineData("reviews.csv: 1,000 rows", "reviews.csv: 1,000 rows")]
    [InlineData("影评 12 %", "影评 12 %")]
    [InlineData("reviews_אבג.csv", "reviews_|<אבג|.csv")]
    [InlineData("אבג.csv", "<אבג|.csv")]
    [InlineData("אבג דהו ab", "<אבג דהו| ab")]
    [InlineData("ab אבג 2024 דהו", "ab |< דהו|2024|<אבג ")]
    [InlineData("אבג\u200E: 1,000 rows", "<אבג|\u200E: 1,000 rows")]
    public void A_line_is_read_from_left_to_right_but_for_the_words_that_are_not(string line, string parts) =>
        Assert.Equal(parts, Shown(line));

    [Theory]
    [InlineData("ab", "ab")]
    [InlineData("אבג", "<אבג")]
    [InlineData("אבג 12 %", "< %|12|<אבג ")]
    [InlineData("אבג 12%", "12%|<אבג ")]
    [InlineData("ابج 12%", "<%|12|<ابج ")]
    [InlineData("אבג (good)", "<)|good|<אבג (")]
    [InlineData("good (אבג)", "good (|<אבג|)")]
    [InlineData("5 אבג", "< אבג|5")]
    [InlineData("שָׁלוֹם", "<שָׁלוֹם")]
    [InlineData("אבג 1,5-2", "1,5-2|<אבג ")]
    [InlineData("ابج 1,5-2", "2|<-|1,5|<ابج ")]
    public void A_name_is_read_as_its_first_letter_says(string name, string parts) =>
        Assert.Equal(parts, Shown(BidiLine.Isolated(name)));

    [Fact]
    public void A_name_moves_nothing_around_it()
    {
        Assert.Equal("<אבג|: 1,000 texts", Shown($"{BidiLine.Isolated("אבג")}: 1,000 texts"));
        Assert.Equal("<אבג| 33.3 %", Shown($"{BidiLine.Isolated("אבג")} 33.3 %"));
        Assert.Equal("<אבג|, |<דהו", Shown($"{BidiLine.Isolated("אבג")}, {BidiLine.Isolated("דהו")}"));
        Assert.Equal("<אב…", Shown(BidiLine.Isolated("אבג")[..3] + "…")); // cut before its end
    }

    [Fact]
    public void Only_a_name_that_needs_it_is_marked()
    {
        Assert.Equal("positive 好评", BidiLine.Isolated("positive 好评"));
        Assert.Equal("\u2068אבג\u2069", BidiLine.Isolated("אבג"));
    }

    [Fact]
    public void No_character_is_lost_whatever_the_line()
    {
        Gen<char> letters = Gen.OneOfConst([.. "ab12 .,-+%()אבגابج٣\u05B8\u0301\u200E\u2068\u2069影"]);
        letters.Array[0, 20].Select(line => new string(line)).Sample(line =>
        {
            string shown = string.Concat(BidiLine.Runs(line).Select(run => run.Text));
            Assert.Equal(Visible(line), Visible(shown));
        }, seed: "0000KFdLmrA5");

        static string Visible(string line) => new([.. line.Where(c => c is not ('\u2068' or '\u2069')).Order()]);
    }

    private static string Shown(string line) =>
        string.Join('|', BidiLine.Runs(line).Select(run => (run.RightToLeft ? "<" : "") + run.Text));
}

using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenRangeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" , <br /> ", "")]
    [InlineData("Not  GOOD.", "not=Not|good=GOOD")]
    [InlineData("Ends here<br />and begins", "ends=Ends|here=here|and=and|begins=begins")]
    [InlineData("&lt;br /&gt;fine", "fine=fine")]
    [InlineData("caf&eacute; &#34;ok&#x22;", "café=caf&eacute;|ok=ok")]
    [InlineData("don&#39;t &amp;quot;buy&amp;quot; don&amp;#39;t", "don't=don&#39;t|buy=buy|don't=don&amp;#39;t")]
    [InlineData("good &#128077;&unknown; &; & x", "good=good|👍=&#128077;|unknown=unknown|x=x")]
    [InlineData("re\u0301sume\u0301 \u0415\u0308", "résumé=re\u0301sume\u0301|ё=\u0415\u0308")]
    [InlineData("so\u00ADso \u200Bso\u200B", "soso=so\u00ADso|so=so")]
    [InlineData("ＧＯＯＤ！！！！ ok", "good=ＧＯＯＤ|!!!=！！！！|ok=ok")]
    [InlineData("٣/٥ جميـــلٌ", "3/5=٣/٥|جميل=جميـــلٌ")]
    [InlineData("\uFB2A\u05B8ם", "שם=\uFB2A\u05B8ם")]
    [InlineData("👍🏽👨‍👩‍👧 ❤\uFE0F ok", "👍🏽=👍🏽|👨‍👩‍👧=👨‍👩‍👧|❤=❤\uFE0F|ok=ok")]
    [InlineData("가나 \u1100\u1161\u11A8 か\u3099", "가=가|나=나|각=\u1100\u1161\u11A8|が=か\u3099")]
    [InlineData("\u1100\u1161\u1161", "가=\u1100\u1161|\u1161=\u1161")]
    [InlineData("很好好好好好!", "很=很|好=好|好=好|好=好|!=!")]
    [InlineData("soooooo 1,000,000 8/10", "sooo=soooooo|<number>=1,000,000|8/10=8/10")]
    [InlineData("see http://a.b/c?d=1. me@mail.com @you", "see=see|<url>=http://a.b/c?d=1|<user>=me@mail.com|<user>=@you")]
    [InlineData("ok:-))) f*** ....", "ok=ok|:)=:-)))|f***=f***|...=....")]
    [InlineData("a\uD83Db \uDC4D", "a=a|b=b")]
    public void Each_token_knows_the_word_as_the_user_wrote_it(string text, string ranges) => Assert.Equal(ranges, Ranges(text));

    [Fact]
    public void A_word_that_is_cut_has_the_range_of_the_whole_word()
    {
        string word = string.Concat(Enumerable.Repeat("ab", 100));
        Assert.Equal($"{word[..64]}={word}|end=end", Ranges(word + " end"));
    }

    [Fact]
    public void Marks_beyond_the_thirtieth_belong_to_the_word()
    {
        string word = "e" + new string('\u0301', 50);
        Assert.Equal($"é\u0301\u0301\u0301={word}|ok=ok", Ranges($"{word} ok"));
    }

    [Fact]
    public void The_range_counts_from_the_texts_beginning()
    {
        LocatedToken[] expected = [new("é", 1, 8), new("👍", 12, 2), new("x", 15, 1)];
        Assert.Equal(expected, Tokenizer.Locate(" &eacute;\u200B\n\n👍 x"));
    }

    private static string Ranges(string text) =>
        string.Join('|', Tokenizer.Locate(text).Select(found => $"{found.Token}={text.Substring(found.Start, found.Length)}"));
}

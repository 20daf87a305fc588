using System.Diagnostics;
using CsCheck;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenizerProperties
{
    private static readonly Gen<string> Piece = Gen.OneOfConst(
        "word", "Don’t", "sooooo", "10/10", "1,000", "2nd", "!", "?", "...", "…", "<br />", "<", ">", "&amp;", "&", ";", "@user", "@",
        "http://a.b/c", "www.", "x@y.z", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "\u200D", "\uFE0F", "e\u0301", "\u0301", "哈哈", "한", "ｆ",
        "\uD83D", "\uDC4D", "\u0130", " ", "\n", "'", "*", "$", "~", ":", ")", "(", "-", "_", "^", "3",
        "İ", "ß", "\\n", "★", "<user>", "\0", "\u0E40", "\u0E01", "\u0E49", "\u0E33", "\u0E32", "\u0EC0", "\u0E81", "\u1780", "\u17D2",
        "\u1000", "\u1039", "\u103A", "\u1037", "\u0628", "\u064E", "\u0640", "\u05D0", "\u05B8", "\uFB2A", "\u0665", "\u200C", "\u200B",
        "\u0915", "\u094D");

    private static readonly Gen<string> Texts = Gen.OneOf(Piece.Array[0, 30].Select(string.Concat), Gen.String);

    private static readonly Gen<(string, string)> PiecesWithoutMarkup = Gen.Select(Piece, Piece).Where((a, b) => !(a + b).Contains('<'));

    [Fact]
    public void Any_text_gives_tokens_that_are_bounded_and_hold_no_white_space() => Texts.Sample(text =>
    {
        foreach (string token in Tokenizer.Tokenize(text))
        {
            Assert.InRange(token.Length, 1, Tokenizer.MaxTokenLength);
            Assert.DoesNotContain(token, char.IsWhiteSpace);
            Assert.DoesNotContain(token, char.IsControl);
            Assert.True(token.IsNormalized());
        }
    }, seed: "0000KFdLmrA5");

    [Fact]
    public void Tokens_read_again_are_the_same_tokens() => Texts.Sample(text =>
    {
        List<string> once = Tokenizer.Tokenize(text);
        Assert.Equal(once, Tokenizer.Tokenize(string.Join(' ', once)));
    }, seed: "0000KFdLmrA5");

    [Fact]
    public void A_space_between_texts_keeps_their_tokens_apart() => PiecesWithoutMarkup.Sample((a, b) =>
        Assert.Equal([.. Tokenizer.Tokenize(a), .. Tokenizer.Tokenize(b)], Tokenizer.Tokenize(a + " \n " + b)), seed: "0000KFdLmrA5");

    [Theory]
    [MemberData(nameof(Megabytes))]
    public void A_megabyte_takes_linear_time(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        int longest = 0;
        foreach (ReadOnlySpan<char> token in Tokenizer.Enumerate(text))
            longest = Math.Max(longest, token.Length);

        Assert.InRange(longest, 0, Tokenizer.MaxTokenLength);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5); // Some 0.05 s; quadratic would be minutes.
    }

    public static TheoryData<string> Megabytes => [
        "a", "ab", "é", "<", "<a ", "<!--", "<3", "&", "&amp", "&#x41;", "&amp;amp;", "@", "a@", "a@b.", "\u0301", "a\u0301",
        "\u0316\u0301", "😀\u0316\u0301", "👍", "👍\u200D", "👍🏽", "哈", "\u0E01\u0E31", "\u200D",
        "\u1780\u17D2", "\u1000\u103A", "\u1000\u1039", "\u0E40", "\u0640", "\u0665", "\uFB2A", "!", "?!", "(",
        ":", ":d", "a:(", "=(", "^^", "*", "a*", "1", "1,", "1/", "1.", "1,111", "http://", "www.a", "'a", "\\", ".", "…", "$"];
}

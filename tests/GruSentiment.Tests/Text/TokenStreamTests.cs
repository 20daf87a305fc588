using CsCheck;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenStreamTests
{
    private static readonly Vocabulary s_vocabulary = new(["<pad>", "<unk>", "good", "br", "b", "a", "!", "x"]);

    /// <summary>All that looks beyond a space, or might: tags, comments, references, marks, joiners, runs, halves of pairs.</summary>
    private static readonly Gen<string> s_fragment = Gen.OneOfConst(
        "good", "a", "x", "<", ">", "<br", "/>", "<br />", "</b", "<a", "href=", "=", "\"x\"", "<!--", "-->", "<!", "<?", "<b/", "!",
        "/", "<!-- a", "<3", "</3", "<url", "<user>", "&", "&amp;", "&lt;", "&gt;", "lt;", "gt;", "&#", "&#6", "&# 60", "0", "5",
        "60 ;", "60;", "; ", ";", "+", "-", "#", "&amp;#", "&#38;", "&#38;#", "&amp;lt;br", "&#32;", "&#9;", "&#x3C;", "&#xD83D;",
        "&#128512;", "&#769;", "&amp;amp;", "\0", "&#0;", "e", "\u0301", "\u0308", "\u200D", "\uFE0F", "👍", "👍🏽", "\uD83D", "\uDC4D",
        "哈", "哈哈", "...", ".", "…", "***", "*", "f", "@", "@user", "x@y", ".z", "http://a.b", "www.", ":", ")", "(", ":)", "-_-", "10",
        "/10", "1,", "000", "'", "don't", "$", "~", "\\n", "★", "\u0640", "\u0E40", "\u0E01", "\u1780\u17D2", "\uFF1C", "\uFF1E", " ",
        "\t", "\n", "\v", "\r", "\u00A0", "\u2028");

    private static readonly Gen<string[]> s_pieces = Gen.OneOf(
        s_fragment.Array[0, 5].Select(string.Concat), s_fragment, Gen.String[0, 6]).Array[0, 12];

    [Fact]
    public void After_each_piece_the_tokens_are_those_of_all_that_came() => s_pieces.Sample(
        AssertEqualToWhole, iter: 40_000, seed: "0000STREAM01", print: pieces => string.Join('|', pieces.Select(Escaped)));

    [Theory]
    [InlineData("<!-- ", 700)]
    [InlineData("<b x ", 400)]
    [InlineData("<!-- <b x", 300)]
    [InlineData("<a href=good", 300)]
    [InlineData("&#6 ", 300)]
    [InlineData("&amp;#6 5", 300)]
    [InlineData("&# ", 300)]
    [InlineData("good", 300)]
    [InlineData("", 1500)]
    [InlineData(" ", 800)]
    [InlineData("          ", 300)]
    public void What_is_open_stays_so_for_a_bounded_length(string piece, int times)
    {
        string[] beginning = string.IsNullOrWhiteSpace(piece) ? ["&#6"] : [];
        string[] pieces = [.. beginning, .. Enumerable.Repeat(piece, times), "good", "-->", "good", "/>", "good"];
        AssertEqualToWhole(pieces);
        Assert.InRange(MostHeld(pieces), 0, 1_100);
    }

    [Theory]
    [InlineData("&#6", ";")]
    [InlineData("&#6", "5;")]
    [InlineData("<b x=\"&#6", ";\">")]
    [InlineData("<!-- &amp;#6", "; -->")]
    public void A_reference_stays_open_through_any_white_space(string first, string last)
    {
        foreach (int spaces in (int[])[900, 1_010, 1_022, 1_500])
            AssertEqualToWhole([first, .. Enumerable.Repeat("", spaces), last, "good", "-->", "a"]);
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\0 \0")]
    public void A_reference_of_zero_bytes_is_text_when_it_is_longer_than_a_tag(string piece)
    {
        AssertEqualToWhole(["&#6", .. Enumerable.Repeat(piece, 200), "good"]);
        Assert.InRange(MostHeld(["&#6", .. Enumerable.Repeat(piece, 3_000), "good"]), 500, 1_100);
    }

    [Theory]
    [InlineData("a <br", "/> good", "a br", "a good")]
    [InlineData("a <b", "x", "a b", "a b x")]
    [InlineData("a <!--", "x --> good", "a !", "a good")]
    [InlineData("x &#97", "; good", "x 97", "x a good")]
    public void What_may_become_a_tag_counts_as_text_until_it_is_one(string first, string second, string before, string after)
    {
        Assert.Equal(before.Split(' '), Tokenizer.Tokenize(first));
        Assert.Equal(after.Split(' '), Tokenizer.Tokenize($"{first} {second}"));
        AssertEqualToWhole([first, second]);
    }

    [Fact]
    public void Plain_text_is_settled_with_each_word()
    {
        var stream = new TokenStream(s_vocabulary, hashes: true);
        foreach (string word in (string[])["good", "a", "it's", "&amp;", "<3", "don't", "1 < 2", "a>b", "<br/>"])
        {
            stream.Push(word);
            Assert.Equal(stream.Tokens.Count, stream.Settled);
        }
    }

    [Fact]
    public void The_next_text_knows_nothing_of_the_last()
    {
        var stream = new TokenStream(s_vocabulary, hashes: true);
        foreach (string last in (string[])["<!-- a", "&#6", "good"])
        {
            stream.Push(last);
            stream.Reset();
            Assert.Empty(stream.Tokens);
            stream.Push("-->");
            stream.Push("5;");
            Assert.Equal(new StreamedToken(Vocabulary.UnknownId, NgramHasher.HashOf("5"), []), Assert.Single(stream.Tokens));
            stream.Reset();
        }
    }

    private static int MostHeld(string[] pieces)
    {
        var stream = new TokenStream(s_vocabulary, hashes: false);
        int most = 0;
        foreach (string piece in pieces)
        {
            stream.Push(piece);
            most = Math.Max(most, stream.Held);
        }
        return most;
    }

    private static void AssertEqualToWhole(string[] pieces)
    {
        var stream = new TokenStream(s_vocabulary, hashes: true);
        var settled = new List<StreamedToken>();
        for (int i = 0; i < pieces.Length; i++)
        {
            stream.Push(pieces[i]);
            string whole = string.Join(' ', pieces[..(i + 1)]);
            Assert.Equal(Tokens(whole), [.. settled, .. stream.Tokens]);
            settled.AddRange(stream.Tokens.Take(stream.Settled));
        }
    }

    private static IEnumerable<StreamedToken> Tokens(string text) => Tokenizer.Tokenize(text)
        .Select(token => new StreamedToken(s_vocabulary.IdOf(token), NgramHasher.HashOf(token), []));

    private static string Escaped(string piece) => string.Concat(piece.Select(c => c is > ' ' and < '\x7F' ? $"{c}" : $"\\u{(int)c:X4}"));
}

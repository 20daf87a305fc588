using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsCheck;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TokenRangeProperties
{
    private static readonly Gen<string> s_piece = Gen.OneOfConst(
        "word", "Don’t", "sooooo", "10/10", "1,000", "2nd", "!", "...", "<br />", "<", ">", "&amp;", "&", ";", "&#", "x41;", "&eacute;",
        "&amp;eacute;", "&#x301;", "&#769;", "&#128077;", "&#55357;", "&nbsp;", "&AMP;", "&lt;", "&#x110000;", "&#99999999999;", "&# 65;",
        "@user", "http://a.b/c", "x@y.z", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "\u200D", "\uFE0F",
        "e\u0301", "\u0301", "\u0316", "\u20DD", "哈哈", "한",
        "ｆ", "\uD83D", "\uDC4D", "İ", " ", "\n", "'", "*", ":", ")", "-", "3", "★", "\0", "\uFFFF", "\u0E40", "\u0E01", "\u0E33",
        "\u1780", "\u17D2", "\u1025", "\u102E", "\u1039", "\u0628", "\u064E", "\u0640", "\u05D0", "\u05B8", "\uFB2A", "\u0665", "\u1100",
        "\u1161", "\u11A8", "가", "각", "か", "\u3099", "\u0344", "\u0958", "\u0915", "\u094D", "\u212B", "\uFA10", "\U00011099",
        "\U000110BA", "\U000E0100", "\U0001D15E", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    private static readonly Gen<string> s_texts = Gen.OneOf(s_piece.Array[0, 30].Select(string.Concat), Gen.String);

    [Fact]
    public void Tokens_with_ranges_are_the_tokens_without() => s_texts.Sample(
        text => Assert.Equal(Tokenizer.Tokenize(text), Tokenizer.Locate(text).Select(found => found.Token)),
        iter: 20_000, seed: "0000RANGES01");

    [Fact]
    public void A_text_mapped_is_the_plain_text() => s_texts.Sample(
        text => Assert.Equal(PlainText.IsPlain(text) ? text : PlainText.From(text), PlainText.Map(text).Units),
        iter: 20_000, seed: "0000RANGES02");

    [Fact]
    public void Ranges_ascend_lie_in_the_text_and_part_no_surrogate_pair() => s_texts.Sample(text =>
    {
        int end = 0;
        foreach (LocatedToken found in Tokenizer.Locate(text))
        {
            Assert.InRange(found.Start, end, text.Length);
            Assert.InRange(found.Length, 1, text.Length - found.Start);
            end = found.Start + found.Length;
            AssertNoPairAt(text, found.Start);
            AssertNoPairAt(text, end);
        }
    }, iter: 50_000, seed: "0000RANGES03");

    [Fact]
    public void A_range_read_alone_is_its_token() => s_piece.Array[1, 10].Sample(pieces =>
    {
        string text = string.Join(' ', pieces);
        foreach (LocatedToken found in Tokenizer.Locate(text))
            Assert.Equal(found.Token, Tokenizer.Tokenize(text.AsSpan(found.Start, found.Length)).FirstOrDefault());
    }, iter: 5_000, seed: "0000RANGES04");

    [Fact]
    public void No_segment_begins_with_a_character_that_composes_with_one_before()
    {
        var second = new HashSet<int>();
        foreach (Rune rune in AllRunes())
        {
            string parts = rune.ToString().Normalize(NormalizationForm.FormD);
            if (parts.EnumerateRunes().Count() > 1)
                second.Add(parts.EnumerateRunes().Last().Value);
        }
        foreach (Rune rune in AllRunes())
        {
            int first = rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().First().Value;
            if (second.Contains(first) && first is not (>= 0x1161 and <= 0x1175 or >= 0x11A8 and <= 0x11C2))
                Assert.False(MappedComposition.BeginsSegment("a" + rune, 1), rune.Value.ToString("X4", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("&amp;lt;")]
    [InlineData("&a")]
    [InlineData("e\u0301\u0316")]
    [InlineData("\u1100\u1161\u11A8")]
    [InlineData("好")]
    [InlineData("👍🏽")]
    [InlineData("\U00016D67")]
    [InlineData("\u0640")]
    public void A_megabyte_takes_linear_time(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var clock = Stopwatch.StartNew();
        List<LocatedToken> tokens = Tokenizer.Locate(text);

        Assert.Equal(Tokenizer.Tokenize(text).Count, tokens.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5); // Some 0.2 s; quadratic would be minutes.
    }

    private static IEnumerable<Rune> AllRunes() => Enumerable.Range(0, 0x110000).Where(Rune.IsValid)
        .Where(value => (value & 0xFFFE) != 0xFFFE).Select(value => new Rune(value));

    private static void AssertNoPairAt(string text, int place) => Assert.False(
        place > 0 && place < text.Length && char.IsSurrogatePair(text[place - 1], text[place]), $"A range parts a pair at {place}.");
}

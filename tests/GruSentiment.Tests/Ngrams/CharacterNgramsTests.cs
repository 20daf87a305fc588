using CsCheck;
using GruSentiment.Ngrams;

namespace GruSentiment.Tests.Ngrams;

public class CharacterNgramsTests
{
    private const int Bits = 20;

    private static readonly Gen<string> s_token = Gen.OneOf(
        Gen.String, Gen.Char["abc\u00E4\u0131<>\uD83D\uDC4D"].Array[0, 90].Select(letters => new string(letters)));

    [Fact]
    public void Buckets_are_those_of_a_slow_and_plain_way() =>
        Gen.Select(s_token, Gen.Int[3, 6]).Sample(
            (token, longest) => Assert.Equal(Slow(token, longest), Ngrams(longest).BucketsOf(token)),
            iter: 2000, seed: "0000CHARS001", threads: 1);

    [Fact]
    public void A_bucket_is_the_same_on_every_machine() =>
        Assert.Equal([41787, 237662, 298235, 598222, 908434], Ngrams(4).BucketsOf("gut"));

    [Theory]
    [InlineData("", 6, 0)]
    [InlineData("a", 6, 0)] // Between its marks it is the whole word.
    [InlineData("ab", 6, 2)] // The beginning and the ending.
    [InlineData("abc", 3, 3)]
    [InlineData("abc", 6, 5)] // Three of three, two of four.
    [InlineData("\uD83D\uDC4D\uD83D\uDC4D", 6, 2)] // Two signs, each of two UTF-16 units.
    [InlineData("aaaaaa", 3, 3)]
    public void Each_run_of_three_and_more_characters_has_one_but_not_the_whole_word(string token, int longest, int count) =>
        Assert.Equal(count, Ngrams(longest).BucketsOf(token).Length);

    [Fact]
    public void A_mark_is_no_letter()
    {
        CharacterNgrams ngrams = Ngrams(3);
        Assert.Empty(ngrams.BucketsOf("<ab>").Intersect(ngrams.BucketsOf("ab")));
    }

    [Fact]
    public void A_word_shares_those_of_its_stem()
    {
        CharacterNgrams ngrams = Ngrams(5);
        int[] stem = ngrams.BucketsOf("freund"), word = ngrams.BucketsOf("freundlichen");
        Assert.Equal(12, stem.Intersect(word).Count()); // <fr, fre, …, <freu, freun, reund: all but those with the mark behind.
    }

    [Fact]
    public void Of_a_long_token_only_the_first_characters_are_read()
    {
        string start = string.Concat(Enumerable.Range(0, 64).Select(i => (char)('a' + i)));
        CharacterNgrams ngrams = Ngrams(6);
        int[] buckets = ngrams.BucketsOf(start + "xyz");
        Assert.Equal(buckets, ngrams.BucketsOf(start + new string('q', 100_000)));
        Assert.NotEqual(buckets, ngrams.BucketsOf(start));
        Assert.Equal(63 + 62 + 61 + 60, buckets.Length);
    }

    [Fact]
    public void Those_of_a_text_are_those_of_its_tokens_each_once()
    {
        CharacterNgrams ngrams = Ngrams(5);
        string[] tokens = ["gute", "gutes", "gute", "!", "b\u00FCcher"];
        int[][] ofTokens = [.. tokens.Select(token => ngrams.BucketsOf(token))];
        Assert.Equal(ofTokens.SelectMany(buckets => buckets).Distinct().Order(), ngrams.BucketsOf(ofTokens));
    }

    [Fact]
    public void No_token_has_more_than_its_length_allows() =>
        Gen.Select(s_token, Gen.Int[3, 6]).Sample(
            (token, longest) => Ngrams(longest).BucketsOf(token).Length <= CharacterNgrams.MostOf(token, longest), iter: 500);

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, null)]
    [InlineData(6, null)]
    [InlineData(-1, "CharNgrams is -1; it must be 0 (none) or from 3 to 6 characters.")]
    [InlineData(2, "CharNgrams is 2; it must be 0 (none) or from 3 to 6 characters.")]
    [InlineData(7, "CharNgrams is 7; it must be 0 (none) or from 3 to 6 characters.")]
    public void Lengths_are_none_or_three_to_six(int characters, string? fault) =>
        Assert.Equal(fault, new NgramOptions { CharNgrams = characters }.Faults().SingleOrDefault()?.ToString());

    [Fact]
    public void Without_an_ngram_model_there_are_none()
    {
        Assert.Null(new NgramHasher(new NgramOptions { Order = 0, CharNgrams = 5 }).Characters);
        Assert.Null(new NgramHasher(new NgramOptions { Order = 2 }).Characters);
        Assert.NotNull(new NgramHasher(new NgramOptions { Order = 1, CharNgrams = 5 }).Characters);
    }

    private static CharacterNgrams Ngrams(int longest) => new(new NgramOptions { CharNgrams = longest, Bits = Bits });

    private static int[] Slow(string token, int longest)
    {
        var read = new List<int>();
        for (int i = 0; i < token.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(token[i]) && i + 1 < token.Length && char.IsLowSurrogate(token[i + 1]);
            read.Add(isPair ? char.ConvertToUtf32(token, i++) : token[i]);
        }
        read = read.Count > 64 ? [0x110000, .. read.Take(64)] : [0x110000, .. read, 0x110001];
        IEnumerable<int> buckets =
            from length in Enumerable.Range(3, longest - 2)
            from start in Enumerable.Range(0, Math.Max(0, read.Count - length + 1))
            where length < read.Count
            select Bucket(read.GetRange(start, length));
        return [.. buckets.Distinct().Order()];
    }

    private static int Bucket(IEnumerable<int> characters)
    {
        UInt128 hash = 0x9E3779B97F4A7C15;
        foreach (int character in characters)
            hash = (hash ^ (uint)character) * 1099511628211 % (UInt128.One << 64);
        foreach (ulong factor in (ulong[])[0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53])
            hash = (hash ^ (hash >> 33)) * factor % (UInt128.One << 64);
        return (int)((hash ^ (hash >> 33)) >> (64 - Bits));
    }
}

using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Text;

public class TextEncoderTests
{
    private static readonly Vocabulary s_vocabulary = new(["<pad>", "<unk>", "good", "bad", "not"]);

    [Theory]
    [InlineData("", 3, "1")]
    [InlineData("not good", 3, "4 2")]
    [InlineData("not bad film not", 3, "4 3 1")]
    [InlineData("not bad", 1, "4")]
    [InlineData("好 \uFB2C\uFB2C 👍", 100, "1 1 1")]
    public void Ids_are_those_of_the_vocabulary_with_ngrams_and_without(string text, int maxLength, string ids)
    {
        int[] without = new TextEncoder(s_vocabulary, maxLength, ngrams: null).Encode(text).Ids;
        int[] with = new TextEncoder(s_vocabulary, maxLength, new NgramOptions { Bits = 12 }).Encode(text).Ids;

        Assert.Equal(ids, string.Join(' ', without));
        Assert.Equal(ids, string.Join(' ', with));
    }

    [Theory]
    [InlineData("not good", 3, 1f)]
    [InlineData("not good film", 3, 2 / 3f)]
    [InlineData("film soup", 3, 0f)]
    [InlineData("film film good", 2, 0f)]
    [InlineData("good film film", 1, 1f)]
    [InlineData("", 3, 0f)]
    [InlineData(" \n\t", 3, 0f)]
    [InlineData("<br /> ,", 3, 0f)]
    public void Known_is_the_share_of_the_kept_tokens_that_the_vocabulary_has(string text, int maxLength, float known)
    {
        Assert.Equal(known, new TextEncoder(s_vocabulary, maxLength, ngrams: null).Encode(text).Known);
        Assert.Equal(known, new TextEncoder(s_vocabulary, maxLength, new NgramOptions { Bits = 12 }).Encode(text).Known);
    }

    [Fact]
    public void Ngrams_are_taken_beyond_the_maximum_length()
    {
        var encoder = new TextEncoder(s_vocabulary, 1, new NgramOptions { Order = 1, Bits = 20 });

        Assert.Equal(3, encoder.Encode("good bad not").Ngrams.Length);
    }

    [Fact]
    public void Ngrams_of_characters_are_those_of_all_tokens_on_any_thread_and_beside_the_same_ngrams_of_tokens()
    {
        var options = new NgramOptions { Order = 2, Bits = 16, CharNgrams = 5 };
        var ngrams = new CharacterNgrams(options);
        var encoder = new TextEncoder(s_vocabulary, 2, options);
        var without = new TextEncoder(s_vocabulary, 2, options with { CharNgrams = 0 });
        string long1 = new('x', 2000), long2 = new string('x', 1000) + "y";
        string[] texts = ["", "good", "unbelievably good, goods!", $"{long1} {long2}", "\u4E0D\u597D gooood", "good bad not good"];
        Parallel.For(0, 600, i =>
        {
            string text = $"{texts[i % texts.Length]} number{i}";
            EncodedText encoded = encoder.Encode(text);
            IEnumerable<int> expected = Tokenizer.Tokenize(text).SelectMany(token => ngrams.BucketsOf(token)).Distinct().Order();
            Assert.Equal(expected, encoded.Characters);
            Assert.Equal(without.Encode(text).Ngrams, encoded.Ngrams);
            Assert.Empty(without.Encode(text).Characters);
        });
    }

    [Fact]
    public void No_character_is_more_than_two_tokens()
    {
        for (int character = 1; character <= 0x10FFFF; character++)
        {
            if (character is >= 0xD800 and <= 0xDFFF)
                continue;
            string text = char.ConvertFromUtf32(character);
            int tokens = 0;
            foreach (ReadOnlySpan<char> _ in Tokenizer.Enumerate(text))
                tokens++;
            Assert.True(tokens <= Vocabulary.MostIds(text, 100), $"U+{character:X4}: {tokens} tokens");
        }
    }
}

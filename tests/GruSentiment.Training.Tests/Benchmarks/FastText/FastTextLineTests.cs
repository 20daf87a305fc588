using GruSentiment.Benchmarks.FastText;
using GruSentiment.Tests;
using GruSentiment.Text;

namespace GruSentiment.Training.Tests.Benchmarks.FastText;

public class FastTextLineTests
{
    [Fact]
    public void A_class_is_written_by_its_number_and_read_back()
    {
        Assert.Equal("__label__12 a fine place", FastTextLine.Of(12, "a fine place"));
        Assert.Equal(12, FastTextLine.LabelOf("__label__12"));
    }

    [Fact]
    public void An_answer_without_a_label_is_no_class() => Assert.Equal(-1, FastTextLine.LabelOf(""));

    [Fact]
    public void A_file_begins_with_the_first_label()
    {
        using var directory = new TemporaryDirectory();
        FastTextLine.Write(directory.File("lines.txt"), ["__label__0 brüh 好", "__label__1 b"]);
        Assert.Equal("__label__0 brüh 好\n__label__1 b\n"u8.ToArray(), File.ReadAllBytes(directory.File("lines.txt")));
    }

    [Theory]
    [InlineData("__label__1 good\u00A0\u3000bad\u2028worse\n\tend\u0085x\0y")]
    [InlineData("<p>__label__0</p>_ __a__ </s> f__k a__label__b")]
    public void No_token_holds_white_space_or_passes_for_a_label(string text)
    {
        foreach (string token in Tokenizer.Tokenize(text))
        {
            Assert.DoesNotContain(token, letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
            Assert.False(token.StartsWith("__label__", StringComparison.Ordinal) || token == "</s>", token);
        }
    }
}

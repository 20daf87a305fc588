using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tests.Files;

public class WordReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one two", "one|two|;")]
    [InlineData("one two\n", "one|two|;")]
    [InlineData(" one\t\ttwo \v\f\n", "one|two|;")]
    [InlineData("one\r\ntwo\rthree\n\n\r\n", "one|;two|;three|;;;")]
    [InlineData("one\r", "one|;")]
    [InlineData("one\n ", "one|;;")]
    [InlineData("it's \u00A0x\u2028y \u3000.", "it's|\u00A0x\u2028y|\u3000.|;")]
    public void Words_stand_between_white_space_and_lines_end(string text, string expected)
    {
        foreach (int piece in (int[])[1, 2, 3, 100])
            Assert.Equal(expected, string.Concat(Words(new Pieces(text, piece))));
    }

    [Fact]
    public void A_word_is_handed_on_before_more_is_read()
    {
        var events = new List<string>();
        foreach (string? word in new WordReader(new Pieces("one two\n", 4), "here").Words(() => events.Add("wait"), CancellationToken.None))
            events.Add(word ?? "end");
        Assert.Equal(["wait", "one", "wait", "two", "end", "wait"], events);
    }

    [Fact]
    public void A_word_that_is_too_long_is_refused_with_its_place()
    {
        var reader = new WordReader(new StringReader("one\n1234567890 12345678901"), "here", longest: 10);
        Assert.Equal(
            "here, line 2: has a word of more than 10 characters; words with spaces between were expected.",
            Assert.Throws<DataException>(() => reader.Words(() => { }, CancellationToken.None).ToList()).Message);
    }

    [Fact]
    public void A_wait_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        IEnumerable<string?> words = new WordReader(new StringReader("one two"), "here").Words(cancellation.Cancel, cancellation.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => words.ToList());
    }

    private static IEnumerable<string> Words(TextReader text) =>
        new WordReader(text, "here").Words(() => { }, CancellationToken.None).Select(word => word is null ? ";" : $"{word}|");

    /// <summary>A text that comes in pieces, as a pipe's does.</summary>
    private sealed class Pieces(string text, int most) : StringReader(text)
    {
        public override int Read(char[] buffer, int index, int count) => base.Read(buffer, index, Math.Min(count, most));

        public override int Read(Span<char> buffer) => base.Read(buffer[..Math.Min(buffer.Length, most)]);
    }
}

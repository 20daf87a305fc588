using GruSentiment.Encoders;
using GruSentiment.Training.Comparisons;

namespace GruSentiment.Training.Tests.Comparisons;

public class EncoderListTests
{
    [Fact]
    public void Names_are_read_in_their_order_and_written_back()
    {
        var list = EncoderList.Parse("lstm, GRU");
        Assert.Equal([EncoderKind.Lstm, EncoderKind.Gru], list.Kinds);
        Assert.Equal("lstm,gru", list.ToString());
        Assert.Equal(EncoderList.Parse("lstm,gru"), list);
    }

    [Theory]
    [InlineData("gru,bert", "\"bert\" is none of gru, lstm, rnn, transformer, cnn, mean.")]
    [InlineData("gru,,lstm", "\"\" is none of gru, lstm, rnn, transformer, cnn, mean.")]
    [InlineData("gru,lstm,gru", "\"gru\" stands there twice.")]
    public void What_is_no_list_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => EncoderList.Parse(text)).Message);
}

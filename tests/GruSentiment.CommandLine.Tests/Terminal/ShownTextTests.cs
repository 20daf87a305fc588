using System.Text.Json;
using GruSentiment.CommandLine.Terminal;

namespace GruSentiment.CommandLine.Tests.Terminal;

public class ShownTextTests
{
    [Theory]
    [InlineData("caf\u00e9 \U0001F600 \u05d0\u200f\ttab\nline\r\nline\r\n", "caf\u00e9 \U0001F600 \u05d0\u200f\ttab\nline\r\nline\r\n")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("\a\b\0\u007f\u009b1m", "\\u0007\\u0008\\u0000\\u007f\\u009b1m")]
    [InlineData("over\rwritten\r", "over\\u000dwritten\\u000d")]
    [InlineData("\u202eevil\u202c \u2066a\u2069", "\\u202eevil\\u202c \\u2066a\\u2069")]
    public void What_a_terminal_obeys_is_shown_instead(string text, string expected)
    {
        Assert.Equal(expected, ShownText.Of(text));
        var output = new StringWriter { NewLine = "\n" };
        using (var writer = new ShownWriter(output))
        {
            writer.WriteLine(text);
            writer.Write(text.AsSpan());
            writer.Write(text);
        }
        Assert.Equal($"{expected}\n{expected}{expected}", output.ToString());
    }

    [Fact]
    public void Json_says_the_same_afterwards()
    {
        string json = JsonSerializer.Serialize("a\u001b\u202e\u009b\u007f", s_relaxed);
        Assert.Equal("a\u001b\u202e\u009b\u007f", JsonSerializer.Deserialize<string>(ShownText.Of(json)));
    }

    private static readonly JsonSerializerOptions s_relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

using CsCheck;
using GruSentiment.Data.Reviews;

namespace GruSentiment.Data.Tests.Reviews;

public class SampleTextTests
{
    [Theory]
    [InlineData("A fine lamp, and cheap.", "A fine lamp, and cheap.")]
    [InlineData(" A fine\r\n\tlamp\u200B \u202Eand\0 cheap ", "A fine lamp and cheap")]
    [InlineData("- the \"best\" lamp!!! costs $5\\", "the best lamp costs 5")]
    [InlineData("@shop 100% `good`", "shop 100 good")]
    [InlineData("It doesn't do what the box says that it does, and it came too late",
        "It doesn't do what the box says that it does, and it came")]
    [InlineData("คุณภาพดีมากๆ ใช้ง่าย", "คุณภาพดีมากๆ ใช้ง่าย")]
    [InlineData("می\u200Cخواهم دوباره بخرم", "می\u200Cخواهم دوباره بخرم")]
    [InlineData("!!!", null)]
    [InlineData("", null)]
    public void A_text_is_one_short_line_that_a_shell_takes(string text, string? sample) => Assert.Equal(sample, Of(text));

    [Fact]
    public void A_text_without_spaces_is_cut_between_characters()
    {
        Assert.Equal(string.Concat(Enumerable.Repeat("灯很好", 20)), Of(string.Concat(Enumerable.Repeat("灯很好", 30))));
        Assert.Equal(string.Concat(Enumerable.Repeat("น้ำ", 20)), Of(string.Concat(Enumerable.Repeat("น้ำ", 30))));
        Assert.Equal("a" + string.Concat(Enumerable.Repeat("😀", 29)), Of("a" + string.Concat(Enumerable.Repeat("😀", 40))));
    }

    [Fact]
    public void The_first_whole_text_that_needs_no_change_is_taken()
    {
        Assert.Equal("A lamp as it should be", Of("Great!", "Ok", "\"Fine\" lamp", "A lamp as it should be", "The lamp is broken"));
        Assert.Equal("Great", Of("!", "Great!", "Ok", "Bad"));
        Assert.Equal("Ok", Of("\"Great\"", "Ok", "Bad"));
    }

    [Fact]
    public void A_file_is_not_looked_at_to_its_end() =>
        Assert.Equal("Ok", Of(["Ok", .. Enumerable.Repeat("Bad", 199), "A lamp as it should be", "Bad", "A lamp as it should be"]));

    [Fact]
    public void Any_text_gives_a_sample_that_is_safe() => Gen.String.Sample(text =>
    {
        string sample = Of(text) ?? "TEXT";
        Assert.InRange(sample.Length, 1, SampleText.MaxLength);
        Assert.DoesNotContain(sample, c => char.IsControl(c) || "\"$`\\!".Contains(c, StringComparison.Ordinal));
        Assert.DoesNotContain(sample[0], "-@");
    }, seed: "0000KFdLmrA5");

    private static string? Of(params string[] texts)
    {
        var sample = new SampleText();
        foreach (string text in texts)
            sample.Consider(text);
        return sample.Text;
    }
}

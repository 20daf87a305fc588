using System.Globalization;
using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Tests.Options;

public class UserMessageTests
{
    [Fact]
    public void An_option_is_named_as_its_reader_does()
    {
        UserMessage message = $"{ModelOptions.HiddenDimOption} is {-3}; try {ModelOptions.HiddenDimOption.To(64)}.";
        Assert.Equal("HiddenDim is -3; try HiddenDim = 64.", message.ToString());
        Assert.Equal("--hidden-dim is -3; try --hidden-dim 64.", message.ToString(Flag));

        static string Flag(OptionMention mention) => $"--{mention.Option.Name}" + (mention.Value is null ? "" : $" {mention.Value}");
    }

    [Fact]
    public void Text_within_it_is_data()
    {
        string text = "{0} --hidden-dim {";
        Assert.Equal("found {0} --hidden-dim { and 1", ((UserMessage)$"found {text} and {1}").ToString());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Numbers_are_written_alike_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            UserMessage message = $"{1234567:N0} and {0.5} and {-1}";
            Assert.Equal("1,234,567 and 0.5 and -1", message.ToString());
            Assert.Equal("a 0.25", new GruSentimentException($"a {0.25}").Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_message_within_a_message_keeps_its_options()
    {
        UserMessage inner = $"lower {ModelOptions.LayersOption}";
        UserMessage outer = $"too deep; {inner}.";
        Assert.Equal("too deep; lower LAYERS.", outer.ToString(mention => mention.Option.Unit));
    }
}

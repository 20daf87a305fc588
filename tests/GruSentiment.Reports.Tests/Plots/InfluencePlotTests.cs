using GruSentiment.Data.Influence;
using GruSentiment.Reports.Plots;

namespace GruSentiment.Reports.Tests.Plots;

public class InfluencePlotTests
{
    [Theory]
    [InlineData(1, 1, 314)]
    [InlineData(2, 15, 1262)]
    [InlineData(3, 40, 1790)]
    [InlineData(20, 3, 1550)]
    public void Words_and_phrases_of_the_classes_stand_one_below_the_other(int classes, int texts, int height)
    {
        ClassInfluence[] all = [.. Enumerable.Range(1, classes).Select(i => new ClassInfluence($"class {i}", Texts(texts), Texts(texts)))];
        var png = new Png(stream => InfluencePlot.Write(stream, all, "reviews.csv", "400 rows"));
        Assert.Equal((1200, height), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 0, 0, 1200, height) > 1000);
        Assert.Equal(classes == 2, png.Count(0xD55E00, 0, 0, 1200, height) > 1000);
    }

    [Fact]
    public void A_bar_is_as_long_as_the_influence()
    {
        ClassInfluence one = new("positive", [new("great", 4, 8), new("film", 4, 2)], []);
        var png = new Png(stream => InfluencePlot.Write(stream, [one], "reviews.csv", "400 rows"));
        int first = png.Count(0x0072B2, 0, 232, 1200, 234), second = png.Count(0x0072B2, 0, 262, 1200, 264);
        Assert.InRange((double)first / second, 3.98, 4.02);
    }

    private static InfluentialText[] Texts(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new InfluentialText($"word {i}", i, i))];
}

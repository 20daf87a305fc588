using GruSentiment.Presentation;
using GruSentiment.Reports.Explanations;
using GruSentiment.Reports.Tests.Plots;
using GruSentiment.Tests.Presentation;

namespace GruSentiment.Reports.Tests.Explanations;

public class ExplanationPlotTests
{
    private static readonly double[] s_adds = [1.2, 0.1, -0.3, 0.05, -1.9, 0.4, 0, -0.15, 0.7, -0.02, 0.3];

    [Theory]
    [InlineData("Wonderful", 1, 1)]
    [InlineData("The plot was thin, but funny.", 6, 2)]
    [InlineData("这部电影的音乐很好听，但是故事太长了", 17, 2)]
    [InlineData("الفيلم جميل جدا ولكن النهاية سيئة", 6, 1)]
    public void A_short_text_is_drawn_with_all_its_words(string text, int words, int directions)
    {
        LabelledExplanation made = MadeExplanation.Of(text, s_adds, directions);

        var png = new Png(stream => ExplanationPlot.Write(stream, made));

        Assert.Equal(words, made.Explanation.Words.Count);
        Assert.Equal(ExplanationPlot.Width, png.Width);
        Assert.InRange(png.Height, 1200, 1900);
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 0, 200, 1200, png.Height) > 500); // bars for
        Assert.Equal(png.Bytes, new Png(stream => ExplanationPlot.Write(stream, made)).Bytes);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(3000)]
    public void A_long_text_is_no_larger_a_picture(int words)
    {
        string text = string.Join(' ', Enumerable.Range(0, words).Select(i => i % 7 == 3 ? "surprisingly" : "film"));

        var png = new Png(stream => ExplanationPlot.Write(stream, MadeExplanation.Of(text, s_adds)));

        Assert.InRange(png.Height, 1200, 2100);
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0xD55E00, 0, 200, 1200, png.Height) > 500); // bars against
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.1)]
    public void The_threshold_is_a_line_with_its_number(double threshold)
    {
        Png With(double one) => new(stream => ExplanationPlot.Write(
            stream, MadeExplanation.Of("good but long", s_adds, directions: 1) with { Threshold = one }));
        Png half = With(0.5), other = With(threshold);

        Assert.Equal((half.Height, true), (other.Height, other.HasWhiteEdge));
        Assert.NotEqual(half.Count(0x59636E, 60, 400, 150, 900), other.Count(0x59636E, 60, 400, 150, 900)); // numbers at the axis
    }

    [Fact]
    public void Without_gates_their_panels_are_left_out()
    {
        int With(bool gates) => new Png(stream => ExplanationPlot.Write(
            stream, MadeExplanation.Of("good but long", s_adds, hasGates: gates))).Height;

        Assert.InRange(With(gates: false), 400, 900);
        Assert.InRange(With(gates: true) - With(gates: false), 600, 1000);
    }

    [Fact]
    public void A_text_without_words_is_said_to_have_none()
    {
        var png = new Png(stream => ExplanationPlot.Write(stream, MadeExplanation.Of("", s_adds)));

        Assert.Equal((1200, 160), (png.Width, png.Height));
        Assert.True(png.Count(0x59636E, 0, 80, 1200, 120) > 100); // the remark
    }

    [Fact]
    public void Three_classes_with_long_names_fit()
    {
        string[] classes = ["bad", string.Concat(Enumerable.Repeat("rather long name ", 9)), "neither"];

        Assert.True(new Png(stream => ExplanationPlot.Write(
            stream, MadeExplanation.Of("good but long", s_adds, classes: classes))).HasWhiteEdge);
    }

    [Theory]
    [InlineData("fine", 0)]
    [InlineData("a class with a name of many words", 34)]
    public void The_key_of_the_directions_stands_above_a_heading_that_leaves_it_no_room(string name, int higher)
    {
        int KeyOf(string one)
        {
            var png = new Png(stream => ExplanationPlot.Write(
                stream, MadeExplanation.Of("good but long", s_adds, classes: ["bad", one])));
            return Enumerable.Range(200, png.Height - 200).First(y => png.Count(0x8A6BBE, 640, y, 1164, y + 1) > 20); // its dashed line
        }

        Assert.Equal(KeyOf("good") - higher, KeyOf(name));
    }
}

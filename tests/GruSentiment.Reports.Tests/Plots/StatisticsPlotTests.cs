using GruSentiment.Data.Statistics;
using GruSentiment.Reports.Plots;

namespace GruSentiment.Reports.Tests.Plots;

public class StatisticsPlotTests
{
    [Theory]
    [InlineData(2, 708, "label")]
    [InlineData(3, 1024, "a label that is much too long for its place, or for any other")]
    [InlineData(6, 1564, "影评")]
    [InlineData(4, 1136, "می\u200Cخواهم: خوب")]
    public void Lengths_and_shares_come_out_whole(int classes, int height, string name)
    {
        SetStatistics set = Statistics(Enumerable.Range(1, classes).Select(i => ($"{i} {name}", 10 * i * i)));

        var png = new Png(stream => StatisticsPlot.Write(stream, set, 400, "reviews"));

        Assert.Equal((1200, height), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0xD55E00, 0, 200, 1200, 400) > 5000); // bars of the first class
        Assert.Equal(png.Bytes, new Png(stream => StatisticsPlot.Write(stream, set, 400, "reviews")).Bytes);
    }

    [Theory]
    [InlineData(7, 7, "label")]
    [InlineData(20, 20, "a label that is much too long for its place, or for any other")]
    [InlineData(45, 40, "影评")]
    public void Many_classes_have_a_row_each(int classes, int rows, string name)
    {
        SetStatistics set = Statistics(Enumerable.Range(1, classes).Select(i => ($"{i} {name}", 10 * i)));

        var png = new Png(stream => StatisticsPlot.Write(stream, set, 400, "reviews"));

        Assert.Equal((1200, 108 + 24 + 58 * rows + 62 + 36), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        for (int row = 0; row < rows; row++)
        {
            int bottom = 132 + 58 * (row + 1);
            Assert.True(png.Count(0x59636E, 318, bottom - 44, 470, bottom) > 20); // its share
            Assert.True(png.Count(0x0072B2, 590, bottom - 44, 1080, bottom) > 100); // its lengths
            Assert.True(png.Count(0xD55E00, 590, bottom - 44, 1080, bottom) > 50); // its median
        }
    }

    [Fact]
    public void Panels_are_of_one_scale()
    {
        // All texts of the first class are of one length, those of the second of four: its bars are a quarter as high.
        TextLengths one = new(Enumerable.Repeat(3, 40)), four = new(Enumerable.Range(0, 40).Select(i => 1 + i % 4));
        SetStatistics set = Of(
            [new ClassStatistics("one", [], 40, .5, one, []), new ClassStatistics("four", [], 40, .5, four, [])],
            new TextLengths(one.Sorted.Concat(four.Sorted)));

        var png = new Png(stream => StatisticsPlot.Write(stream, set, 400, "reviews"));

        int Height(uint color, int top) => Enumerable.Range(0, 1040).Max(x => png.Count(color, 120 + x, top, 121 + x, top + 150));
        Assert.InRange(Height(0xD55E00, 246), 136, 141);
        Assert.InRange(Height(0x0072B2, 460), 33, 37);
    }

    [Fact]
    public void The_texts_that_are_too_long_for_the_axis_are_said()
    {
        int[] lengths = [.. Enumerable.Repeat(10, 999), 500];
        Png With(IEnumerable<int> all)
        {
            var texts = new TextLengths(all);
            SetStatistics set = Of([new ClassStatistics("one", [], texts.Count, 1, texts, [])], texts);
            return new Png(stream => StatisticsPlot.Write(stream, set, 600, "reviews"));
        }

        int Said(Png png) => png.Count(0x1F2328, 0, png.Height - 60, 1200, png.Height);
        Assert.True(Said(With(lengths)) > 1.3 * Said(With(lengths.SkipLast(1))));
    }

    [Fact]
    public void The_bar_is_divided_as_the_classes_are()
    {
        var png = new Png(stream => StatisticsPlot.Write(stream, Statistics([("negative", 250), ("positive", 750)]), 400, "reviews"));

        Assert.Equal(282, png.Count(0xD55E00, 0, 110, 1200, 111));
        Assert.Equal(846, png.Count(0x0072B2, 0, 110, 1200, 111));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(100, false)]
    public void A_class_that_is_too_small_for_its_text_has_it_below_the_bar(int rows, bool below)
    {
        var png = new Png(stream => StatisticsPlot.Write(
            stream, Statistics([("negative", 150), ("neutral", rows), ("positive", 150)]), 400, "reviews"));

        Assert.Equal(below, png.Count(0x1F2328, 0, 160, 1200, 196) > 200);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(400, false)] // beyond the axis
    public void The_key_has_a_line_for_the_maximum_length_only_where_one_is_drawn(int maxLength, bool drawn)
    {
        var png = new Png(stream => StatisticsPlot.Write(stream, Statistics([("negative", 250), ("positive", 750)]), maxLength, "reviews"));

        Assert.Equal(drawn, png.Count(0x59636E, 0, 214, 1200, 222) > 0); // all else in the key is of another colour
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Texts_of_any_length_can_be_drawn(int words)
    {
        var lengths = new TextLengths([words, words]);
        SetStatistics set = Of([new ClassStatistics("one", [], 2, 1, lengths, [])], lengths);

        Assert.True(new Png(stream => StatisticsPlot.Write(stream, set, 400, "reviews")).HasWhiteEdge);
    }

    private static SetStatistics Statistics(IEnumerable<(string Name, int Rows)> classes)
    {
        (string Name, int Rows)[] all = [.. classes];
        int rows = all.Sum(one => one.Rows);
        TextLengths Lengths(int count) => new(Enumerable.Range(0, count).Select(i => 1 + i * i % 83));
        return Of(
            all.Select(one => new ClassStatistics(one.Name, [], one.Rows, (double)one.Rows / rows, Lengths(one.Rows), [])), Lengths(rows));
    }

    private static SetStatistics Of(IEnumerable<ClassStatistics> classes, TextLengths lengths) =>
        new([.. classes], lengths, new TextRepeats([], 0, []), new VocabularyStatistics(1, 1, 0, 0, [], null));
}

using GruSentiment.Evaluation;
using GruSentiment.Reports.Plots;

namespace GruSentiment.Reports.Tests.Plots;

public class EvaluationPlotTests
{
    [Theory]
    [InlineData(2, "label", 900)]
    [InlineData(3, "a label that is much too long for its place", 900)]
    [InlineData(10, "a label that is much too long for its place", 950)]
    [InlineData(5, "影评", 900)]
    [InlineData(8, "إيجابي (جداً) 12 %", 900)]
    [InlineData(4, "ดีเยี่ยมน้ำ अच्छी फ़िल्म", 900)]
    [InlineData(20, "a label that is much too long for its place", 1400)]
    public void A_confusion_matrix_of_two_to_twenty_labels_comes_out_whole(int labels, string name, int leastWidth)
    {
        int[,] counts = new int[labels, labels];
        for (int i = 0; i < labels; i++)
            counts[i, i] = 1_000_000 * i; // the first label has no rows
        var confusion = new ConfusionMatrix([.. Enumerable.Range(1, labels).Select(i => $"{i} {name}")], counts);

        var png = new Png(stream => ConfusionPlot.Write(stream, confusion, "reviews"));

        Assert.InRange(png.Width, leastWidth, leastWidth + 400);
        Assert.InRange(png.Height, 850, 1800);
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 0, 0, png.Width, png.Height) > 5000);
        Assert.Equal(png.Bytes, new Png(stream => ConfusionPlot.Write(stream, confusion, "reviews")).Bytes);
    }

    [Fact]
    public void More_labels_than_can_be_read_are_refused()
    {
        var confusion = new ConfusionMatrix([.. Enumerable.Range(1, 21).Select(i => $"{i}")], new int[21, 21]);

        string message = Assert.Throws<ArgumentException>(() => ConfusionPlot.Write(Stream.Null, confusion, "reviews")).Message;
        Assert.StartsWith("21 labels don't fit into a picture; 20 do.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void A_roc_curve_comes_out_whole_with_its_threshold_marked(double threshold)
    {
        var png = new Png(stream => RocPlot.Write(stream, Two(), threshold, "reviews"));

        Assert.Equal((860, 980), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 124, 150, 860, 890) > 1000);
        Assert.True(png.Count(0xD55E00, 124, 150, 860, 890) > 500); // the mark, and the mark in its key
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(1, false)] // No row is predicted as positive: there is no precision.
    public void A_precision_recall_curve_comes_out_whole_with_its_threshold_marked(double threshold, bool marked)
    {
        var png = new Png(stream => PrecisionRecallPlot.Write(stream, Two(), threshold, "reviews"));

        Assert.Equal((860, 980), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 124, 150, 860, 890) > 1000);
        Assert.InRange(png.Count(0xD55E00, 124, 150, 860, 890), marked ? 500 : 200, marked ? 1000 : 400); // the key has one too
    }

    [Theory]
    [InlineData(3, "label", 2)]
    [InlineData(7, "a label that is much too long for its place", 6)]
    [InlineData(20, "影评", 6)]
    [InlineData(60, "x", 6)]
    public void Of_many_classes_each_has_a_curve_and_the_lowest_six_a_colour(int classes, string name, int colours)
    {
        Predictions predictions = Sure(classes, 40 * classes, name);
        Action<Stream>[] pictures =
            [stream => RocPlot.Write(stream, predictions, 0.5, ""), stream => PrecisionRecallPlot.Write(stream, predictions, 0.5, "")];
        foreach (Action<Stream> write in pictures)
        {
            var png = new Png(write);
            Assert.Equal(980, png.Height);
            Assert.InRange(png.Width, 1200, 1320);
            Assert.True(png.HasWhiteEdge);
            uint[] palette = [0xD55E00, 0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9];
            Assert.InRange(palette.Count(color => png.Count(color, 860, 150, png.Width, 980) > 50), colours, 6); // in the legend
            Assert.True(png.Count(0x1F2328, 860, 150, png.Width, 980) > 500);
        }
    }

    [Fact]
    public void Curves_that_coincide_are_all_seen()
    {
        Predictions predictions = Right(3);
        Action<Stream>[] pictures =
            [stream => RocPlot.Write(stream, predictions, 0.5, ""), stream => PrecisionRecallPlot.Write(stream, predictions, 0.5, "")];
        uint[] palette = [0xD55E00, 0xE69F00, 0x0072B2];
        foreach (Png png in pictures.Select(write => new Png(write)))
            Assert.All(palette, color => Assert.True(png.Count(color, 124, 150, 830, 890) > 400));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(9)]
    public void A_coloured_curve_is_wider_than_that_drawn_upon_it(int classes)
    {
        IReadOnlyList<ClassCurve> curves = ClassCurve.Of(Right(classes), curve => (curve.Area, []), (_, _) => 0);

        float[] widths = [.. curves.Skip(1).Take(6).Select(curve => curve.Line.Width)];
        Assert.Equal(Math.Min(classes, 6), widths.Distinct().Count());
        Assert.Equal(widths.Order(), widths);
        Assert.InRange(widths[^1], 8, 14);
    }

    [Fact]
    public void Rows_of_one_class_have_no_curve()
    {
        var predictions = new Predictions(["a", "b", "c"]);
        predictions.Add(1, [.2f, .5f, .3f]);
        Assert.StartsWith("All rows are of one class: nothing can be ranked.",
            Assert.Throws<ArgumentException>(() => RocPlot.Write(Stream.Null, predictions, 0.5, "")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PrecisionRecallPlot.Write(Stream.Null, predictions, 0.5, ""));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 5000)]
    [InlineData(12, 300)]
    public void A_reliability_diagram_of_any_size_comes_out_whole(int classes, int rows)
    {
        Calibration calibration = Calibration.Of(Sure(classes, rows));

        var png = new Png(stream => ReliabilityPlot.Write(stream, calibration, "reviews"));

        Assert.Equal((860, 1176), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 124, 228, 860, 928) > 1000);
        Assert.Equal(png.Bytes, new Png(stream => ReliabilityPlot.Write(stream, calibration, "reviews")).Bytes);
    }

    [Fact]
    public void Bars_stand_only_where_rows_are_and_the_gap_is_seen()
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int i = 0; i < 10; i++)
            predictions.Add(i < 4 ? 1 : 0, [0.1f, 0.9f]); // 90 % sure, 40 % right

        var png = new Png(stream => ReliabilityPlot.Write(stream, Calibration.Of(predictions), "reviews"));

        // The axis begins at 46.7 %. 90 % sure stand between 86.7 and 93.3 %: pixels 646 to 730.
        Assert.Equal(0, png.Count(0x0072B2, 130, 228, 640, 928));
        Assert.Equal(0, png.Count(0x0072B2, 740, 228, 824, 928));
        Assert.InRange(png.Count(0x0072B2, 660, 228, 661, 928), 260, 275); // 40 of 104 parts of 700 pixels
        Assert.InRange(png.Count(0xD55E00, 640, 228, 740, 928), 2000, 20000); // stripes
    }

    [Fact]
    public void Every_bar_has_the_interval_of_its_accuracy()
    {
        int InkAbove(int rows)
        {
            var predictions = new Predictions(["negative", "positive"]);
            for (int i = 0; i < rows; i++)
                predictions.Add(i % 10 < 9 ? 1 : 0, [0.1f, 0.9f]);
            return new Png(stream => ReliabilityPlot.Write(stream, Calibration.Of(predictions), "")).Count(0x1F2328, 660, 228, 720, 928);
        }

        Assert.True(InkAbove(10) > 2 * InkAbove(1000)); // 60 to 98 % of ten rows, 88 to 92 % of a thousand
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.2, 1)]
    public void The_axis_of_confidence_begins_where_confidence_can(double threshold, int below)
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int i = 0; i < 100; i++)
            predictions.Add(i % 2, [1 - i / 100f, i / 100f]);

        var png = new Png(stream => ReliabilityPlot.Write(stream, Calibration.Of(predictions, threshold), "reviews"));

        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 140, 228, 200, 928) > 1000); // The first bar is on the left: no half is empty.
        Assert.Equal(below, Calibration.Of(predictions, threshold).Bins.Take(7).Any(bin => bin.Rows > 0) ? 1 : 0);
    }

    /// <summary>Rows that are all answered rightly, and surely.</summary>
    private static Predictions Right(int classes)
    {
        var predictions = new Predictions([.. Enumerable.Range(1, classes).Select(i => $"{i}")]);
        for (int row = 0; row < 10 * classes; row++)
            predictions.Add(row % classes, [.. Enumerable.Range(0, classes).Select(i => i == row % classes ? 1f : 0)]);
        return predictions;
    }

    private static Predictions Two()
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int i = 0; i < 100; i++)
            predictions.Add(i * 7 % 100 < i ? 1 : 0, [1 - i / 100f, i / 100f]);
        return predictions;
    }

    /// <summary>Rows whose likeliest class is the true one less often than it says.</summary>
    private static Predictions Sure(int classes, int rows, string name = "")
    {
        var predictions = new Predictions([.. Enumerable.Range(1, classes).Select(i => $"{i}{name}")]);
        for (int i = 0; i < rows; i++)
        {
            float highest = 1f / classes + (1 - 1f / classes) * (i * 7 % 100) / 100f;
            float[] probabilities = [.. Enumerable.Repeat((1 - highest) / (classes - 1), classes)];
            probabilities[i % classes] = highest;
            predictions.Add(i % 4 == 0 ? (i + 1) % classes : i % classes, probabilities);
        }
        return predictions;
    }
}

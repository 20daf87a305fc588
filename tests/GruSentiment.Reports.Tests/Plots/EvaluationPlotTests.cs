using GruSentiment.Evaluation;
using GruSentiment.Reports.Plots;

namespace GruSentiment.Reports.Tests.Plots;

public class EvaluationPlotTests
{
    [Theory]
    [InlineData(2, "label")]
    [InlineData(3, "a label that is much too long for its place")]
    [InlineData(10, "a label that is much too long for its place")]
    [InlineData(5, "影评")]
    [InlineData(8, "إيجابي (جداً) 12 %")]
    [InlineData(4, "ดีเยี่ยมน้ำ अच्छी फ़िल्म")]
    public void A_confusion_matrix_of_two_to_ten_labels_comes_out_whole(int labels, string name)
    {
        int[,] counts = new int[labels, labels];
        for (int i = 0; i < labels; i++)
            counts[i, i] = 1_000_000 * i; // the first label has no rows
        var confusion = new ConfusionMatrix([.. Enumerable.Range(1, labels).Select(i => $"{i} {name}")], counts);

        var png = new Png(stream => ConfusionPlot.Write(stream, confusion, "reviews"));

        Assert.Equal((900, 900), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 0, 0, 900, 900) > 5000);
        Assert.Equal(png.Bytes, new Png(stream => ConfusionPlot.Write(stream, confusion, "reviews")).Bytes);
    }

    [Fact]
    public void More_labels_than_can_be_read_are_refused()
    {
        var confusion = new ConfusionMatrix([.. Enumerable.Range(1, 11).Select(i => $"{i}")], new int[11, 11]);

        string message = Assert.Throws<ArgumentException>(() => ConfusionPlot.Write(Stream.Null, confusion, "reviews")).Message;
        Assert.StartsWith("11 labels don't fit into a picture; 10 do.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void A_roc_curve_comes_out_whole_with_its_threshold_marked(double threshold)
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int i = 0; i < 100; i++)
            predictions.Add(i * 7 % 100 < i ? 1 : 0, [1 - i / 100f, i / 100f]);
        RocCurve curve = RocCurve.Of(predictions)!;

        var png = new Png(stream => RocPlot.Write(stream, curve, threshold, "reviews"));

        Assert.Equal((860, 940), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 124, 100, 860, 850) > 1000);
        Assert.True(png.Count(0xD55E00, 124, 100, 860, 850) > 500); // the mark, and the mark in its key
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 5000)]
    [InlineData(12, 300)]
    public void A_reliability_diagram_of_any_size_comes_out_whole(int classes, int rows)
    {
        Calibration calibration = Calibration.Of(Sure(classes, rows));

        var png = new Png(stream => ReliabilityPlot.Write(stream, calibration, "reviews"));

        Assert.Equal((860, 1140), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(0x0072B2, 124, 192, 860, 892) > 1000);
        Assert.Equal(png.Bytes, new Png(stream => ReliabilityPlot.Write(stream, calibration, "reviews")).Bytes);
    }

    [Fact]
    public void Bars_stand_only_where_rows_are_and_the_gap_is_seen()
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int i = 0; i < 10; i++)
            predictions.Add(i < 4 ? 1 : 0, [0.1f, 0.9f]); // 90 % sure, 40 % right

        var png = new Png(stream => ReliabilityPlot.Write(stream, Calibration.Of(predictions), "reviews"));

        Assert.Equal(0, png.Count(0x0072B2, 130, 192, 690, 880)); // 67 % sure is near 600, 87 % near 730
        Assert.InRange(png.Count(0x0072B2, 745, 192, 746, 892), 260, 275); // 40 of 104 parts of 700 pixels
        Assert.InRange(png.Count(0xD55E00, 720, 192, 770, 892), 2000, 12000); // stripes
    }

    /// <summary>Rows whose likeliest class is the true one less often than it says.</summary>
    private static Predictions Sure(int classes, int rows)
    {
        var predictions = new Predictions([.. Enumerable.Range(1, classes).Select(i => $"{i}")]);
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

using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class LabelHintTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("lala|kuku|mimi", "; or say which is which: Labels = negative=…;neutral=…;positive=…, with the labels kuku, lala, mimi in "
        + "place of the dots.")]
    [InlineData("300|700|1200|9000", "; or say which is which: Labels = negative=300,700;positive=1200,9000, if a larger number "
        + "is better.")]
    [InlineData("good|other", "; or say which is which: Labels = negative=other;positive=good.")]
    [InlineData("ham", "Expected labels such as 0/1, negative/positive or 1 to 5 stars.")]
    [InlineData("4|5", ": every usable row is positive, expected rows of each class (negative, positive). Column 'label' holds '4' 1 (from "
        + "line 2), '5' 1 (from line 3). Or say which is which: Labels = negative=4;positive=5, if a larger number is better.")]
    public void An_error_on_labels_says_what_can_be_written(string labels, string ending)
    {
        string path = Write("text,label\n", labels.Split('|'));

        Assert.EndsWith(ending, Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_name_says_that_the_larger_number_is_worse_both_ways_are_offered()
    {
        string path = Write("text,Schulnote\n", ["1", "2", "5", "6"]);
        var options = new ReviewReaderOptions { LabelColumn = "Schulnote" };

        Assert.EndsWith("; or say which is which: Labels = negative=5,6;positive=1,2; or, if the larger number is good, "
            + "Labels = negative=1,2;positive=5,6.",
            Assert.Throws<DataException>(() => ReviewSet.Load(path, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_labels_are_named_up_to_twenty()
    {
        string[] labels = [.. Enumerable.Range(0, 23).Select(i => $"label{(char)('a' + i)}")];
        string path = Write("text,label\n", labels);

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message;

        Assert.EndsWith($"with the labels {string.Join(", ", labels[..20])} and 3 more in place of the dots.", message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 0, "the label a")]
    [InlineData(2, 0, 1, "the labels a, b and 1 longer than 60 characters")]
    [InlineData(0, 0, 1, "the label longer than 60 characters")]
    [InlineData(0, 0, 2, "the 2 labels longer than 60 characters")]
    [InlineData(0, 1, 2, "the labels ', {60}' and 2 longer than 60 characters")]
    [InlineData(21, 0, 3, "the labels a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, 1 more and 3 longer than 60 characters")]
    public void Labels_too_long_to_name_are_counted(int few, int sixty, int longer, string named)
    {
        string[] labels =
        [
            .. Enumerable.Range(0, longer).Select(i => new string((char)('x' + i), 61)),
            .. Enumerable.Range(0, few).Select(i => $"{(char)('a' + i)}"),
            .. Enumerable.Repeat("," + new string('y', 59), sixty),
        ];

        Assert.Equal($"{named.Replace("', {60}'", $"',{new string('y', 59)}'", StringComparison.Ordinal)} in place of the dots",
            LabelHint.InPlaceOfDots(labels));
    }

    [Fact]
    public void Numbers_that_could_be_counts_are_ratings_where_the_column_is_named()
    {
        string path = Write("",
            [.. Enumerable.Range(0, 16).Select(i => i % 4 < 2 ? $"{i % 4 * 10 + 10}" : $"{i % 4 * 10 + 20}")]);

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message;
        ReviewSet set = ReviewSet.Load(path, new ReviewReaderOptions { LabelColumn = "2" });

        Assert.EndsWith("; or say that column '2' holds the ratings: LabelColumn = 2.", message, StringComparison.Ordinal);
        Assert.Equal("negative=10,20;positive=40,50", set.Report.Labels.ToString());
    }

    [Fact]
    public void Unknown_labels_beside_known_ones_can_be_skipped()
    {
        string path = Write("text,label\n", [.. Enumerable.Range(0, 26).Select(i => $"{i % 2}"), "other", "other", ""]);
        File.AppendAllText(path, ",1\n");

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message;
        ReviewSet set = ReviewSet.Load(path, new ReviewReaderOptions { Labels = LabelMapping.Parse("negative=0;positive=1") });

        Assert.StartsWith($"{path}: 4 of 30 rows can't be used, more than a tenth:", message, StringComparison.Ordinal);
        Assert.EndsWith(" To skip them: Labels = negative=0;positive=1.", message, StringComparison.Ordinal);
        Assert.Equal(26, set.Count);
    }

    [Fact]
    public void Too_many_different_labels_may_be_the_wrong_column()
    {
        string path = _folder.Write("reviews.csv",
            "user,text,label\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"u{i},film,1\n")));

        var error = Assert.Throws<DataException>(() => ReviewSet.Load(path, new ReviewReaderOptions { LabelColumn = "user" }));

        Assert.Equal($"{path}: column 'user' holds more than 1,000 different values, so they are no labels. Name the label column with "
            + $"LabelColumn: 'label'.", error.Message);
    }

    [Theory]
    [InlineData("iyi|kotu degil|ne|filan", "negative=…;neutral=…;positive=…")]
    [InlineData("ham|spam", "negative=...;positive=spam")]
    public void Dots_that_are_left_in_a_mapping_are_said(string labels, string mapping)
    {
        string path = _folder.Write("reviews.csv", "text,label\n" + string.Concat(labels.Split('|').Select(label => $"film,{label}\n")));

        var error = Assert.Throws<DataException>(() =>
            ReviewSet.Load(path, new ReviewReaderOptions { Labels = LabelMapping.Parse(mapping) }));

        if (mapping.Contains('…', StringComparison.Ordinal))
        {
            Assert.Equal(error.Message, Assert.Throws<DataException>(() => ReviewSet.Load(path, new ReviewReaderOptions
            {
                Labels = LabelMapping.Parse(mapping),
                ClassNames = ["negative", "neutral", "positive"],
            })).Message);
        }
        string dots = mapping.Contains('…', StringComparison.Ordinal) ? "…" : "...";
        Assert.StartsWith($"{path}: Labels: '{dots}' is no label of this file. Write the labels ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" in place of the dots, and leave out a class that has none.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_out_of_ten_are_not_taken_for_the_stars_of_a_models_mapping()
    {
        string path = _folder.Write("reviews.csv", "text,label\nbad,4/10\nso,5/10\ngood,9/10\n");
        var options = new ReviewReaderOptions
        {
            ClassNames = ["negative", "positive"],
            TrainedLabels = LabelMapping.Parse("negative=1,2;positive=4,5"),
        };

        Assert.Equal([0, 1], ReviewSet.Load(path, options).Labels.ToArray());
    }

    private string Write(string header, string[] labels) =>
        _folder.Write("reviews.csv", header + string.Concat(labels.Select((label, i) => $"a film of kind {i},{label}\n")));
}

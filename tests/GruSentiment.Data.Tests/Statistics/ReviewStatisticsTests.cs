using System.Text.Json;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Statistics;
using GruSentiment.Data.Tests.Tables.Workbooks;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Statistics;

public sealed class ReviewStatisticsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Counts_are_those_that_training_prints()
    {
        string path = _folder.Write("stars.tsv",
            "stars\treview\n5\tlovely place\n1\tawful\n3\tso so\n4\tgood\n2\tbad food\n5\tgreat food\n");

        ReviewStatistics statistics = ReviewStatistics.Of(path);

        ReviewSetReport report = ReviewSet.Load(path).Report;
        Assert.Equal((report.Rows, report.Columns.Text, report.Columns.Label),
            (statistics.File.Rows, statistics.File.Columns.Text, statistics.File.Columns.Label));
        Assert.Equal(report.ClassCounts, statistics.Set!.Classes.Select(one => one.Rows));
        Assert.Equal(report.Skipped.Select(group => group.ToString()), statistics.File.Skipped.Select(group => group.ToString()));
        Assert.Equal([2.0 / 5, 3.0 / 5], statistics.Set.Classes.Select(one => one.Share));
        Assert.Equal([3, 5], statistics.Set.Classes.Select(one => (int)one.Lengths.Total));
        Assert.Null(statistics.Fault);
    }

    [Theory]
    [InlineData("text,label\nfine,1\ngood,1\n,1\nok,1\n,1\n", 5, "2 without text (lines 4, 6)", "'1' 3", "more than a tenth")]
    [InlineData("text,label\nfine,1\ngood,1\n", 2, "", "'1' 2", "every usable row is positive")]
    [InlineData("text,label\nfine it is,ham\nbad it is,spam\nworse it is,spam\n", 3, "", "'spam' 2, 'ham' 1", "the labels are unknown")]
    [InlineData("text\nfine it is\nbad it is\n", 2, "", "", "there is one column, 'text'; expected one of texts and one of labels")]
    public void A_file_that_cant_be_trained_on_is_still_looked_at(string content, int rows, string skipped, string labels, string fault)
    {
        ReviewStatistics statistics = ReviewStatistics.Of(_folder.Write("reviews.csv", content));

        Assert.Null(statistics.Set);
        Assert.Equal((rows, true), (statistics.File.Rows, statistics.File.IsWhole));
        Assert.Equal(skipped, string.Join("; ", statistics.File.Skipped));
        Assert.Equal(labels, string.Join(", ", statistics.File.Labels.Select(label => $"'{label.Label}' {label.Rows}")));
        Assert.Contains(fault, statistics.Fault?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_looked_at_up_to_the_fault()
    {
        ReviewStatistics statistics = ReviewStatistics.Of(
            _folder.Write("reviews.csv", "text,label\nfine,1\nbad,0\n\"never closed,1\nbad,0\n"));

        Assert.Equal((2, false), (statistics.File.Rows, statistics.File.IsWhole));
        Assert.Contains("line 4, column 1", statistics.Fault?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text;label\nfine;1\nbad;0\n", "csv", ";", null)]
    [InlineData("text\nfine\nbad\n", "csv", null, null)]
    [InlineData("{\"text\":\"fine\",\"label\":1}\n", "json", null, null)]
    [InlineData("__label__1 fine\n__label__0 bad\n", "fasttext", null, null)]
    [InlineData(null, "workbook", null, "Shop")]
    public void The_JSON_says_what_kind_of_file_it_is(string? content, string format, string? delimiter, string? sheet)
    {
        string path = content is not null ? _folder.Write("reviews.csv", content)
            : _folder.Write("reviews.xlsx", TestWorkbook.Xlsx(new TestWorkbook.Sheet("Shop", [["text", "label"], ["fine", 1]])));

        using var json = JsonDocument.Parse(StatisticsJson.Of(ReviewStatistics.Of(path), seconds: 0));

        JsonElement columns = json.RootElement.GetProperty("columns");
        Assert.Equal((format, delimiter, sheet), (columns.GetProperty("format").GetString(), columns.GetProperty("delimiter").GetString(),
            columns.GetProperty("sheet").GetString()));
    }

    [Fact]
    public void Too_few_rows_to_divide_are_a_fault_that_hides_nothing()
    {
        ReviewStatistics statistics = ReviewStatistics.Of(_folder.Write("reviews.csv", "text,label\nfine,1\nbad,0\npoor,0\n"));

        Assert.Contains("too few different texts to divide into parts", statistics.Fault?.ToString(), StringComparison.Ordinal);
        Assert.Equal([2, 1], statistics.Set!.Classes.Select(one => one.Rows));
        Assert.Null(statistics.Set.Vocabulary.Default);
    }

    [Fact]
    public void A_file_of_which_nothing_can_be_said_is_an_error()
    {
        string path = _folder.Write("empty.csv", "");

        Assert.Equal($"{path}: empty, expected rows of text and label.",
            Assert.Throws<DataException>(() => ReviewStatistics.Of(path)).Message);
    }

    [Theory]
    [InlineData("text,label\nfine film,1\nbad film,0\nfine film,0\ngood,1\npoor,0\n")]
    [InlineData("text,label\nfine,1\ngood,1\n")]
    public void Json_has_the_same_keys_whatever_was_found(string content)
    {
        using var json = JsonDocument.Parse(StatisticsJson.Of(ReviewStatistics.Of(_folder.Write("reviews.csv", content)), 1.23456));

        Assert.Equal(
            ["data", "trainable", "fault", "rows", "read_to_the_end", "columns", "encoding_warning", "left_out", "labels_found",
                "max_length", "classes", "words",
                "duplicates", "vocabulary", "suggestions", "seconds"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(1.235, json.RootElement.GetProperty("seconds").GetDouble());
    }

    [Fact]
    public void Json_lists_texts_with_several_labels()
    {
        using var json = JsonDocument.Parse(StatisticsJson.Of(
            ReviewStatistics.Of(_folder.Write("reviews.csv", "text,label\nfine film,1\nbad film,0\nfine film,0\ngood,1\npoor,0\n")), 0));

        JsonElement duplicates = json.RootElement.GetProperty("duplicates");
        Assert.Equal((1, 1, 1), (duplicates.GetProperty("repeated_rows").GetInt32(), duplicates.GetProperty("identical_rows").GetInt32(),
            duplicates.GetProperty("texts_with_several_labels").GetInt32()));
        Assert.Equal("""{"lines":[2,4],"classes":["positive","negative"]}""",
            JsonSerializer.Serialize(duplicates.GetProperty("several_labels")[0]));
    }
}

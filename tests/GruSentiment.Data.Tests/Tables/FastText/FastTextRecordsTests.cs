using System.Text;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Tests.Tables.FastText;

public sealed class FastTextRecordsTests
{
    private const string Columns = "text in column 'text', label in column 'label'; fastText's format";

    [Fact]
    public void A_line_is_a_label_and_a_text()
    {
        const string Content = "__label__positive A fine, \"long\" film, really\n\n__label__negative\tA bad\tfilm\r\n"
            + "  __label__negative  so so \n"
            + "__label__positive\n__label__positive __label__new a thing\n";
        string content = Content + string.Concat(Enumerable.Repeat("__label__positive fine\n", 12)) + "a text alone";

        using ReviewReader reader = Open(content);
        ReviewRow[] rows = [.. reader.Rows()];

        Assert.Equal(Columns, reader.Columns.ToString());
        Assert.Equal(
            [
                new ReviewRow(1, "A fine, \"long\" film, really", "__label__positive", 0),
                new ReviewRow(3, "A bad\tfilm", "__label__negative", 0),
                new ReviewRow(4, "so so", "__label__negative", 0),
                new ReviewRow(5, "", "__label__positive", 0),
                new ReviewRow(6, "a thing", "__label__positive __label__new", 0),
                new ReviewRow(7, "fine", "__label__positive", 0),
            ],
            rows[..6]);
        Assert.Equal(new ReviewRow(19, "a text alone", null, 0), rows[^1]);
    }

    [Theory]
    [InlineData("__label__1\tA bad film\n__label__2\tA fine film\n",
        "text in column '2', label in column '1'; tab between fields; no header")]
    [InlineData("__label__1,A bad film\n__label__2,A fine film\n", "text in column '2', label in column '1'; no header")]
    [InlineData("text,label\nA bad film,__label__1\nA fine film,__label__2\n", "text in column 'text', label in column 'label'")]
    public void Labels_before_a_delimiter_make_a_table_like_any_other(string content, string columns)
    {
        using ReviewReader reader = Open(content);

        Assert.Equal(columns, reader.Columns.ToString());
        Assert.Equal([("A bad film", "__label__1"), ("A fine film", "__label__2")], reader.Rows().Select(row => (row.Text, row.Label)));
    }

    [Fact]
    public void A_delimiter_that_is_given_is_used()
    {
        const string Content = "__label__1 \"A bad film\"\n__label__2 \"A fine film\"\n";

        using ReviewReader reader = Open(Content, new ReviewReaderOptions { Delimiter = " " });

        Assert.Equal("text in column '2', label in column '1'; ' ' between fields; no header", reader.Columns.ToString());
    }

    [Fact]
    public void A_long_file_is_read_to_its_end()
    {
        using ReviewReader reader = Open(string.Concat(Enumerable.Range(0, 30_000).Select(i => $"__label__{i % 2} the text {i}\n")));

        Assert.Equal(Columns, reader.Columns.ToString());
        Assert.Equal(Enumerable.Range(0, 30_000).Select(i => new ReviewRow(i + 1, $"the text {i}", $"__label__{i % 2}", 0)), reader.Rows());
    }

    private static ReviewReader Open(string content, ReviewReaderOptions? options = null) =>
        ReviewReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(content)), "reviews.txt", options);
}

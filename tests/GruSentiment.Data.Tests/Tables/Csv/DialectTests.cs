using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Tables.Csv;

public sealed class DialectTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sep=;\ntext;label\nA fine, long film;1\nA bad, long film;0\n", ";")]
    [InlineData("\"sep=|\"\r\ntext|label\r\nA fine, long film|1\r\nA bad, long film|0\r\n", "|")]
    [InlineData("SEP=\t\ntext\tlabel\nA fine, long film\t1\nA bad, long film\t0\n", "\t")]
    public void Excels_line_names_the_delimiter_and_is_no_row(string content, string delimiter)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal((true, delimiter), (reader.Columns.HasHeader, reader.Columns.Format.Delimiter));
        Assert.Equal([new ReviewRow(3, "A fine, long film", "1", 0), new ReviewRow(4, "A bad, long film", "0", 0)], reader.Rows());
    }

    [Theory]
    [InlineData("||", "text||stars\nA fine, long film||5\nA bad; long film||1\n")]
    [InlineData("::", "1::A fine, long film::5\n2::A bad; long film::1\n")]
    public void A_delimiter_of_two_characters_is_found(string delimiter, string content)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.txt", content));

        Assert.Equal(delimiter, reader.Columns.Format.Delimiter);
        Assert.Equal(["A fine, long film", "A bad; long film"], reader.Rows().Select(row => row.Text));
    }

    [Fact]
    public void A_delimiter_of_several_characters_is_used_where_it_is_given()
    {
        string path = _folder.Write("reviews.txt", "A fine, long film<>1\n\"A \"\"bad\"\" <> film\"<>0\n");

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { Delimiter = "<>" });

        Assert.Equal(["A fine, long film", "A \"bad\" <> film"], reader.Rows().Select(row => row.Text));
    }

    [Fact]
    public void A_quote_may_stand_behind_a_space()
    {
        string path = _folder.Write("reviews.csv",
            "text, label\n\"A fine, long film\", \"positive\"\nPlain , \"negative\"\n\"two\nlines, at least\", \"positive\"\n");

        using ReviewReader reader = ReviewReader.Open(path);

        Assert.Equal(["text", "label"], reader.Columns.Names);
        Assert.Equal(
            [
                new ReviewRow(2, "A fine, long film", "positive", 0),
                new ReviewRow(3, "Plain", "negative", 0),
                new ReviewRow(4, "two\nlines, at least", "positive", 0),
            ],
            reader.Rows());
    }

    [Fact]
    public void A_quote_behind_a_space_in_a_text_stays_where_it_is()
    {
        string path = _folder.Write("reviews.csv", "text,label\n\"Then he said, \"\"good, film\"\" twice\",1\n\"bad, \"\"bad\"\"\",0\n");

        using ReviewReader reader = ReviewReader.Open(path);

        Assert.Equal(["Then he said, \"good, film\" twice", "bad, \"bad\""], reader.Rows().Select(row => row.Text));
    }

    [Theory]
    [InlineData("text,rating,reply,lang\nNice app,5,\"Thank you,\nwe are glad\",en\nBad app,1,\"Sorry,\nwe look into it\",en\n")]
    [InlineData("rating,text,reply\n5,Nice app,\"Thank you,\nwe are glad\"\n1,Bad app,\"Sorry,\nwe look into it\"\n")]
    [InlineData("\"rating\",\"text\",\"reply\"\n\"5\",\"Nice app\n1,really\",\"Thank you,\n5 stars\"\n\"1\",\"Bad app\",\"Sorry\"\n")]
    [InlineData("text,rating,reply\n\"Nice app,\nall in all\",5,\"Thank you,\n5 it is\"\nBad app,1,\"Sorry,\n1, 2, 3\"\n")]
    public void An_answer_of_several_lines_in_quotes_is_no_fault(string content)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal(["5", "1"], reader.Rows().Select(row => row.Label));
    }

    [Theory]
    [InlineData("text,label,\n,,\nA fine film,1,\n,,\n , ,\nA bad film,0,\n,,\n,,\n")]
    [InlineData("text,label\n\"\",\"\"\nA fine film,1\nA bad film,0\n,\n")]
    public void Rows_without_anything_are_blank_lines(string content)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal(["A fine film", "A bad film"], reader.Rows().Select(row => row.Text));
    }

    [Fact]
    public void A_first_text_of_several_lines_in_quotes_spoils_no_delimiter()
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", "\"A fine\nlong film\",1\n\"A bad\nlong film\",0\n"));

        Assert.Equal(["A fine\nlong film", "A bad\nlong film"], reader.Rows().Select(row => row.Text));
    }

    [Fact]
    public void Quotes_behind_spaces_that_hold_rows_together_are_seen_too()
    {
        string path = _folder.Write("reviews.csv", "text, label\n\"Fine, I say\", 1\n\"Bad, I say\", 0\n\"I saw it, 1\nIt was bad.\", 0\n");

        var error = Assert.Throws<DataException>(() => ReviewReader.Open(path).Rows().Count());

        Assert.Contains("line 4, column 1: the quotes that open here hold 2 rows together", error.Message, StringComparison.Ordinal);
    }
}

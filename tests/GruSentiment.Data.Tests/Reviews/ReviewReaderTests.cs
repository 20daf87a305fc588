using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class ReviewReaderTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text,label\nA fine film,1\nA bad film,0\n", "text in column 'text', label in column 'label'")]
    [InlineData("Review\tRATING\nA fine film\t5\nA bad film\t1\n", "text in column 'Review', label in column 'RATING'; tab between fields")]
    [InlineData("id;reviewText;starRating\n7;A fine, long film;5\n8;A bad, long film;1\n",
        "text in column 'reviewText', label in column 'starRating'; semicolon between fields")]
    [InlineData("sentiment|tweet\npos|A fine film\nneg|A bad film\n",
        "text in column 'tweet', label in column 'sentiment'; bar between fields")]
    [InlineData("id,airline_sentiment,airline_sentiment_confidence,name,text\n1,negative,0.5,Bob,A bad flight\n2,positive,1.0,Ann,A "
        + "fine flight\n", "text in column 'text', label in column 'airline_sentiment'")]
    [InlineData("rating\tdate\tverified_reviews\tfeedback\n5\t31-Jul-18\tA fine thing\t1\n1\t31-Jul-18\tA bad thing\t0\n",
        "text in column 'verified_reviews', label in column 'rating' ('feedback' could be it too); tab between fields")]
    [InlineData("Review,Liked\nWow a place,1\nCrust is not good,0\n", "text in column 'Review', label in column 'Liked'")]
    [InlineData("label,news\nneutral,The firm has plans\npositive,The firm has profits\n",
        "text in column 'news', label in column 'label'")]
    [InlineData("Id,ProductId,Score,Time,Summary,Text\n1,B001,5,13038,Good,I have bought several\n2,B002,1,13469,Bad,It arrived "
        + "broken again\n", "text in column 'Text', label in column 'Score'")]
    [InlineData("klasse,bewertung\n0,Das war ein sehr guter Film\n1,Das war gar nicht gut\n",
        "text in column 'bewertung', label in column 'klasse'")]
    [InlineData("A fine film,1\nA bad film,0\n", "text in column '1', label in column '2'; no header")]
    [InlineData("A fine film\tpositive\nA bad film\tnegative\n", "text in column '1', label in column '2'; tab between fields; no header")]
    [InlineData("0,1467,Mon Apr 06,NO_QUERY,ann,is upset that he cannot come to see it\n4,1468,Mon Apr 07,NO_QUERY,bob,is happy that she "
        + "can come to see it\n", "text in column '6', label in column '1'; no header")]
    [InlineData("__label__1,A bad film\n__label__2,A fine film\n", "text in column '2', label in column '1'; no header")]
    [InlineData("text,label\n\"He said \\\"good, film\\\" to me\",1\n\"He said \\\"bad, film\\\" to me\",0\n",
        "text in column 'text', label in column 'label'; quotes in fields behind a backslash")]
    public void Columns_are_found_by_name_and_by_content(string content, string columns)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal(columns, reader.Columns.ToString());
    }

    [Theory]
    [InlineData("b", "c", "text in column 'b', label in column 'c'")]
    [InlineData("B", " C", "text in column 'b', label in column 'c'")]
    [InlineData("2", "3", "text in column 'b', label in column 'c'")]
    public void Columns_are_taken_as_the_user_says(string text, string label, string columns)
    {
        string path = _folder.Write("reviews.csv", "text,b,c,label\nA fine long film,fine,1,x\nA bad long film,bad,0,y\n");

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { TextColumn = text, LabelColumn = label });

        Assert.Equal(columns, reader.Columns.ToString());
    }

    [Theory]
    [InlineData("a,b\nA fine film,x y z a b c\nA bad film,p q r s t u\n", null, null,
        ": No column of labels is found. The columns are 'a', 'b'. Name one with LabelColumn.")]
    [InlineData("text,label\nA fine film,1\n", "body", null, ": TextColumn 'body' is not there. The columns are 'text', 'label'.")]
    [InlineData("text,label\nA fine film,1\n", null, "stars", ": LabelColumn 'stars' is not there. The columns are 'text', 'label'.")]
    [InlineData("text,label\nA fine film,1\n", "label", "label",
        ": column 'label' is named for both text and label, expected two columns.")]
    [InlineData("A fine film,1\nA bad film,0\n", "3", null,
        ": TextColumn '3' is not there. The columns are '1', '2' (there is no header).")]
    [InlineData("film,a,b\nA fine film it was,0,1\nA bad film it was,1,1\nA long film it was,1,0\n", null, null,
        ": Columns 'a' and 'b' could each hold the labels. The columns are 'film', 'a', 'b'. Name one with LabelColumn.")]
    public void Columns_that_can_not_be_told_are_an_error_that_lists_them(string content, string? text, string? label, string message)
    {
        string path = _folder.Write("reviews.csv", content);

        var error = Assert.Throws<DataException>(() =>
            ReviewReader.Open(path, new ReviewReaderOptions { TextColumn = text, LabelColumn = label }));

        Assert.Equal(path + message, error.Message);
    }

    [Fact]
    public void Rows_come_in_order_with_their_lines_empty_ones_included()
    {
        string path = _folder.Write("reviews.csv", "text,label,\n\"two\nlines\", 1 ,\n\n\n,0,\nshort\nlong,1,,x\n\"say \"\"hi\"\"\",,\n");

        using ReviewReader reader = ReviewReader.Open(path);

        Assert.Equal(
            [
                new ReviewRow(2, "two\nlines", "1", 0),
                new ReviewRow(6, "", "0", 0),
                new ReviewRow(7, "short", null, 1),
                new ReviewRow(8, "long", "1", 4),
                new ReviewRow(9, "say \"hi\"", null, 0),
            ],
            reader.Rows());
    }

    [Theory]
    [InlineData("text\nA fine film\n\nA bad, bad film\n", "A fine film|A bad, bad film")]
    [InlineData("A fine film, really\nA bad film\n", "A fine film, really|A bad film")]
    [InlineData("id,text\n1,A fine film\n2,\"A bad, bad film\"\n", "A fine film|A bad, bad film")]
    public void A_file_without_labels_is_read_where_none_are_needed(string content, string texts)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content),
            new ReviewReaderOptions { LabelsRequired = false });

        Assert.Null(reader.Columns.Label);
        Assert.Equal(texts, string.Join('|', reader.Rows().Select(row => row.Text)));
    }

    [Fact]
    public void Quotes_are_text_where_the_user_says_so()
    {
        string path = _folder.Write("reviews.tsv", "\"Never closed\t0\nIt is \"good\"\t1\n");

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { Quoting = Quoting.None });

        Assert.Equal(["\"Never closed", "It is \"good\""], reader.Rows().Select(row => row.Text));
    }

    [Fact]
    public void A_stream_is_read_like_a_file()
    {
        using var reader = ReviewReader.Open(new MemoryStream("text,label\nA fine film,1\n"u8.ToArray()), "standard input");

        Assert.Equal([new ReviewRow(2, "A fine film", "1", 0)], reader.Rows());
    }

    [Theory]
    [InlineData("#", "A fine film#1\nA bad film#0\n")]
    [InlineData(" ", "\"A fine film\" 1\n\"A bad film\" 0\n")]
    [InlineData("\\", "A fine film\\\"1\"\nA bad film\\\"0\"\n")]
    public void A_delimiter_given_is_used(string delimiter, string content)
    {
        string path = _folder.Write("reviews.csv", content);

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { Delimiter = delimiter });

        Assert.Equal($"text in column '1', label in column '2'; '{delimiter}' between fields; no header", reader.Columns.ToString());
    }

    [Theory]
    [InlineData("\"", null, "Delimiter has a quotation mark or a line end, which can't stand between columns.")]
    [InlineData("a\n", null, "Delimiter has a quotation mark or a line end, which can't stand between columns.")]
    [InlineData("\r", Quoting.None, "Delimiter has a quotation mark or a line end, which can't stand between columns.")]
    [InlineData("\\", Quoting.Backslash, "Delimiter is a backslash, which Quoting = backslash gives another meaning.")]
    public void A_delimiter_with_another_meaning_is_refused(string delimiter, Quoting? quoting, string message)
    {
        string path = _folder.Write("reviews.csv", "text,label\nA fine film,1\n");

        var error = Assert.Throws<OptionException>(() =>
            ReviewReader.Open(path, new ReviewReaderOptions { Delimiter = delimiter, Quoting = quoting }));

        Assert.Equal(message, error.Message);
    }
}

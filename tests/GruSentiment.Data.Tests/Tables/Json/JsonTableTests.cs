using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Statistics;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Tables.Json;

public sealed class JsonTableTests : IDisposable
{
    private const string Two = "{\"text\": \"A fine film\", \"stars\": 5.0}\n{\"text\": \"A bad film\", \"stars\": 1.0}\n";
    private const string TwoColumns = "text in column 'text', label in column 'stars'; JSON";

    private static readonly ReviewRow[] s_two = [new(1, "A fine film", "5.0", 0), new(2, "A bad film", "1.0", 0)];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Two)]
    [InlineData("\uFEFF \t" + Two)]
    [InlineData("{\"text\":\"A fine film\",\"stars\":5.0}\r\n{\"text\":\"A bad film\",\"stars\":1.0}")]
    [InlineData("{\"text\":\"A fine film\",\"stars\":5.0}\r{\"text\":\"A bad film\",\"stars\":1.0}\r\r")]
    [InlineData("[{\"text\":\"A fine film\",\"stars\":5.0},\n{\"text\":\"A bad film\",\"stars\":1.0}]")]
    [InlineData("[ {\"text\":\"A fine film\",\"stars\":5.0,}\n,{\"text\":\"A bad film\",\"stars\":1.0},]\n")]
    [InlineData("{\"text\":\"A fine film\",\"stars\":5.0}\n\uFEFF{\"text\":\"A bad film\",\"stars\":1.0}\n")]
    [InlineData("{\"stars\":1,\"text\":\"No\",\"stars\":5.0,\"text\":\"A fine film\"}\n{\"stars\":1.0,\"text\":\"A bad film\"}\n",
        "text in column 'text', label in column 'stars'; JSON")]
    public void Objects_are_rows_however_they_stand_in_the_file(string content, string columns = TwoColumns)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.txt", content));

        Assert.Equal(columns, reader.Columns.ToString());
        Assert.Equal(s_two, reader.Rows());
    }

    [Fact]
    public void Objects_over_several_lines_have_the_line_they_begin_in()
    {
        const string Content = "[\n  {\n    \"text\": \"A fine film\",\n    \"stars\": 5\n  },\r\n  {\r\n    \"text\": \"A bad film\",\r\n"
            + "    \"stars\": 1\n  }\n]\n";

        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.json", Content));

        Assert.Equal([new ReviewRow(2, "A fine film", "5", 0), new ReviewRow(6, "A bad film", "1", 0)], reader.Rows());
    }

    [Fact]
    public void Several_reviews_in_a_line_are_numbered()
    {
        const string Content = "[{\"text\":\"A fine film\",\"stars\":5},{\"text\":\"\",\"stars\":1},{\"text\":\"A bad film\",\"stars\":1}, "
            + "{\"text\":\"A fine film\",\"stars\":5},{\"text\":\" \",\"stars\":1},\n{\"text\":\"So so\",\"stars\":\"x\"}]";
        string path = _folder.Write("reviews.json", Content);

        ReviewStatistics statistics = ReviewStatistics.Of(path, new ReviewReaderOptions { MaxSkipped = 1 });

        Assert.Equal("2 without text (reviews 2, 5); 1 with an unknown label (review 6)", string.Join("; ", statistics.File.Skipped));
        RepeatedText repeated = Assert.Single(statistics.Set!.Repeats.Same);
        Assert.Equal(("review", "1, 4"), (repeated.Place, string.Join(", ", repeated.Lines)));
    }

    [Fact]
    public void A_label_of_several_reviews_in_a_line_is_found_by_the_number_of_the_review()
    {
        string path = _folder.Write("reviews.json",
            "[{\"text\":\"fine\",\"label\":\"ham\"},{\"text\":\"bad\",\"label\":\"spam\"},{\"text\":\"so so\",\"label\":\"spam\"}]");

        Assert.Contains("Column 'label' holds 'spam' 2 (from review 2), 'ham' 1 (from review 1).",
            Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_a_pipe_and_UTF_16_are_read_alike()
    {
        using ReviewReader packed = ReviewReader.Open(_folder.Write("reviews.gz", TemporaryDirectory.Gzip(Two)));
        using ReviewReader wide = ReviewReader.Open(_folder.Write("wide.json", Two, Encoding.Unicode));
        using ReviewReader piped = ReviewReader.Open(new Trickle(Encoding.UTF8.GetBytes(Two)), "standard input");

        Assert.Equal(s_two, packed.Rows());
        Assert.Equal(s_two, wide.Rows());
        Assert.Equal(s_two, piped.Rows());
    }

    [Fact]
    public void Keys_in_objects_have_dots_and_columns_come_in_order_of_first_sight()
    {
        const string Content = """
            {"id":1,"data":{"text":"A fine film","meta":{"lang":"en"}},"rating.value":5}
            {"data":{"meta":{"lang":"en","tags":["a",1]},"text":"No"},"id":2,"data.text":"A poor film","rating":{"value":1},"ok":true}
            {"data":null,"empty":{}}
            """;

        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.json", Content),
            new ReviewReaderOptions { LabelColumn = "rating.value" });

        Assert.Equal(["id", "data.text", "data.meta.lang", "rating.value", "data.meta.tags", "ok", "data"], reader.Columns.Names);
        Assert.Equal(
            [
                (new ReviewRow(1, "A fine film", "5", 0), "1|A fine film|en|5|||"),
                (new ReviewRow(2, "A poor film", "1", 0), "2|A poor film|en|1|[\"a\",1]|true|"),
                (new ReviewRow(3, "", null, 0), "||||||"),
            ],
            reader.Rows().Select(row => (row, string.Join('|', reader.Fields()))));
    }

    [Theory]
    [InlineData("\\\"a\\\\b\\/c\\b\\f\\n\\r\\t", "\"a\\b/c\b\f\n\r\t")]
    [InlineData("\\u00e9\\u4E2D \\ud83d\\ude00 é中😀", "é中 😀 é中😀")]
    [InlineData("cut \\ud83d", "cut \uFFFD")]
    [InlineData("\\ude00\\ud83d\\ud83d\\ude00", "\uFFFD\uFFFD😀")]
    [InlineData("{[}]:,//", "{[}]:,//")]
    public void Escapes_are_resolved(string written, string text)
    {
        string path = _folder.Write("reviews.json", $"{{\"text\":\"{written}\",\"label\":1}}");

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { TextColumn = "text" });

        Assert.Equal(text, Assert.Single(reader.Rows()).Text);
    }

    [Theory]
    [InlineData("1e3", "1e3")]
    [InlineData("-0.50", "-0.50")]
    [InlineData("false", "false")]
    [InlineData("\"Positive \"", "Positive")]
    [InlineData("null", null)]
    [InlineData("NaN", null)]
    [InlineData("-Infinity", null)]
    [InlineData("Infinity", null)]
    [InlineData("\"NaN\"", "NaN")]
    [InlineData("{\"a\":1}", null)]
    [InlineData("[ 1, \"a\" ]", "[ 1, \"a\" ]")]
    public void Values_are_taken_as_they_are_written(string written, string? label)
    {
        string path = _folder.Write("reviews.json",
            $"{{\"text\":\"It \\\"is\\\" NaN\",\"label\":1}}\n{{\"label\":{written},\"text\":\"\\\\\"}}\n{{\"text\":\"c\"}}");

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { TextColumn = "text", LabelColumn = "label" });

        Assert.Equal([new ReviewRow(1, "It \"is\" NaN", "1", 0), new ReviewRow(2, "\\", label, 0), new ReviewRow(3, "c", null, 0)],
            reader.Rows());
    }

    [Fact]
    public void Keys_with_escapes_and_spaces_are_the_same_keys()
    {
        string path = _folder.Write("reviews.json",
            "{\"text\":\"a fine film\",\"my label\":1}\n{\"t\\u0065xt\":\"a bad film\",\"my\\u0020label\":0,\"\\ud800\":1}");

        using ReviewReader reader = ReviewReader.Open(path, new ReviewReaderOptions { LabelColumn = "My Label" });

        Assert.Equal(["text", "my label", "\uFFFD"], reader.Columns.Names);
        Assert.Equal([new ReviewRow(1, "a fine film", "1", 0), new ReviewRow(2, "a bad film", "0", 0)], reader.Rows());
    }

    [Fact]
    public void A_key_of_later_objects_is_a_column_if_it_is_named()
    {
        string content = string.Concat(Enumerable.Range(0, 1000).Select(i => $"{{\"text\":\"number {i}\",\"id\":{i}}}\n"))
            + "{\"late\":7,\"meta\":{\"label\":1},\"text\":\"last\"}\n";
        string path = _folder.Write("reviews.json", content);

        using ReviewReader unnamed = ReviewReader.Open(path, new ReviewReaderOptions { LabelsRequired = false });
        using ReviewReader named = ReviewReader.Open(path, new ReviewReaderOptions { LabelColumn = "meta.label" });

        Assert.Equal(["text", "id"], unnamed.Columns.Names);
        Assert.Equal(["text", "id", "meta.label"], named.Columns.Names);
        Assert.Equal(new ReviewRow(1001, "last", "1", 0), named.Rows().Last());
    }

    [Theory]
    [InlineData("[spoiler] A fine film,1\n[spoiler] A bad film,0\n")]
    [InlineData("{sad} A fine film,1\n{sad} A bad film,0\n")]
    [InlineData("[1] A fine film,1\n[2] A bad film,0\n")]
    public void A_review_that_begins_with_a_bracket_is_no_JSON(string content)
    {
        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", content));

        Assert.Equal("text in column '1', label in column '2'; no header", reader.Columns.ToString());
        Assert.Equal(["1", "0"], reader.Rows().Select(row => row.Label));
    }

    /// <summary>Gives a few bytes at a time, and can't be sought in.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(7, count));
    }
}

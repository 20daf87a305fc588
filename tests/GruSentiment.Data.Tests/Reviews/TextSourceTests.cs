using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class TextSourceTests : IDisposable
{
    private const string Table = "id,text\n1,good soup\n2,bad soup\n";

    private static readonly ReviewReaderOptions s_reader = new();
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.csv", true)]
    [InlineData("a.TSV", true)]
    [InlineData("a.csv.gz", true)]
    [InlineData("a.jsonl", true)]
    [InlineData("a.ndjson", true)]
    [InlineData("a.json", true)]
    [InlineData("a.json.gz", true)]
    [InlineData("a.xlsx", true)]
    [InlineData("a.xls", true)]
    [InlineData("a.txt", false)]
    [InlineData("a.dat", false)]
    [InlineData("a.csv.bak", false)]
    [InlineData("csv", false)]
    [InlineData("a.gz", false)]
    public void The_end_of_a_name_says_whether_a_file_is_a_table(string name, bool isTable)
    {
        string[] expected = isTable ? ["good soup", "bad soup"] : ["id,text", "1,good soup", "2,bad soup"];
        Assert.Equal(expected, TextSource.Texts(_folder.Write(name, Table), s_reader));
    }

    [Theory]
    [InlineData("a.dat", "Csv", true)]
    [InlineData("a.csv", "Text", false)]
    public void A_format_given_is_stronger_than_the_name(string name, string format, bool isTable)
    {
        using TextSource source = TextSource.Open(_folder.Write(name, Table), s_reader, Enum.Parse<InputFormat>(format));
        Assert.Equal(isTable ? ["id", "text"] : null, source.Columns?.Names);
        Assert.Equal(isTable ? 2 : 3, source.Rows(withFields: false).Count());
    }

    [Theory]
    [InlineData("id,text\n1,good soup\n", "a.txt: no JSON, expected JSON objects, like {\"text\": \"…\"}.")]
    [InlineData("PK\u0003\u0004", "a.txt: a zip archive or a workbook, expected text: unpack it, or save it as CSV.")]
    public void What_is_no_JSON_is_refused_where_JSON_is_said(string content, string message) =>
        Assert.Equal(_folder.File(message), Assert.Throws<DataException>(
            () => TextSource.Open(_folder.Write("a.txt", content), s_reader, InputFormat.Jsonl)).Message);

    [Theory]
    [InlineData("Csv", null, null)]
    [InlineData("Tsv", null, null)]
    [InlineData(null, "|", null)]
    [InlineData(null, null, Quoting.None)]
    public void What_the_user_says_is_stronger_than_a_beginning_like_JSON(string? format, string? delimiter, Quoting? quoting)
    {
        string path = _folder.Write("a.csv", "{\"mood\": 1} A good soup\n{\"mood\": 2} A bad soup\n");
        ReviewReaderOptions options = s_reader with { Delimiter = delimiter, Quoting = quoting };

        using TextSource source = TextSource.Open(path, options, format is null ? null : Enum.Parse<InputFormat>(format));

        Assert.Equal(["{\"mood\": 1} A good soup", "{\"mood\": 2} A bad soup"], source.Rows(withFields: false).Select(row => row.Text));
    }

    [Fact]
    public void Keys_that_come_too_late_to_be_columns_are_told()
    {
        string path = _folder.Write("late.jsonl", string.Concat(Enumerable.Range(0, 1001).Select(i => $"{{\"text\": \"a film {i}\"}}\n"))
            + "{\"text\": \"a late film\", \"stars\": 5}\n");
        using var source = TextSource.Open(path, s_reader);

        Assert.Equal(1002, source.Rows(withFields: true).Count());
        Assert.Equal([$"{path}: keys like 'stars', which none of the first objects has, are left out."],
            source.Warnings.Select(warning => $"{warning}"));
    }

    [Fact]
    public void A_workbook_is_no_lines_even_where_that_is_said()
    {
        using TextSource source = TextSource.Open(_folder.Write("a.xlsx", "PK\u0003\u0004"), s_reader, InputFormat.Text);

        Assert.Equal(_folder.File("a.xlsx: a zip archive or a workbook, expected text: unpack it, or save it as CSV."),
            Assert.Throws<DataException>(() => source.Rows(withFields: false).Count()).Message);
    }

    [Theory]
    [InlineData("lines.txt", "{\"text\": \"good soup\"}\n{\"text\": \"bad soup\"}\n")]
    [InlineData("lines.txt", "__label__1 good soup\n__label__2 bad soup\n")]
    [InlineData("lines.txt", "good soup\nbad soup\n")]
    public void Json_and_fastTexts_lines_are_known_by_their_content(string name, string content) =>
        Assert.Equal(["good soup", "bad soup"], TextSource.Texts(_folder.Write(name, content), s_reader));

    [Fact]
    public void The_delimiter_of_a_tsv_is_a_tab_unless_another_is_given()
    {
        string path = _folder.Write("a.dat", "a,b\ttext\n1,2\tgood soup\n3,4\tbad, sad soup\n");
        Assert.Equal(["a,b", "text"], Names(s_reader));
        Assert.Equal(["a", "b\ttext"], Names(s_reader with { Delimiter = "," }));

        IReadOnlyList<string> Names(ReviewReaderOptions options)
        {
            using TextSource source = TextSource.Open(path, options, InputFormat.Tsv);
            return source.Columns!.Names;
        }
    }

    [Fact]
    public void Every_row_comes_with_its_number_and_as_many_fields_as_there_are_columns()
    {
        string rows = string.Concat(Enumerable.Range(4, 20).Select(i => $"{i},soup,1\n"));
        string path = _folder.Write("a.csv", $"id,text,stars\n1,\"good\nsoup\",5\n2\n3,bad,1,further,\"more\"\n{rows}");
        using TextSource source = TextSource.Open(path, s_reader);
        TextRow[] read = [.. source.Rows(withFields: true)];
        Assert.Equal(Enumerable.Range(1, 23).Select(number => (long)number), read.Select(row => row.Number));
        Assert.Equal([["1", "good\nsoup", "5"], ["2", "", ""], ["3", "bad", "1"]], read.Take(3).Select(row => row.Fields));
        Assert.Equal(["good\nsoup", "", "bad"], read.Take(3).Select(row => row.Text));
        Assert.Equal(
            [$"{path}: 1 row has more fields than there are columns (3), the first in line 5; "
                + "the fields after the last column are left out."],
            source.Warnings.Select(warning => $"{warning}"));
    }

    [Fact]
    public void Nothing_is_said_of_fields_that_nobody_asked_for()
    {
        string path = _folder.Write("a.csv", "id,text\n1,good\n2,bad,more\n3,bad\n4,bad\n5,bad\n");
        using TextSource source = TextSource.Open(path, s_reader);
        Assert.All(source.Rows(withFields: false), row => Assert.Null(row.Fields));
        Assert.Empty(source.Warnings);
    }

    [Fact]
    public void Every_line_has_a_number_and_no_fields()
    {
        using TextSource source = TextSource.Open(_folder.Write("a.txt", "one\n\nthree"), s_reader);
        Assert.Equal([new TextRow("one", 1), new TextRow("", 2), new TextRow("three", 3)], source.Rows(withFields: true));
    }

    [Fact]
    public void A_label_column_is_not_asked_for() =>
        Assert.Equal(["good soup"], TextSource.Texts(_folder.Write("a.csv", "text\ngood soup\n"), s_reader));

    [Theory]
    [InlineData("a.jsonl", "", null)]
    [InlineData("a.ndjson", "\n\n", null)]
    [InlineData("a.dat", "", "Jsonl")]
    [InlineData("a.dat", "\uFEFF", "Jsonl")]
    [InlineData("a.dat", "\n \r\n", "Jsonl")]
    [InlineData("a.dat", "[]", "Jsonl")]
    public void Json_without_an_object_has_no_text(string name, string content, string? format)
    {
        using TextSource source = TextSource.Open(
            _folder.Write(name, content), s_reader, format is null ? null : Enum.Parse<InputFormat>(format));

        Assert.True(source.IsEmpty);
        Assert.Null(source.Columns);
        Assert.Empty(source.Rows(withFields: true));
        Assert.Empty(source.Warnings);
    }

    [Theory]
    [InlineData("a.csv", "", null, "a.csv: empty, expected rows of text and label.")]
    [InlineData("a.json", "", null, "a.json: empty, expected rows of text and label.")]
    [InlineData("a.jsonl", "", "Csv", "a.jsonl: empty, expected rows of text and label.")]
    [InlineData("a.jsonl", "{}\n", "Jsonl",
        "a.jsonl: JSON objects without a value, expected those with the text and the label of a review.")]
    public void A_table_that_must_have_columns_may_not_be_empty(string name, string content, string? format, string message) =>
        Assert.Equal(_folder.File(message), Assert.Throws<DataException>(() => TextSource.Open(
            _folder.Write(name, content), s_reader, format is null ? null : Enum.Parse<InputFormat>(format))).Message);

    [Fact]
    public void A_table_without_a_column_of_text_is_an_error() =>
        Assert.Throws<DataException>(() => TextSource.Open(_folder.Write("a.csv", ""), s_reader));
}

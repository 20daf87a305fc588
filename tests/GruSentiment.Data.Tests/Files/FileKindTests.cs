using System.Text;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tests.Files;

public class FileKindTests
{
    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
        "a Git LFS pointer, the data itself is not here: git lfs pull fetches it")]
    [InlineData("<!DOCTYPE html><html>", Page)]
    [InlineData("\u00EF\u00BB\u00BF\n  <!doctype HTML>", Page)]
    [InlineData("\r\n<HTML lang=\"en\">", Page)]
    [InlineData("<head><title>", Page)]
    [InlineData("<BODY>", Page)]
    [InlineData("<!-- saved from a shop -->", Page)]
    [InlineData("<table border=\"1\"><tr>", HtmlTable)]
    [InlineData("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", HtmlTable)]
    [InlineData("<tablet>,label\n", null)]
    [InlineData("<?xml version=\"1.0\"?><reviews/>",
        "XML, expected a table: CSV, TSV, JSON or an Excel workbook; make CSV of it, for example with "
        + "pandas, read_xml and to_csv")]
    [InlineData("PAR1\u0015\0", "a Parquet file: make CSV of it, for example with DuckDB: "
        + "duckdb -c \"COPY 'data/my reviews.parquet' TO 'data/my reviews.csv'\"")]
    [InlineData("ARROW1\0\0", "an Arrow (Feather) file: make CSV of it, for example with pandas, read_feather and to_csv")]
    [InlineData("%PDF-1.7", "a PDF document, expected a table: CSV, TSV, JSON or an Excel workbook; copy its texts into a "
        + "spreadsheet, and save that as CSV")]
    [InlineData("SQLite format 3\0", "an SQLite database: export a table of it as CSV")]
    [InlineData("{\\rtf1\\ansi", "an RTF document: save it as plain text, CSV or TSV")]
    [InlineData("\u0080\u0004\u0095\0", "a Python pickle: save it as CSV, for example with the to_csv of pandas")]
    [InlineData("\u0093NUMPY\u0001\0", "a NumPy array: save it as CSV, for example with the to_csv of pandas")]
    [InlineData("BZh91AY", "compressed with bzip2: unpack it (bunzip2)")]
    [InlineData("\u00FD7zXZ\0", "compressed with xz: unpack it (unxz)")]
    [InlineData("\u0028\u00B5\u002F\u00FD", "compressed with Zstandard: unpack it (unzstd)")]
    [InlineData("7z\u00BC\u00AF\u0027\u001C", "a 7z archive: unpack it (7z x)")]
    [InlineData("Rar!\u001A\u0007", "a RAR archive: unpack it (unrar x)")]
    [InlineData("\u0089PNG\r\n", "a picture, expected a table: CSV, TSV, JSON or an Excel workbook; write the texts "
        + "that it shows into a spreadsheet, and save that as CSV")]
    [InlineData("text,label\n<html>,1\n", null)]
    [InlineData("version,label\n", null)]
    public void What_is_no_table_is_named(string start, string? message)
    {
        byte[] bytes = [.. start.Select(letter => (byte)letter)];

        Assert.Equal(message, FileKind.NoTable(bytes, null, "data/my reviews.parquet"));
    }

    [Fact]
    public void A_web_page_in_UTF_16_is_named_too() =>
        Assert.Equal(Page, FileKind.NoTable(Encoding.Unicode.GetBytes("\uFEFF<!DOCTYPE html>"), Encoding.Unicode, "reviews.csv"));

    [Theory]
    [InlineData("<table>")]
    [InlineData("<!-- a review -->")]
    [InlineData("<body>")]
    public void The_first_of_a_text_a_line_may_begin_with_a_tag(string start) =>
        Assert.Null(FileKind.NoTable(Encoding.UTF8.GetBytes(start), null, "reviews.txt", mayBeLines: true));

    private const string HtmlTable = "an HTML table, as some programs save it under .xls: open it in a spreadsheet and save it as CSV";

    private const string Page = "a web page (HTML), perhaps saved in place of the file: download the file itself";
}

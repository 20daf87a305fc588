using System.IO.Compression;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;
using static GruSentiment.Data.Tests.Tables.Workbooks.TestWorkbook;

namespace GruSentiment.Data.Tests.Tables.Workbooks;

public sealed class WorkbookTableTests : IDisposable
{
    private static readonly object?[][] s_rows =
    [
        ["text", "stars", "seen", "day", "remark"],
        ["A fine film", 5, true, new DateTime(2024, 2, 29), null],
        [null, null, null, null, null],
        ["A \"bad\",\nlong film", 1.5, false, new DateTime(2024, 12, 31, 23, 30, 0), "#N/A"],
        ["So so", null, null, null, "x"],
    ];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_and_cells_are_those_of_the_first_visible_sheet_with_any()
    {
        byte[] book = Xlsx(new Sheet("Draft", [["a"]], IsHidden: true), new Sheet("Empty", []), new Sheet("Reviews 1", s_rows),
            new Sheet("Other", [["b"]]));

        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.xlsx", book));

        Assert.Equal("text in column 'text', label in column 'stars'; sheet 'Reviews 1'", reader.Columns.ToString());
        Assert.Equal(
            [
                (new ReviewRow(2, "A fine film", "5", 0), "A fine film|5|true|2024-02-29|"),
                (new ReviewRow(4, "A \"bad\",\nlong film", "1.5", 0), "A \"bad\",\nlong film|1.5|false|2024-12-31T23:30:00|"),
                (new ReviewRow(5, "So so", null, 0), "So so||||x"),
            ],
            reader.Rows().Select(row => (row, string.Join('|', reader.Fields()))));
    }

    [Fact]
    public void A_sheet_without_names_has_numbered_columns()
    {
        using ReviewReader reader = Open(Xlsx(new Sheet("S", [["A fine film", "positive"], ["A bad film", "negative"]])), labels: true);

        Assert.Equal("text in column '1', label in column '2'; sheet 'S'; no header", reader.Columns.ToString());
        Assert.Equal([new ReviewRow(1, "A fine film", "positive", 0), new ReviewRow(2, "A bad film", "negative", 0)], reader.Rows());
    }

    [Fact]
    public void An_old_workbook_is_read_too()
    {
        using ReviewReader reader = Open(Xls("Alt", ["text", "stars"], ["Ein schöner Film 😀", 5], ["A bad film", 1.25]));

        Assert.Equal("text in column 'text', label in column 'stars'; sheet 'Alt'", reader.Columns.ToString());
        Assert.Equal([new ReviewRow(2, "Ein schöner Film 😀", "5", 0), new ReviewRow(3, "A bad film", "1.25", 0)], reader.Rows());
    }

    [Fact]
    public void A_workbook_that_is_packed_or_comes_from_a_pipe_is_read_alike()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Xlsx(new Sheet("S", s_rows)));

        using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.gz", packed.ToArray()));
        ReviewSet set = ReviewSet.LoadWithTexts(_folder.Write("x.xlsx", Xlsx(new Sheet("S", Many(3000)))), new ReviewReaderOptions());

        Assert.Equal(["A fine film", "A \"bad\",\nlong film", "So so"], reader.Rows().Select(row => row.Text));
        Assert.Equal(3000, set.Count);
        Assert.Equal(3001, set.Lines[^1]);
    }

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        Assert.Equal("reviews.xlsx: a zip archive without a workbook in it: unpack it.",
            ErrorOf(Zip(("reviews.csv", "text,label\nA fine film,1\n"))));
        Assert.Equal("reviews.xlsx: an OpenDocument file: save it as CSV, or as an Excel workbook.", ErrorOf(Opened()));
        Assert.Equal("reviews.xlsx: no rows, expected rows of text and label.", ErrorOf(Xlsx(new Sheet("S", []))));
        Assert.Equal("reviews.xlsx: a workbook locked with a password: save it without one.", ErrorOf(Locked()));
        Assert.Equal("reviews.xlsx: a damaged workbook or zip archive, expected a whole one. If a spreadsheet program opens it, save it as "
            + "CSV.", ErrorOf(CompoundFile("WordDocument", new byte[5000])));
    }

    [Fact]
    public void Damaged_workbooks_give_rows_or_clear_errors()
    {
        var random = new SeededRandom(5);
        foreach (byte[] book in (byte[][])[Xlsx(new Sheet("S", Many(20))), Xls("S", ["text", "label"], ["A fine film", 1])])
        {
            for (int i = 0; i < 1000; i++)
            {
                byte[] damaged = [.. i % 4 == 0 ? book.AsSpan(0, random.NextInt(book.Length)) : book];
                for (int change = random.NextInt(5); change >= 0 && damaged.Length > 8; change--)
                    damaged[8 + random.NextInt(damaged.Length - 8)] = (byte)random.NextInt(256);
                ErrorOf(damaged);
            }
        }
    }

    private static IEnumerable<object?[]> Many(int count) =>
        [["text", "label"], .. Enumerable.Range(0, count).Select(i => (object?[])[$"the text {i}", i % 2])];

    /// <summary>The beginning of an OpenDocument spreadsheet: its kind, not packed, is the first entry.</summary>
    private static byte[] Opened() =>
        [.. "PK\u0003\u0004"u8, .. new byte[22], 8, 0, 0, 0, .. "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"u8];

    /// <summary>A BIFF8 stream whose second record says that the rest can't be read without a password.</summary>
    private static byte[] Locked()
    {
        byte[] book = Xls("S", ["text", "label"], ["A fine film", 1]);
        byte[] pass = [0x2F, 0, 54, 0, 1, 0, 1, 0, 1, 0, .. new byte[48]];
        pass.CopyTo(book, 1536 + 20);
        return book;
    }

    private static string? ErrorOf(byte[] bytes)
    {
        try
        {
            using ReviewReader reader = Open(bytes);
            _ = reader.Rows().Count();
            return null;
        }
        catch (DataException e)
        {
            return e.Message;
        }
    }

    private static ReviewReader Open(byte[] bytes, bool labels = false) =>
        ReviewReader.Open(new MemoryStream(bytes), "reviews.xlsx", new ReviewReaderOptions { LabelsRequired = labels });
}

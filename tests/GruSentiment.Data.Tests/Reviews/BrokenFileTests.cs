using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class BrokenFileTests : IDisposable
{
    private const string Pairs = "Quotes must come in pairs around a whole field, with a quote inside doubled;";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", ": empty, expected rows of text and label.")]
    [InlineData("\n\n", ": no rows, expected rows of text and label.")]
    [InlineData("text,label\n", ": a header and no rows, expected rows of text and label.")]
    [InlineData("text,label\nfine,1\ngood,1\n",
        ": every usable row is positive, expected rows of each class (negative, positive). Column 'label' holds '1' 2 (from line 2).")]
    [InlineData("text,label\nfine,positive\nmeh,neutral\n", ": no row is negative, expected rows of each class (negative, neutral, "
        + "positive). Column 'label' holds 'neutral' 1 (from line 3), 'positive' 1 (from line 2). Or say which is which: Labels = "
        + "neutral=neutral;positive=positive.")]
    [InlineData("text,label\n,1\n ,0\n", ": 2 of 2 rows can't be used, more than a tenth: 2 without text (lines 2, 3). If the text is in "
        + "another column, name it with TextColumn.")]
    [InlineData("text,label\nfine,\nbad,0\n", ": 1 of 2 rows can't be used, more than a tenth: 1 without label (line 2). If the label is "
        + "in another column, name it with LabelColumn. To skip these rows, use MaxSkipped = 0.5.")]
    [InlineData("text,label\nfine,spam\nbad,ham\n",
        ": the labels are unknown. Column 'label' holds 'ham' 1 (from line 3), 'spam' 1 (from line 2). Expected labels such as 0/1, "
        + "negative/positive or 1 to 5 stars; or say which is which: Labels = negative=…;positive=…, with the labels ham, spam in "
        + "place of the dots.")]
    [InlineData("text,label\nfine,pos\nbad,neg\nso,maybe\n",
        ": the labels are unknown. Column 'label' holds 'maybe' 1 (from line 4), 'neg' 1 (from line 3), 'pos' 1 (from line 2). Expected "
        + "labels such as 0/1, negative/positive or 1 to 5 stars; or say which is which: Labels = negative=neg;neutral=…;positive=pos, "
        + "with the label maybe in place of the dots, or without neutral to skip these rows.")]
    [InlineData("text,label\nfine, really fine,1\nbad,0\n", ": 1 of 2 rows can't be used, more than a tenth: 1 with a wrong number of "
        + "fields (line 2). Line 2 has 3 fields, expected 2. A text with ',' in it must stand in quotes; or Delimiter and Quoting say how "
        + "the file is written. To skip these rows, use MaxSkipped = 0.5.")]
    [InlineData("text,label\nfine,1\n\"never closed,1\nbad,0\n", ", line 3, column 1: a quote opens here and never closes. " + Pairs
        + " Quoting = none takes quotes as part of the text.")]
    [InlineData("label,text\n1,fine\n1,\"bad\n0,so so\n0,\"good\" film\n", ", line 3, column 2: a quote opens here, closes in a later "
        + "line, and more text follows it. " + Pairs + " Quoting = none takes quotes as part of the text.")]
    [InlineData("text\tlabel\nfine\t1\nbad\t0\n\"I saw it.\t1\nIt was bad.\"\t0\n", ", line 4, column 1: the quotes that open here hold 2 "
        + "rows together. " + Pairs + " Quoting = none takes quotes as part of the text; Quoting = rfc4180 takes them as they are.")]
    [InlineData("PK\u0003\u0004...", ": a damaged workbook or zip archive, expected a whole one. If a spreadsheet program opens it, save "
        + "it as CSV.")]
    [InlineData("text,label\n\0\u0001\u0002",
        ": not text, expected a table: CSV, TSV, JSON or an Excel workbook, plain or compressed with gzip.")]
    public void A_file_that_can_not_be_used_is_an_error_that_says_where_and_why(string content, string message)
    {
        string path = _folder.Write("reviews.csv", content);

        Assert.Equal(path + message, Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message);
    }

    [Fact]
    public void A_quote_behind_a_backslash_is_pointed_out_where_it_breaks_the_file()
    {
        string path = _folder.Write("reviews.csv", "text,label\n\"They\nsaid \\\"hi\\\" twice\",1\n");

        var error = Assert.Throws<DataException>(() => ReviewSet.Load(path, new ReviewReaderOptions { Quoting = Quoting.Rfc4180 }));

        Assert.Equal($"{path}, line 2, column 1: a quote opens here, closes in a later line, and more text follows it. {Pairs} Quoting = "
            + $"backslash reads \\\" as a quote within the text.", error.Message);
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_errors()
    {
        string missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName(), "reviews.csv");
        string directory = Path.GetDirectoryName(_folder.Write("reviews.csv", "x"))!;

        Assert.Equal($"{missing}: no such file.", Assert.Throws<DataException>(() => ReviewSet.Load(missing)).Message);
        Assert.Equal($"{directory}: is a directory, expected a table: CSV, TSV, JSON or an Excel workbook.",
            Assert.Throws<DataException>(() => ReviewSet.Load(directory)).Message);
    }

    [Theory]
    [InlineData("text,label\n", ", line 2: a field of more than 4,000,000 characters begins here. Expected CSV with a review a row; where "
        + "a quote never closes, Quoting = none takes quotes as part of the text.")]
    [InlineData("text,label\n\"", ", line 2: a field of more than 4,000,000 characters begins here. Expected CSV with a review a row; "
        + "where a quote never closes, Quoting = none takes quotes as part of the text.")]
    [InlineData("", ", line 1: longer than 262,144 characters, expected CSV with a review a row.")]
    public void A_line_without_end_is_an_error_long_before_memory_is_full(string start, string message)
    {
        using var endless = new EndlessStream(start);

        var error = Assert.Throws<DataException>(() => ReviewReader.Open(endless, "reviews.csv").Rows().Count());

        Assert.Equal("reviews.csv" + message, error.Message);
        Assert.InRange(endless.BytesRead, 0, 10_000_000);
    }

    [Fact]
    public void A_row_of_thousands_of_fields_with_a_quote_in_the_middle_takes_no_time_by_the_square()
    {
        string Columns(string one) => string.Concat(Enumerable.Repeat($",{one}", 10_000));
        string path = _folder.Write("reviews.csv", $"text,label{Columns("c")}\ngood,1{Columns("x\"y")}\n");
        long before = GC.GetAllocatedBytesForCurrentThread();

        using ReviewReader reader = ReviewReader.Open(path);
        var error = Assert.Throws<DataException>(() => reader.Rows().Select(_ => reader.Fields()).Count());

        Assert.Equal($"{path}, line 2: too many of the 10002 fields of one row have a quote in the middle. "
            + "Quoting = none takes quotes as part of the text.", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000_000);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(1000)]
    public void A_gzip_file_cut_short_is_an_error(int missing)
    {
        var random = new SeededRandom(1);
        string text = "text,label\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"review {random.NextUInt64()},{i % 2}\n"));
        string path = _folder.Write("reviews.csv.gz", TemporaryDirectory.Gzip(text)[..^missing]);

        var error = Assert.Throws<DataException>(() => ReviewSet.Load(path));

        Assert.Matches("^.*reviews[.]csv[.]gz: cut short, the gzip data ends in the middle after [0-9,]+ unpacked bytes[.]$",
            error.Message);
    }

    [Fact]
    public void A_damaged_gzip_file_is_an_error()
    {
        byte[] packed = TemporaryDirectory.Gzip("text,label\n"
            + string.Concat(Enumerable.Range(0, 1000).Select(i => $"review {i},{i % 2}\n")));
        packed.AsSpan(20, 200).Fill(0xFF);

        var error = Assert.Throws<DataException>(() => ReviewSet.Load(_folder.Write("reviews.csv.gz", packed)));

        Assert.Contains("damaged, the gzip data can't be unpacked", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A text that goes on with one letter for ever.</summary>
    private sealed class EndlessStream(string start) : MemoryStream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);

        public long BytesRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            if (BytesRead == 0)
                _start.CopyTo(buffer);
            BytesRead += buffer.Length;
            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }

    [Fact]
    public void Unknown_labels_for_a_model_name_its_classes_in_the_flag()
    {
        var table = new LabelTable("stars.csv", "stars", []);
        table.Number("7", 2);

        DataException fault = Assert.Throws<DataException>(() => table.Discover(["one", "two", "three"], isNamed: true));

        Assert.EndsWith("Labels = one=…;two=…;three=…, with the label 7 in place of the dots.", fault.Message,
            StringComparison.Ordinal);
    }
}

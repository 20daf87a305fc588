using System.Text;
using CsCheck;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class EncodingTests : IDisposable
{
    private const string Content = "text,label\nCafé “très bon” – 5 €,1\nمطعم 好 👍,0\n";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "gzip"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Unicode_is_read_in_each_form(string encoding)
    {
        string path = encoding switch
        {
            "gzip" => _folder.Write("reviews.csv.gz", TemporaryDirectory.Gzip(Content)),
            "utf-8" => _folder.Write("reviews.csv", Content),
            "utf-8 with mark" => _folder.Write("reviews.csv", Content, new UTF8Encoding(true)),
            _ => _folder.Write("reviews.csv", Content, Encoding.GetEncoding(encoding)),
        };

        using ReviewReader reader = ReviewReader.Open(path);

        Assert.Equal(["Café “très bon” – 5 €", "مطعم 好 👍"], reader.Rows().Select(row => row.Text));
        Assert.Equal("text", reader.Columns.Names[0]);
        Assert.Null(reader.EncodingWarning);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Windows_1252_is_read_with_a_warning_that_names_the_line(string lineEnd)
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes(
            string.Join(lineEnd, "text,label", "Fine,1", "Caf\u00E9 \u0093tr\u00E8s bon\u0094 \u0096 5 \u0080,1", "Bad,0", ""))];
        string path = _folder.Write("reviews.csv", bytes);

        using ReviewReader reader = ReviewReader.Open(path);

        Assert.Equal([new ReviewRow(2, "Fine", "1", 0), new ReviewRow(3, "Café “très bon” – 5 €", "1", 0), new ReviewRow(4, "Bad", "0", 0)],
            reader.Rows());
        Assert.Equal($"{path}, line 3: bytes that are not UTF-8; they are read as Windows-1252. If that is wrong, name the encoding with "
            + "Encoding.",
            reader.EncodingWarning?.ToString());
    }

    [Fact]
    public void Two_gzip_files_joined_are_one()
    {
        string path = _folder.Write("reviews.csv.gz",
            [.. TemporaryDirectory.Gzip("text,label\nA fine film,1\n"), .. TemporaryDirectory.Gzip("A bad film,0\n")]);

        using ReviewReader reader = ReviewReader.Open(path);

        Assert.Equal(2, reader.Rows().Count());
    }

    [Fact]
    public void Text_is_the_same_however_its_bytes_arrive() =>
        Gen.Select(Gen.String[0, 200], Gen.Int[1, 7]).Where((text, _) => !text.Any(char.IsSurrogate) && !text.StartsWith('\uFEFF'))
        .Sample((text, size) =>
        {
            using var reader = new DecodedReader(new TricklingStream(Encoding.UTF8.GetBytes(text), size), "");

            Assert.Equal(text, reader.ReadToEnd());
            Assert.Null(reader.Warning);
        }, seed: "0000KFdLmrA5");

    [Fact]
    public void Any_bytes_are_read_alike_however_they_arrive_or_refused_with_the_line() =>
        Gen.Select(Gen.Byte.Array[0, 100], Gen.Int[1, 7]).Sample((bytes, size) =>
        {
            string whole = TextOrFault(new MemoryStream(bytes)), trickling = TextOrFault(new TricklingStream(bytes, size));

            Assert.Equal(whole, trickling);
        }, seed: "0000KFdLmrA5");

    private static string TextOrFault(Stream bytes)
    {
        using var reader = new DecodedReader(bytes, "reviews.csv");
        try
        {
            return $"{reader.ReadToEnd()} {reader.Warning}";
        }
        catch (DataException fault)
        {
            Assert.StartsWith("reviews.csv, line ", fault.Message, StringComparison.Ordinal);
            return fault.Message;
        }
    }

    /// <summary>Gives a few bytes at a time, as a pipe may.</summary>
    private sealed class TricklingStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(size, count));
    }

    [Fact]
    public void Lines_of_another_encoding_behind_ones_of_utf8_are_refused_with_their_line()
    {
        const string Russian = "Очень хороший фильм и прекрасная игра,1\nУжасный фильм и скучная игра,0\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"text,label\n{Russian}{Russian}"), .. Encoding.GetEncoding(1251).GetBytes(Russian)];
        string path = _folder.File("reviews.csv");
        File.WriteAllBytes(path, bytes);

        string message = Assert.Throws<DataException>(() => ReviewSet.Load(path)).Message;

        Assert.Equal($"{path}, line 6: not UTF-8 as the lines before it, but windows-1251, it seems. "
            + "Write the file in one encoding.", message);
    }

    [Fact]
    public void Few_broken_letters_among_english_are_windows_1252_as_before()
    {
        string text = "text,label\n" + string.Concat(Enumerable.Range(0, 200).Select(i =>
                $"The company in {(i % 10 == 0 ? "L+\u00C6nsi and Sepp+\u00C6l+\u00C6" : "town")} said that its profit rose,{i % 2}\n"))
            + "A sale of 5 million +\u02C6EUR,1\n";
        string path = _folder.File("reviews.csv");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(path, Encoding.GetEncoding(1252).GetBytes(text));

        ReviewSet set = ReviewSet.Load(path);

        Assert.Equal(201, set.Count);
        Assert.Equal($"{path}, line 2: bytes that are not UTF-8; they are read as Windows-1252. If that is wrong, name the encoding with "
            + "Encoding.", $"{set.Report.EncodingWarning}");
    }
}

using System.Text;
using CsCheck;
using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Files;

public sealed class DataFileTests : IDisposable
{
    private const string Content = "text,label\nОтлично 很好 👍,1\nПлохо 一般,0\n";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, bool> Unicode => new(
        from name in (string[])["utf-16le", "utf-16be", "utf-32le", "utf-32be"] from mark in (bool[])[true, false] select (name, mark));

    [Theory]
    [MemberData(nameof(Unicode))]
    public void UTF_16_and_UTF_32_are_found_with_and_without_a_mark(string name, bool mark)
    {
        string path = _folder.Write("reviews.csv", TextEncoding.Named(name).GetBytes((mark ? "\uFEFF" : "") + Content));

        using DataText text = DataFile.Open(path, encoding: null);

        Assert.Equal(Content, text.Reader.ReadToEnd());
        Assert.Null(text.EncodingWarning);
    }

    [Theory]
    [InlineData("windows-1251", "text,label\nОтлично,1\n")]
    [InlineData("gbk", "text,label\n很好,1\n")]
    [InlineData("shift_jis", "text,label\nとても良い,1\n")]
    [InlineData("iso-2022-jp", "text,label\nとても良い,1\n")]
    [InlineData("euc-kr", "text,label\n정말 좋은,1\n")]
    [InlineData("utf-16be", "text,label\n很好,1\n")]
    [InlineData("utf-8", "text,label\n很好,1\n")]
    public void A_given_encoding_is_taken_and_a_mark_skipped(string name, string content)
    {
        byte[] bytes = TextEncoding.Named(name).GetBytes(content);
        foreach (byte[] file in (byte[][])[bytes, name.StartsWith("utf-16", StringComparison.Ordinal) ? [0xFE, 0xFF, .. bytes]
            : [0xEF, 0xBB, 0xBF, .. bytes]])
        {
            using ReviewReader reader = ReviewReader.Open(_folder.Write("reviews.csv", file), new ReviewReaderOptions { Encoding = name });

            Assert.Equal(content.Split('\n')[1], reader.Rows().Select(row => $"{row.Text},{row.Label}").Single());
            Assert.Null(reader.EncodingWarning);
        }
    }

    [Fact]
    public void What_a_given_encoding_can_not_read_is_replaced_with_a_warning_that_names_the_first_line()
    {
        string path = _folder.Write("reviews.csv", [.. "text,label\nfine,1\nb"u8, 0xFF, .. "d,0\n"u8]);

        using DataText text = DataFile.Open(path, "utf-8");

        Assert.Equal("text,label\nfine,1\nb\uFFFDd,0\n", text.Reader.ReadToEnd());
        Assert.Equal($"{path}, line 3: bytes that are not utf-8; they are read as \uFFFD.", text.EncodingWarning?.ToString());
    }

    [Theory]
    [InlineData("utf-16le", "UTF-16")]
    [InlineData("utf-16be", "UTF-16")]
    [InlineData("utf-32le", "UTF-32")]
    [InlineData("utf-32be", "UTF-32")]
    public void UTF_16_and_UTF_32_are_not_read_as_another_encoding(string name, string form)
    {
        string path = _folder.Write("reviews.csv", TextEncoding.Named(name).GetBytes("\uFEFF" + Content));
        foreach (string given in (string[])["utf-8", "windows-1251", "gb18030"])
        {
            Assert.Equal($"{path}: is {form}, not {given}: leave out Encoding.",
                Assert.Throws<DataException>(() => DataFile.Open(path, given)).Message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public void A_NUL_is_refused_wherever_it_stands(int before)
    {
        string path = _folder.Write("reviews.csv",
            "text,label\n" + string.Concat(Enumerable.Repeat("fine,1\n", before)) + "It was all right, b\0d,0\n");
        string line = $"{before + 2}";

        Assert.Equal($"{path}, line {line}: holds a NUL (0x00), which no text has. Remove it, or export the file again.",
            Assert.Throws<DataException>(() => ReviewReader.Open(path).Rows().Count()).Message);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16le")]
    public void Byte_order_marks_at_the_beginnings_of_lines_are_skipped(string name)
    {
        string part = "\uFEFFtext,label\r\n\uFEFF\uFEFFfine\uFEFF,1\n\uFEFFbad,0\r";
        byte[] bytes = TextEncoding.Named(name).GetBytes(part + part);

        using DataText text = DataFile.Open(_folder.Write("reviews.csv", bytes), encoding: null);

        Assert.Equal(string.Concat(Enumerable.Repeat("text,label\r\nfine\uFEFF,1\nbad,0\r", 2)), text.Reader.ReadToEnd());
    }

    [Fact]
    public void A_character_cut_off_at_the_end_is_no_other_encoding()
    {
        byte[] whole = Encoding.UTF8.GetBytes("text,label\n很好,1\n太差");

        using DataText text = DataFile.Open(_folder.Write("reviews.csv", whole[..^1]), encoding: null);

        Assert.StartsWith("text,label\n很好,1\n太å", text.Reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void ISO_2022_is_refused_with_its_name()
    {
        string path = _folder.Write("reviews.csv", TextEncoding.Named("iso-2022-jp").GetBytes("text,label\nとても良い,1\n"));

        Assert.Equal($"{path}, line 2: from here on the text is iso-2022-jp, which must be named: Encoding = iso-2022-jp.",
            Assert.Throws<DataException>(() => ReviewReader.Open(path)).Message);
    }

    [Fact]
    public void Bytes_of_any_kind_are_a_text_or_an_error_that_names_the_file()
    {
        byte[][] files = [.. ((string[])["utf-8", "utf-16le", "utf-16be", "utf-32", "gb18030", "windows-1251", "shift_jis"])
            .Select(name => TextEncoding.Named(name).GetBytes(string.Concat(Enumerable.Repeat(Content, 20)))),
            TemporaryDirectory.Gzip(Content)];
        Gen<byte[]> mutated = Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, 600], Gen.Byte.Array[0, 8]).Select((file, at, bytes) =>
            (byte[])[.. files[file].Take(at), .. bytes, .. files[file].Skip(at + bytes.Length / 2)]);
        Gen.OneOf(mutated, Gen.Byte.Array[0, 300]).Sample(bytes =>
        {
            try
            {
                using DataText text = DataFile.Open(new MemoryStream(bytes), "reviews.csv", encoding: null);
                text.Reader.ReadToEnd();
            }
            catch (DataException fault)
            {
                Assert.StartsWith("reviews.csv", fault.Message, StringComparison.Ordinal);
            }
        }, seed: "0000KFdLmrA5", time: 2);
    }
}

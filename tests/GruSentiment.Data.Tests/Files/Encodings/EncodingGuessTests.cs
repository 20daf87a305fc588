using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;

namespace GruSentiment.Data.Tests.Files.Encodings;

public class EncodingGuessTests
{
    private static readonly int[] s_sizes = [3, 6, 30, 2000];

    public static TheoryData<string, string> Guessed => new()
    {
        { "russian", "windows-1251" }, { "russian", "koi8-r" }, { "russian", "ibm866" }, { "russian", "iso-8859-5" },
        { "russian", "x-mac-cyrillic" }, { "russian capitals", "windows-1251" },
        { "ukrainian", "windows-1251" }, { "ukrainian", "koi8-u" }, { "bulgarian", "windows-1251" },
        { "greek", "windows-1253" }, { "greek", "iso-8859-7" }, { "turkish", "windows-1254" }, { "arabic", "windows-1256" },
        { "arabic", "iso-8859-6" }, { "hebrew", "windows-1255" }, { "thai", "windows-874" },
        { "chinese", "gb18030" }, { "short chinese", "gb18030" }, { "traditional chinese", "big5" }, { "traditional chinese", "gb18030" },
        { "japanese", "shift_jis" }, { "japanese", "euc-jp" }, { "katakana", "shift_jis" }, { "katakana", "euc-jp" },
        { "korean", "euc-kr" }, { "polish", "windows-1250" }, { "polish", "iso-8859-2" }, { "czech", "windows-1250" },
        { "hungarian", "windows-1250" }, { "german", "ibm850" }, { "german", "macintosh" }, { "french", "ibm850" },
        { "french", "macintosh" }, { "spanish", "ibm850" }, { "portuguese", "macintosh" },
    };

    public static TheoryData<string> Western =>
        ["german", "french", "spanish", "portuguese", "icelandic", "swedish", "english", "italian", "danish", "mixed western"];

    [Theory]
    [MemberData(nameof(Guessed))]
    public void A_text_is_read_as_it_was_written(string language, string encoding)
    {
        foreach (int rows in s_sizes)
        {
            byte[] bytes = LanguageSamples.Bytes(language, encoding, rows);
            using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv");

            Assert.Equal(TextEncoding.Named(encoding).GetString(bytes), reader.ReadToEnd());
            Assert.Equal($"reviews.csv, line 2: bytes that are not UTF-8; they are read as {encoding} (a guess). If that is wrong, "
                + "name the encoding with Encoding.",
                reader.Warning?.ToString());
        }
    }

    [Theory]
    [InlineData("russian capitals", "koi8-r", 3, 2)]
    [InlineData("german", "ibm037", 30, 1)]
    public void Where_no_guess_is_sure_the_file_is_refused(string language, string encoding, int rows, int line)
    {
        using var reader = new DecodedReader(new MemoryStream(LanguageSamples.Bytes(language, encoding, rows)), "reviews.csv");

        Assert.Equal($"reviews.csv, line {line}: neither UTF-8 nor Windows-1252, and the encoding can't be guessed. Name it with "
            + "Encoding = windows-1251, or koi8-r, gb18030, big5, shift_jis, euc-kr, iso-8859-2 and so on.",
            Assert.Throws<DataException>(() => reader.ReadToEnd()).Message);
    }

    [Fact]
    public void A_few_stray_bytes_are_Windows_1252_whatever_they_are()
    {
        string start = "text,label\n" + string.Concat(Enumerable.Repeat("很好 très bon,1\n", 30_000)); // 600,000 bytes
        byte[] bytes = [.. Encoding.UTF8.GetBytes(start), .. "caf\u00E9 \u00C4\u0081\u00E4,0\n".Select(letter => (byte)letter)];
        using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv");

        Assert.Equal(start + "café \u0101\u00E4,0\n", reader.ReadToEnd());
        Assert.StartsWith("reviews.csv, line 30002: bytes that are not UTF-8; they are read as Windows-1252.",
            reader.Warning?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_UTF8_with_characters_cut_in_two_stays_UTF8()
    {
        byte[] row = [.. Encoding.UTF8.GetBytes("质量很好，送货也快"), 0xE6, 0x8E, .. ",1\n"u8];
        byte[] bytes = [.. "text,label\n"u8, .. Enumerable.Repeat(row, 100).SelectMany(part => part)];
        using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv");

        Assert.Equal("text,label\n" + string.Concat(Enumerable.Repeat("质量很好，送货也快æŽ,1\n", 100)), reader.ReadToEnd());
    }

    [Fact]
    public void Another_encoding_far_in_a_file_of_ASCII_is_found()
    {
        string ascii = "text,label\n" + string.Concat(Enumerable.Repeat("It was good,1\n", 20_000));
        byte[] bytes = [.. Encoding.ASCII.GetBytes(ascii), .. LanguageSamples.Bytes("russian", "windows-1251", 30)];
        using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv");

        Assert.Equal(ascii + LanguageSamples.Table("russian", 30), reader.ReadToEnd());
        Assert.StartsWith("reviews.csv, line 20003: bytes that are not UTF-8; they are read as windows-1251",
            reader.Warning?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Western))]
    public void Western_European_text_stays_Windows_1252(string language)
    {
        foreach (int rows in s_sizes.Append(1))
        {
            using var reader = new DecodedReader(new MemoryStream(LanguageSamples.Bytes(language, "windows-1252", rows)), "reviews.csv");

            Assert.Equal(LanguageSamples.Table(language, rows), reader.ReadToEnd());
            Assert.Contains("Windows-1252", reader.Warning?.ToString(), StringComparison.Ordinal);
        }
    }
}

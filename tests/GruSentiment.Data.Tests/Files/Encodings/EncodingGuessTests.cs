using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;

namespace GruSentiment.Data.Tests.Files.Encodings;

public class EncodingGuessTests
{
    private static readonly int[] s_sizes = [3, 6, 30, 2000];

    public static TheoryData<string, string> Guessed => new()
    {
        { "russian", "windows-1251" }, { "russian", "koi8-r" }, { "russian", "ibm866" }, { "russian", "iso-8859-5" },
        { "russian", "x-mac-cyrillic" }, { "russian capitals", "windows-1251" }, { "russian capitals", "koi8-r" },
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
    public void A_text_is_read_as_it_was_written_or_refused_where_it_is_short(string language, string encoding)
    {
        foreach (int rows in s_sizes)
        {
            byte[] bytes = LanguageSamples.Bytes(language, encoding, rows);
            using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv");
            string text;
            try
            {
                text = reader.ReadToEnd();
            }
            catch (DataException fault) when (rows == 3)
            {
                Console.WriteLine($"{language} {encoding} {rows} refused");
                Assert.Contains("can't be guessed", fault.Message, StringComparison.Ordinal);
                continue;
            }

            if (TextEncoding.Named(encoding).GetString(bytes) != text)
                Assert.Fail($"{rows} rows: {reader.Warning}\n{text[..Math.Min(200, text.Length)]}");
        }
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

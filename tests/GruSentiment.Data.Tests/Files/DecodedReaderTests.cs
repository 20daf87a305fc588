using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tests.Files.Encodings;

namespace GruSentiment.Data.Tests.Files;

public class DecodedReaderTests
{
    private const int Block = 1 << 16;

    [Theory]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData(2 * Block)]
    public void A_letter_of_Windows_1252_stands_anywhere(int at)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(new string('a', 3 * Block));
        bytes[10] = bytes[at] = bytes[at + 1] = 0xE9;

        Assert.Equal(TextEncoding.Named("windows-1252").GetString(bytes), Read(bytes));
    }

    [Theory]
    [InlineData(300_000)]
    [InlineData(1_000_000)]
    [InlineData(20_000_000)]
    public void Large_files_in_Windows_1252_are_read_as_they_were_written(int size)
    {
        for (int seed = 0; seed < (size > 1_000_000 ? 1 : 10); seed++)
        {
            byte[] bytes = Words(size, seed);

            string expected = TextEncoding.Named("windows-1252").GetString(bytes), read = Read(bytes);

            Assert.True(expected == read, $"seed {seed}: other from {expected.AsSpan().CommonPrefixLength(read)} on");
        }
    }

    [Theory]
    [InlineData("russian", "windows-1251")]
    [InlineData("chinese", "gb18030")]
    [InlineData("japanese", "shift_jis")]
    public void Large_files_in_other_encodings_are_read_as_they_were_written(string language, string encoding)
    {
        byte[] rows = LanguageSamples.Bytes(language, encoding, 50_000);
        foreach (int before in (int[])[0, Block - 3, Block - 2, Block - 1, Block, Block + 1])
        {
            byte[] bytes = [.. Encoding.ASCII.GetBytes(new string('a', before)), .. rows];

            Assert.True(TextEncoding.Named(encoding).GetString(bytes) == Read(bytes), $"{before}");
        }
    }

    [Fact]
    public void A_guess_at_the_end_of_a_block_leaves_room_for_a_character_of_two_units()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(new string('a', Block - 1)),
            .. TextEncoding.Named("gb18030").GetBytes("👍质量很好，送货也快，推荐大家购买。太差了，用了一个星期就坏了")];

        Assert.Equal(TextEncoding.Named("gb18030").GetString(bytes), Read(bytes));
    }

    [Theory]
    [InlineData("utf-8", "日本\uFFFD", true)]
    [InlineData("gb18030", "很好\uFFFD", true)]
    [InlineData("utf-16", "很好\uFFFD", true)]
    [InlineData("utf-8", "日本\uFFFD", false)]
    public void A_replacement_character_that_the_file_has_is_no_fault(string encoding, string text, bool isGiven)
    {
        Encoding given = TextEncoding.Named(encoding);
        using var reader = new DecodedReader(new MemoryStream(given.GetBytes(text)), "reviews.csv", isGiven ? given : null);

        Assert.Equal(text, reader.ReadToEnd());
        Assert.Null(reader.Warning);
    }

    [Theory]
    [InlineData("utf-8", new byte[] { (byte)'\n', 0xEF, 0xBF, 0xBD, (byte)'\n', 0xFF, (byte)'a' }, "\n\uFFFD\n\uFFFDa", 3)]
    [InlineData("utf-16", new byte[] { (byte)'\n', 0, 0x00, 0xD8, (byte)'a', 0 }, "\n\uFFFDa", 2)]
    [InlineData("utf-16", new byte[] { (byte)'a', 0, (byte)'b' }, "a\uFFFD", 1)]
    [InlineData("shift_jis", new byte[] { (byte)'a', 0x82 }, "a\uFFFD", 1)]
    [InlineData("big5", new byte[] { (byte)'\n', 0xA6 }, "\n\uFFFD", 2)]
    public void Bytes_that_an_encoding_can_not_read_are_told_with_their_line(string encoding, byte[] bytes, string text, int line)
    {
        Encoding given = TextEncoding.Named(encoding);
        using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv", given);

        Assert.Equal(text, reader.ReadToEnd());
        Assert.Equal($"reviews.csv, line {line}: bytes that are not {given.WebName}; they are read as \uFFFD.", $"{reader.Warning}");
    }

    private static string Read(byte[] bytes)
    {
        using var reader = new DecodedReader(new MemoryStream(bytes), "reviews.csv");
        return reader.ReadToEnd();
    }

    /// <summary>Lines of words, with stretches of nothing but ASCII.</summary>
    private static byte[] Words(int size, int seed)
    {
        string[] words = ["good", "tr\u00E8s", "caf\u00E9", "sch\u00F6n", "\u0093bad\u0094", "f\u00FCr", "gar\u00E7on", "it", "a"];
        var random = new SeededRandom(seed);
        byte[] bytes = new byte[size];
        for (int at = 0, stretch = 0; at < size; stretch = Math.Max(0, stretch - 1))
        {
            if (stretch == 0 && random.NextInt(2000) == 0)
                stretch = random.NextInt(40_000);
            string word = words[stretch > 0 ? 0 : random.NextInt(words.Length)] + (random.NextInt(9) == 0 ? "\n" : " ");
            foreach (char letter in word.AsSpan(0, Math.Min(word.Length, size - at)))
                bytes[at++] = (byte)letter;
        }
        return bytes;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Tests.Reviews;

/// <summary>
/// The files of the corpus with bytes changed, taken out, doubled and put in; a quarter are of JSON. The environment variable
/// <c>GRU_SENTIMENT_MUTATIONS</c> says how many there are if they are to be more.
/// </summary>
public class MutatedFileTests
{
    private const int Mutations = 10_000;
    private const int Longest = 6000;
    private const long MostBytes = 1L << 30;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(5);

    private static readonly byte[][] s_pieces =
    [
        "\""u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), ","u8.ToArray(), "\t"u8.ToArray(), "\\\""u8.ToArray(), "\"\""u8.ToArray(),
        [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3], [0xE9], [0x8D], [0xD8, 0x00], "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(),
        "\\u"u8.ToArray(), "\"text\":"u8.ToArray(), "__label__"u8.ToArray(), "sep=;\n"u8.ToArray(), "||"u8.ToArray(),
        "99999999999999999999"u8.ToArray(),
    ];

    private static readonly string?[] s_encodings = [null, null, null, "utf-8", "windows-1251", "gbk", "shift_jis", "utf-16", "utf-32"];

    [Fact]
    public void A_broken_file_is_read_or_refused_in_words()
    {
        string[] names = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus")).Order(StringComparer.Ordinal)];
        byte[][] files = Contents(names), json = Contents(names.Where(name => name.Contains(".json", StringComparison.Ordinal)));
        string? given = Environment.GetEnvironmentVariable("GRU_SENTIMENT_MUTATIONS");
        int count = Math.Max(Mutations, int.Parse(given ?? "0", CultureInfo.InvariantCulture));
        var slow = new ConcurrentBag<int>();
        Parallel.For(0, count, i =>
        {
            if (TimeOf(i, files, json) > s_longest)
                slow.Add(i);
        });
        Assert.All(slow, i => Assert.InRange(TimeOf(i, files, json), TimeSpan.Zero, s_longest)); // Alone, on a computer that was busy.
    }

    /// <summary>Reads a changed file, of a number, and says how long that took.</summary>
    private static TimeSpan TimeOf(int mutation, byte[][] files, byte[][] json)
    {
        var random = new Random(mutation);
        byte[][] some = random.Next(4) == 0 ? json : files;
        byte[] bytes = Mutated(some[random.Next(some.Length)], random);
        // Some as long as several buffers, which breaks them at other places.
        if (random.Next(40) == 0)
            bytes = [.. Enumerable.Repeat(bytes, 200_000 / (bytes.Length + 1)).SelectMany(part => part)];
        Stream stream = random.Next(4) == 0 && bytes.Length < Longest
            ? new SlowStream(bytes, random.Next(1, 8))
            : new MemoryStream(bytes);
        var options = new ReviewReaderOptions
        {
            MaxSkipped = random.Next(2),
            Encoding = s_encodings[random.Next(s_encodings.Length)],
        };
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        try
        {
            if (random.Next(2) == 0)
                ReadRows(stream, options);
            else
                ReadSet(stream, options);
        }
        catch (DataException e)
        {
            Assert.StartsWith("a file", e.Message, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"Mutation {mutation}: {e}");
        }
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostBytes, $"Mutation {mutation}: {allocated} bytes.");
        return watch.Elapsed;
    }

    private static byte[][] Contents(IEnumerable<string> names) =>
        [.. names.Select(File.ReadAllBytes).Where(bytes => bytes.Length > 0)];

    private static void ReadSet(Stream stream, ReviewReaderOptions options)
    {
        using var text = DataFile.Open(stream, "a file", options.Encoding);
        ReviewSet set = ReviewSet.Load(text, options, keepTexts: false, CancellationToken.None);
        Assert.Equal(set.Count, set.ClassCounts.Sum());
    }

    private static void ReadRows(Stream stream, ReviewReaderOptions options)
    {
        using ReviewReader reader = ReviewReader.Open(stream, "a file", options with { LabelsRequired = false });
        foreach (ReviewRow _ in reader.Rows())
            Assert.Equal(reader.Columns.Count, reader.Fields().Length);
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = new List<byte>(original.Take(Longest));
        for (int changes = random.Next(1, 8); changes > 0 && bytes.Count > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>A pipe that gives a few bytes at a time.</summary>
    private sealed class SlowStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(most, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(most, count));
    }
}

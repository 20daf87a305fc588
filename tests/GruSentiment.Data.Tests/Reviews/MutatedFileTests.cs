using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Tests.Reviews;

/// <summary>The files of the corpus with bytes changed, taken out, doubled and put in.</summary>
public class MutatedFileTests
{
    private const int Mutations = 3000;
    private const int Longest = 3000;

    private static readonly byte[][] s_pieces =
    [
        "\""u8.ToArray(), "\n"u8.ToArray(), "\r"u8.ToArray(), ","u8.ToArray(), "\t"u8.ToArray(), "\\\""u8.ToArray(), "\"\""u8.ToArray(),
        [0], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0xC3], [0xE9], [0x8D], [0xD8, 0x00], "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(),
        "\\u"u8.ToArray(), "\"text\":"u8.ToArray(), "__label__"u8.ToArray(), "sep=;\n"u8.ToArray(), "||"u8.ToArray(),
        "99999999999999999999"u8.ToArray(),
    ];

    [Fact]
    public void A_broken_file_is_read_or_refused_in_words()
    {
        byte[][] files = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus")).Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes).Where(bytes => bytes.Length > 0)];
        var random = new Random(11);
        for (int i = 0; i < Mutations; i++)
        {
            byte[] bytes = Mutated(files[random.Next(files.Length)], random);
            var options = new ReviewReaderOptions { MaxSkipped = random.Next(2) };
            try
            {
                using var text = DataFile.Open(new MemoryStream(bytes), "a file", encoding: null);
                ReviewSet set = ReviewSet.Load(text, options, keepTexts: false, CancellationToken.None);
                Assert.Equal(set.Count, set.ClassCounts.Sum());
            }
            catch (DataException e)
            {
                Assert.StartsWith("a file", e.Message, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Mutation {i}: {e}");
            }
        }
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
}

using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GruSentiment.Data.Tests.Downloads;

/// <summary>Word vectors as they are published, with a few hundred words.</summary>
public static class TestVectors
{
    /// <summary>A line for each word, <c>w0</c> and so on, that does not pack well: some 900 bytes for 300 components.</summary>
    public static string[] Lines(int words, int dimension, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, words).Select(word => $"w{word} {string.Join(' ', Enumerable.Range(0, dimension).Select(Number))}")];

        string Number(int component) => (random.NextDouble() - 0.5).ToString("0.0000", CultureInfo.InvariantCulture);
    }

    public static string Text(params IEnumerable<string> lines) => string.Concat(lines.Select(line => line + '\n'));

    /// <summary>A file of fastText's: count and dimension, then the vectors.</summary>
    public static byte[] FastText(params string[] lines) =>
        TestArchives.Gzip(Encoding.UTF8.GetBytes(Text(lines.Prepend($"{lines.Length} 300"))));

    /// <summary>A zip archive as of GloVe, without its longest vectors.</summary>
    public static byte[] Glove(string[] lines50, string[] lines100, CompressionLevel level = CompressionLevel.Fastest)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, string[] lines) in new[] { ("glove.6B.50d.txt", lines50), ("glove.6B.100d.txt", lines100) })
            {
                using Stream entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(Text(lines)));
            }
        }
        return packed.ToArray();
    }

    /// <summary>A zip archive of one stored entry whose places and lengths are in the fields of 64 bits (APPNOTE 4.3.14, 4.5.3).</summary>
    public static byte[] Zip64(string name, byte[] content)
    {
        var plain = new MemoryStream();
        using (var zip = new ZipArchive(plain, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
        uint sum = new ZipArchive(plain).Entries[0].Crc32;
        var bytes = new List<byte>();
        byte[] path = Encoding.ASCII.GetBytes(name);
        Append(0x04034B50u, (ushort)45, (ushort)0, (ushort)0, 0u, sum, uint.MaxValue, uint.MaxValue, (ushort)path.Length, (ushort)20);
        bytes.AddRange(path);
        Append((ushort)1, (ushort)16, (ulong)content.Length, (ulong)content.Length);
        bytes.AddRange(content);
        ulong list = (ulong)bytes.Count;
        Append(0x02014B50u, (ushort)45, (ushort)45, (ushort)0, (ushort)0, 0u, sum, uint.MaxValue, uint.MaxValue, (ushort)path.Length);
        Append((ushort)28, (ushort)0, (ushort)0, (ushort)0, 0u, uint.MaxValue);
        bytes.AddRange(path);
        Append((ushort)1, (ushort)24, (ulong)content.Length, (ulong)content.Length, 0ul);
        ulong end = (ulong)bytes.Count;
        Append(0x06064B50u, 44ul, (ushort)45, (ushort)45, 0u, 0u, 1ul, 1ul, end - list, list);
        Append(0x07064B50u, 0u, end, 1u);
        Append(0x06054B50u, (ushort)0, (ushort)0, ushort.MaxValue, ushort.MaxValue, uint.MaxValue, uint.MaxValue, (ushort)0);
        return [.. bytes];

        void Append(params object[] fields)
        {
            byte[] field = new byte[8];
            foreach (object value in fields)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(field, Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                bytes.AddRange(field[..(value is ushort ? 2 : value is uint ? 4 : 8)]);
            }
        }
    }

    /// <summary>What a packed file holds.</summary>
    public static string Unpacked(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}

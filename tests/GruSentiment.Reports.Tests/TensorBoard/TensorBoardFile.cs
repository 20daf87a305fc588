using System.Buffers.Binary;
using System.Text;
using GruSentiment.Reports.TensorBoard;

namespace GruSentiment.Reports.Tests.TensorBoard;

/// <summary>Reads a file for TensorBoard by its formats' descriptions alone: records, checksums, messages.</summary>
internal static class TensorBoardFile
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8)
        .Aggregate((uint)i, (value, _) => (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0x82F63B78))];

    /// <summary>The events of the only file in a directory; fails on a wrong checksum, or on bytes left over.</summary>
    public static List<BoardEvent> Read(string directory)
    {
        string path = Assert.Single(Directory.EnumerateFiles(directory));
        Assert.StartsWith(RecordFile.NameBeginning, Path.GetFileName(path), StringComparison.Ordinal);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return [.. Records(copy.ToArray()).Select(BoardEvent.Read)];
    }

    /// <summary>The records of a file.</summary>
    public static IEnumerable<byte[]> Records(byte[] bytes)
    {
        for (int at = 0; at < bytes.Length;)
        {
            byte[] length = bytes[at..(at + 8)];
            Assert.Equal(Masked(length), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            int end = at + 12 + (int)BinaryPrimitives.ReadUInt64LittleEndian(length);
            byte[] data = bytes[(at + 12)..end];
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end)));
            at = end + 4;
            yield return data;
        }
    }

    /// <summary>The checksum of Castagnoli, byte by byte from a table.</summary>
    public static uint Checksum(byte[] data) => ~data.Aggregate(uint.MaxValue, (sum, value) => (sum >> 8) ^ s_table[(byte)(sum ^ value)]);

    private static uint Masked(byte[] data)
    {
        uint sum = Checksum(data);
        return ((sum >> 15) | (sum << 17)) + 0xA282EAD8;
    }
}

/// <summary>An event; the numbers of its fields are those of <c>event.proto</c> and <c>summary.proto</c>.</summary>
internal sealed record BoardEvent(double WallTime, long Step, string? FileVersion, IReadOnlyList<BoardValue> Values)
{
    public static BoardEvent Read(byte[] data)
    {
        var fields = WireField.Read(data);
        return new BoardEvent(
            fields.Double(1), fields.Whole(2), fields.Of(3) is [var version] ? Encoding.UTF8.GetString(version.Bytes) : null,
            [.. fields.Of(5).SelectMany(summary => WireField.Read(summary.Bytes).Of(1)).Select(value => BoardValue.Read(value.Bytes))]);
    }
}

/// <summary>A number or a histogram of an event.</summary>
internal sealed record BoardValue(string Tag, float? Number, BoardHistogram? Histogram)
{
    public static BoardValue Read(byte[] data)
    {
        var fields = WireField.Read(data);
        return new BoardValue(
            Encoding.UTF8.GetString(fields.Of(1)[0].Bytes),
            fields.Of(2) is [var number] ? BitConverter.UInt32BitsToSingle((uint)number.Number) : null,
            fields.Of(5) is [var histogram] ? BoardHistogram.Read(histogram.Bytes) : null);
    }
}

/// <summary>A histogram of an event.</summary>
internal sealed record BoardHistogram(double Min, double Max, double Num, double Sum, double SumSquares, double[] Limits, double[] Counts)
{
    public static BoardHistogram Read(byte[] data)
    {
        var fields = WireField.Read(data);
        return new BoardHistogram(
            fields.Double(1), fields.Double(2), fields.Double(3), fields.Double(4), fields.Double(5),
            Packed(fields.Of(6)[0].Bytes), Packed(fields.Of(7)[0].Bytes));
    }

    private static double[] Packed(byte[] bytes) =>
        [.. bytes.Chunk(sizeof(double)).Select(number => BinaryPrimitives.ReadDoubleLittleEndian(number))];
}

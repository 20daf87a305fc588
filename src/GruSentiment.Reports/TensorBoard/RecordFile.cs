using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace GruSentiment.Reports.TensorBoard;

/// <summary>
/// A file of records as TensorFlow writes them (TFRecord): length, checksum of the length, data, checksum of the data. Each record is
/// written as a whole, so that a training that is killed leaves a file that can be read.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    /// <summary>TensorBoard takes a file by this beginning of its name.</summary>
    public const string NameBeginning = "events.out.tfevents.";

    private readonly FileStream _stream;

    private RecordFile(FileStream stream) => _stream = stream;

    /// <summary>The file, in full.</summary>
    public string Path => _stream.Name;

    /// <summary>Makes a new file, later by its name than those before it, whose records TensorBoard reads before.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="IOException">The directory can't be written to; so does <see cref="UnauthorizedAccessException"/> tell.</exception>
    public static RecordFile Create(string directory, DateTimeOffset now)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"{NameBeginning}{now.ToUnixTimeSeconds():D10}.gru-sentiment.{Environment.ProcessId}");
        string path = System.IO.Path.Combine(System.IO.Path.GetFullPath(directory), name);
        for (int number = 0; ; number++)
        {
            string numbered = string.Create(CultureInfo.InvariantCulture, $"{path}.{number}");
            if (!File.Exists(numbered))
                return new RecordFile(new FileStream(numbered, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
        }
    }

    /// <summary>Writes a record.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        byte[] record = new byte[sizeof(ulong) + sizeof(uint) + data.Length + sizeof(uint)];
        Span<byte> length = record.AsSpan(0, sizeof(ulong));
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(length.Length), MaskedChecksum(length));
        data.CopyTo(record.AsSpan(length.Length + sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), MaskedChecksum(data));
        _stream.Write(record);
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>CRC-32C, rotated and added to, so that data which holds checksums has good ones too.</summary>
    private static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        uint checksum = uint.MaxValue;
        foreach (byte value in data)
            checksum = BitOperations.Crc32C(checksum, value);
        return BitOperations.RotateRight(~checksum, 15) + 0xA282EAD8;
    }
}

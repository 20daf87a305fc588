using System.Buffers.Binary;
using System.IO.Compression;
using static System.FormattableString;

namespace GruSentiment.Data.Files;

/// <summary>
/// Unpacks gzip and notices where a file ends too early, which <see cref="GZipStream"/> takes for its end: the last four bytes give the
/// length of the unpacked data (RFC 1952), and those of a file cut short give something else.
/// </summary>
/// <param name="packed">The packed bytes.</param>
/// <param name="file">The same bytes where they can be sought in; without, nothing is checked.</param>
/// <param name="name">What errors call the file.</param>
internal sealed class CheckedGzip(Stream packed, Stream? file, string name) : ReadOnlyStream
{
    private readonly GZipStream _unpacked = new(packed, CompressionMode.Decompress);
    private long _length;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        int count;
        try
        {
            count = _unpacked.Read(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new DataException(Invariant($"{name}: damaged, the gzip data can't be unpacked after {_length:N0} bytes."), e);
        }
        _length += count;
        _ended = count == 0;
        if (_ended && file is not null && !IsWhole(file))
            throw new DataException(Invariant($"{name}: cut short, the gzip data ends in the middle after {_length:N0} unpacked bytes."));
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private bool IsWhole(Stream stream)
    {
        if (stream.Length < 18)
            return false;
        Span<byte> end = stackalloc byte[4];
        stream.Position = stream.Length - 4;
        stream.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == (uint)_length || HasSecondPart(stream);
    }

    /// <summary>
    /// Whether a further gzip header stands in the file: packed files may be joined, and then the length is that of the last. Bytes that
    /// look like one by chance come once in two hundred gigabytes.
    /// </summary>
    private static bool HasSecondPart(Stream stream)
    {
        stream.Position = 18;
        byte[] buffer = new byte[1 << 16];
        int length = 0;
        while (stream.Read(buffer, length, buffer.Length - length) is int read and > 0)
        {
            length += read;
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, length);
            for (int at; (at = bytes.IndexOf<byte>([0x1F, 0x8B, 8])) >= 0; bytes = bytes[(at + 3)..])
            {
                // Flags; four bytes of time; how hard it was packed; on which system.
                if (bytes[at..] is [_, _, _, < 0x20, _, _, _, _, 0 or 2 or 4, <= 13 or 255, ..])
                    return true;
            }
            int kept = Math.Min(9, length); // A header may begin here.
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
            length = kept;
        }
        return false;
    }
}

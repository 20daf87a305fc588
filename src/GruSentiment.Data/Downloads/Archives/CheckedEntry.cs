using System.IO.Compression;
using GruSentiment.Data.Files;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// The content of an entry of a zip archive. Where it is read to its end, its length and its checksum, CRC-32 as in APPNOTE 4.4.7, must be
/// those that the archive states; <see cref="ZipArchive"/> does not check them.
/// </summary>
internal sealed class CheckedEntry(ZipArchiveEntry entry) : ReadOnlyStream
{
    private static readonly uint[] s_table = Table();

    private readonly Stream _content = entry.Open();
    private uint _sum = uint.MaxValue;
    private long _length;

    public override int Read(Span<byte> buffer)
    {
        int read = _content.Read(buffer);
        foreach (byte b in buffer[..read])
            _sum = s_table[(byte)(_sum ^ b)] ^ (_sum >> 8);
        _length += read;
        if (read == 0 && !buffer.IsEmpty && (_length != entry.Length || ~_sum != entry.Crc32))
        {
            throw new ArchiveException(Invariant($"\"{entry.FullName}\" in the archive is damaged: {_length:N0} bytes with the checksum ")
                + Invariant($"{~_sum:x8}, where {entry.Length:N0} with {entry.Crc32:x8} were expected"));
        }
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>What each value of a byte does to the sum, by the reversed polynomial of CRC-32.</summary>
    private static uint[] Table()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            table[i] = value;
        }
        return table;
    }
}

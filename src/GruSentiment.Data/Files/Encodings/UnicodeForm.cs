using System.Buffers.Binary;
using System.Text;

namespace GruSentiment.Data.Files.Encodings;

/// <summary>Tells UTF-16 and UTF-32 from a file's first bytes, with and without a byte order mark.</summary>
internal static class UnicodeForm
{
    /// <summary>The encoding; null where the bytes are neither.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> start)
    {
        if (AreUtf32(start, BinaryPrimitives.ReadUInt32LittleEndian))
            return Encoding.UTF32;
        if (AreUtf32(start, BinaryPrimitives.ReadUInt32BigEndian))
            return new UTF32Encoding(bigEndian: true, byteOrderMark: true);
        if (start is [0xFF, 0xFE, ..] || AreUtf16(start, BinaryPrimitives.ReadUInt16LittleEndian))
            return Encoding.Unicode;
        if (start is [0xFE, 0xFF, ..] || AreUtf16(start, BinaryPrimitives.ReadUInt16BigEndian))
            return Encoding.BigEndianUnicode;
        return null;
    }

    private delegate T Reader<out T>(ReadOnlySpan<byte> bytes);

    /// <summary>Each four bytes are a character that texts have. No other text looks so by chance.</summary>
    private static bool AreUtf32(ReadOnlySpan<byte> bytes, Reader<uint> read)
    {
        int count = bytes.Length / 4;
        for (int i = 0; i < count; i++)
        {
            uint value = read(bytes[(4 * i)..]);
            if (!Rune.IsValid(value) || (value < ' ' && value is not ('\t' or '\n' or '\r')))
                return false;
        }
        return count > 1;
    }

    /// <summary>
    /// Without a mark: commas and line ends, which nearly every file has, stand beside a zero byte, on the side of this byte order, and no
    /// character is one that texts don't have. Two bytes of ASCII text make a Chinese character in UTF-16; these may not be most of it.
    /// </summary>
    private static bool AreUtf16(ReadOnlySpan<byte> bytes, Reader<ushort> read)
    {
        int count = bytes.Length / 2, marks = 0, swapped = 0, pairs = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> unit = bytes[(2 * i)..];
            ushort value = read(unit);
            if (value < ' ' && value is not ('\t' or '\n' or '\r'))
                return false;
            marks += IsMark(value) ? 1 : 0;
            swapped += IsMark(BinaryPrimitives.ReverseEndianness(value)) ? 1 : 0;
            pairs += unit[0] is >= (byte)' ' and < 0x7F && unit[1] is >= (byte)' ' and < 0x7F ? 1 : 0;
            bool isLow = char.IsLowSurrogate((char)value);
            bool afterHigh = i > 0 && char.IsHighSurrogate((char)read(bytes[(2 * i - 2)..]));
            if (isLow != afterHigh)
                return false;
        }
        return count > 1 && marks > 0 && swapped == 0 && pairs <= count / 2;
    }

    private static bool IsMark(ushort value) => value is '\n' or '\r' or '\t' or ',' or ';';
}

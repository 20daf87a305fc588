using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace GruSentiment.Onnx.Protobuf;

/// <summary>
/// A message in the wire format of Protocol Buffers: fields, each with its number, one after another. Large arrays are referred to, not
/// copied, until the message is written. Source: protobuf.dev/programming-guides/encoding.
/// </summary>
internal sealed class ProtobufMessage
{
    /// <summary>Bytes of any message at most: readers hold its length in 31 bits.</summary>
    public const int Longest = int.MaxValue;

    private const int VarintType = 0, LengthType = 2;

    private readonly List<Part> _parts = [];

    /// <summary>Bytes of all fields.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a whole number: int32, int64 or an enumeration.</summary>
    public ProtobufMessage Add(int field, long value)
    {
        Append([.. Varint(Tag(field, VarintType)), .. Varint((ulong)value)]);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public ProtobufMessage Add(int field, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        AppendLength(field, utf8.Length);
        Append(utf8);
        return this;
    }

    /// <summary>Adds a message within this one; what is added to it later is not.</summary>
    public ProtobufMessage Add(int field, ProtobufMessage message)
    {
        AppendLength(field, message.Length);
        _parts.AddRange(message._parts);
        Length += message.Length;
        return this;
    }

    /// <summary>Adds bytes that are the numbers of some blocks, one block after another, little-endian.</summary>
    public ProtobufMessage Add(int field, IReadOnlyList<ReadOnlyMemory<float>> blocks)
    {
        long length = blocks.Sum(block => (long)block.Length * sizeof(float));
        AppendLength(field, length);
        foreach (ReadOnlyMemory<float> block in blocks)
            _parts.Add(new Part(default, block));
        Length += length;
        return this;
    }

    /// <summary>Adds bytes that are 64-bit numbers, little-endian.</summary>
    public ProtobufMessage Add(int field, ReadOnlySpan<long> numbers)
    {
        byte[] bytes = new byte[numbers.Length * sizeof(long)];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), numbers[i]);
        AppendLength(field, bytes.Length);
        Append(bytes);
        return this;
    }

    /// <summary>Writes all fields.</summary>
    public void WriteTo(Stream stream)
    {
        foreach (Part part in _parts)
        {
            stream.Write(part.Bytes.Span);
            Write(stream, part.Numbers.Span);
        }
    }

    private static void Write(Stream stream, ReadOnlySpan<float> numbers)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(numbers));
            return;
        }
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float number in numbers)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            stream.Write(bytes);
        }
    }

    private void AppendLength(int field, long length) => Append([.. Varint(Tag(field, LengthType)), .. Varint((ulong)length)]);

    private void Append(byte[] bytes)
    {
        _parts.Add(new Part(bytes, default));
        Length += bytes.Length;
    }

    private static ulong Tag(int field, int type) => (ulong)(field << 3 | type);

    /// <summary>Seven bits a byte, the lowest first; the eighth says that there are more.</summary>
    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    /// <summary>Some of the bytes: as they are, or as numbers that are elsewhere.</summary>
    private readonly record struct Part(ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<float> Numbers);
}

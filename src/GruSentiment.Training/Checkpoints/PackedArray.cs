using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace GruSentiment.Training.Checkpoints;

/// <summary>
/// An array in a file: a letter for the type of its numbers, one for how they are written, how many they are, how many bytes follow, and
/// the bytes. Nothing is rounded.
/// </summary>
/// <remarks>
/// Of a trained network's floats the exponents are alike and the fractions random. So the exponents are written apart, compressed: that
/// saves a sixth of the file.
/// </remarks>
internal static class PackedArray
{
    private const byte AsTheyAre = (byte)'a', AllZero = (byte)'z', ExponentsApart = (byte)'e';

    private const int HeaderLength = 18;

    /// <summary>Exponents repeat, but not in the same order.</summary>
    private static readonly ZLibCompressionOptions s_huffman =
        new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.HuffmanOnly };

    /// <summary>Writes an array of 32-bit floats, 32-bit integers or 64-bit floats.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="array">The array.</param>
    public static void Write(Stream stream, Array array)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte type = array switch
        {
            float[] => (byte)'f',
            int[] => (byte)'i',
            double[] => (byte)'d',
            _ => throw new ArgumentException($"Arrays of {array.GetType()} are not written.", nameof(array)),
        };
        ReadOnlySpan<byte> bytes = Bytes(array);
        if (!bytes.ContainsAnyExcept((byte)0))
        {
            WriteHeader(stream, type, AllZero, array.Length, 0);
        }
        else if (array is float[] floats)
        {
            (byte[] exponents, byte[] fractions) = Split(floats);
            WriteHeader(stream, type, ExponentsApart, array.Length, exponents.Length + fractions.Length);
            stream.Write(exponents);
            stream.Write(fractions);
        }
        else
        {
            WriteHeader(stream, type, AsTheyAre, array.Length, bytes.Length);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; the stream's bytes are known to be right.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static Array Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = new byte[HeaderLength];
        stream.ReadExactly(header);
        int count = checked((int)BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(2)));
        byte[] stored = new byte[checked((int)BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(10)))];
        stream.ReadExactly(stored);
        Array array = header[0] switch
        {
            (byte)'f' => new float[count],
            (byte)'i' => new int[count],
            (byte)'d' => new double[count],
            _ => throw new ArgumentException($"it has an array of the unknown type {header[0]}"),
        };
        if (header[1] == ExponentsApart)
            Join(stored, (float[])array);
        else if (header[1] == AsTheyAre)
            Buffer.BlockCopy(stored, 0, array, 0, stored.Length);
        return array;
    }

    private static ReadOnlySpan<byte> Bytes(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array));

    private static void WriteHeader(Stream stream, byte type, byte form, long count, long bytes)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        (header[0], header[1]) = (type, form);
        BinaryPrimitives.WriteInt64LittleEndian(header[2..], count);
        BinaryPrimitives.WriteInt64LittleEndian(header[10..], bytes);
        stream.Write(header);
    }

    /// <summary>
    /// The exponents, compressed, behind their length; and the three bytes of each number that are left: fraction, then sign.
    /// </summary>
    private static (byte[] Exponents, byte[] Fractions) Split(float[] values)
    {
        byte[] exponents = new byte[values.Length];
        byte[] fractions = new byte[3 * values.Length];
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<float, uint>(values);
        for (int i = 0, at = 0; i < words.Length; i++, at += 3)
        {
            uint word = uint.RotateLeft(words[i], 1); // Exponent, fraction, sign.
            exponents[i] = (byte)(word >> 24);
            fractions[at] = (byte)word;
            fractions[at + 1] = (byte)(word >> 8);
            fractions[at + 2] = (byte)(word >> 16);
        }
        using var packed = new MemoryStream();
        packed.Write(new byte[sizeof(int)]);
        using (var zlib = new ZLibStream(packed, s_huffman, leaveOpen: true))
            zlib.Write(exponents);
        byte[] written = packed.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(written, written.Length - sizeof(int));
        return (written, fractions);
    }

    private static void Join(byte[] stored, float[] values)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(stored);
        byte[] exponents = new byte[values.Length];
        using (var zlib = new ZLibStream(new MemoryStream(stored, sizeof(int), length), CompressionMode.Decompress))
            zlib.ReadExactly(exponents);
        ReadOnlySpan<byte> fractions = stored.AsSpan(sizeof(int) + length);
        Span<uint> words = MemoryMarshal.Cast<float, uint>(values.AsSpan());
        for (int i = 0, at = 0; i < words.Length; i++, at += 3)
        {
            uint word = (uint)(exponents[i] << 24) | (uint)(fractions[at + 2] << 16) | (uint)(fractions[at + 1] << 8) | fractions[at];
            words[i] = uint.RotateRight(word, 1);
        }
    }
}

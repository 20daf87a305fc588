using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using GruSentiment.Encoders;

namespace GruSentiment.Models;

/// <summary>
/// Weights in the safetensors format: eight bytes of header length, a JSON header that says each array's type, shape and place, then the
/// arrays, little-endian. Source: the format's description in github.com/huggingface/safetensors. 32-bit floats alone are read and written.
/// </summary>
internal static class Safetensors
{
    /// <summary>Bytes of a header at most. The format allows 100 MB; that of the largest model takes less than one.</summary>
    private const long LongestHeader = 10_000_000;

    /// <summary>Numbers read at once: a megabyte of them.</summary>
    private const int ReadAtOnce = 1 << 18;

    /// <summary>Writes weights; Python's <c>safetensors.torch.load_file</c> reads them.</summary>
    public static void Write(Stream stream, IReadOnlyList<Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(weights);
        byte[] header = SafetensorsHeader.Of(weights);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Weight weight in weights)
            WriteValues(stream, weight.Values);
    }

    /// <summary>Reads all weights of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checksums">The model's, if it has any.</param>
    /// <param name="check">Refuses arrays before one is read.</param>
    /// <exception cref="ModelException">The file is missing, truncated, not of this format or not the model's.</exception>
    public static IReadOnlyDictionary<string, Weight> Read(
        string path, ModelChecksums? checksums = null, Action<IReadOnlyList<WeightShape>>? check = null)
    {
        using BackgroundSum? sum = checksums is null ? null : new BackgroundSum();
        using FileStream stream = ModelFile.OpenRead(path);
        try
        {
            byte[] prefix = new byte[8];
            stream.ReadExactly(prefix);
            long length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (length < 2 || length > Math.Min(LongestHeader, stream.Length - 8))
            {
                string lengths = $"it begins with a header length of {length} bytes, and the file has {stream.Length}";
                throw new ModelException(path, $"is not a safetensors file: {lengths}.");
            }
            byte[] header = new byte[length];
            stream.ReadExactly(header);
            sum?.Append(prefix);
            sum?.Append(header);
            var weights = new Dictionary<string, Weight>();
            IReadOnlyList<WeightShape> arrays = SafetensorsHeader.Read(path, header, stream.Length - 8 - length);
            check?.Invoke(arrays);
            foreach (WeightShape array in arrays)
                weights.Add(array.Name, new Weight(array.Name, array.Shape, ReadValues(stream, array, sum)));
            if (sum is not null)
                checksums!.CheckWeights(path, sum.Finish());
            return weights;
        }
        catch (EndOfStreamException e)
        {
            throw new ModelException(path, $"is truncated: it ends after {stream.Length} bytes.", e);
        }
        catch (IOException e)
        {
            throw new ModelException(path, $"can't be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or ArgumentException or OverflowException)
        {
            throw new ModelException(path, $"has a header that is not of the safetensors format: {e.Message}", e);
        }
    }

    private static void WriteValues(Stream stream, float[] values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            return;
        }
        Span<byte> bytes = stackalloc byte[4];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static float[] ReadValues(FileStream stream, WeightShape array, BackgroundSum? sum)
    {
        float[] values = GC.AllocateUninitializedArray<float>(checked((int)array.Count));
        for (int start = 0, count; start < values.Length; start += count)
        {
            count = Math.Min(ReadAtOnce, values.Length - start);
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(start, count)));
            sum?.Append(values, start, count);
        }
        if (!BitConverter.IsLittleEndian)
        {
            sum?.Finish();
            Span<int> words = MemoryMarshal.Cast<float, int>(values.AsSpan());
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        return values;
    }
}

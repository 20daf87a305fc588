using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace GruSentiment.Models;

/// <summary>
/// Weights in the safetensors format: eight bytes of header length, a JSON header that says each array's type, shape and place, then the
/// arrays, little-endian. Source: the format's description in github.com/huggingface/safetensors. 32-bit floats alone are read and written.
/// </summary>
internal static class Safetensors
{
    /// <summary>The format's own limit on its header, in bytes.</summary>
    private const long LongestHeader = 100_000_000;

    /// <summary>Writes weights; Python's <c>safetensors.torch.load_file</c> reads them.</summary>
    public static void Write(Stream stream, IReadOnlyList<Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(weights);
        byte[] header = Header(weights);
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
    /// <exception cref="ModelException">The file is missing, truncated, not of this format or not the model's.</exception>
    public static IReadOnlyDictionary<string, Weight> Read(string path, ModelChecksums? checksums = null)
    {
        using IncrementalHash? sum = checksums is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using FileStream stream = ModelFile.OpenRead(path);
        try
        {
            Span<byte> prefix = stackalloc byte[8];
            stream.ReadExactly(prefix);
            long length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (length < 2 || length > Math.Min(LongestHeader, stream.Length - 8))
            {
                string lengths = $"it begins with a header length of {length} bytes, and the file has {stream.Length}";
                throw new ModelException(path, $"is not a safetensors file: {lengths}.");
            }
            byte[] header = new byte[length];
            stream.ReadExactly(header);
            sum?.AppendData(prefix);
            sum?.AppendData(header);
            var weights = new Dictionary<string, Weight>();
            foreach ((string name, int[] shape) in Entries(path, header, stream.Length - 8 - length))
                weights.Add(name, new Weight(name, shape, ReadValues(stream, shape, sum)));
            if (sum is not null)
                checksums!.CheckWeights(path, Sha256Sum.Of(sum));
            return weights;
        }
        catch (EndOfStreamException e)
        {
            throw new ModelException(path, $"is truncated: it ends after {stream.Length} bytes.", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or ArgumentException or OverflowException)
        {
            throw new ModelException(path, $"has a header that is not of the safetensors format: {e.Message}", e);
        }
    }

    private static byte[] Header(IReadOnlyList<Weight> weights)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt");
            json.WriteEndObject();
            long offset = 0;
            foreach (Weight weight in weights)
            {
                json.WriteStartObject(weight.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                foreach (int size in weight.Shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += 4L * weight.Values.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0) // The arrays begin on a multiple of eight bytes.
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    /// <summary>The arrays in the order of the file, in which they leave no byte out.</summary>
    private static IEnumerable<(string Name, int[] Shape)> Entries(string path, byte[] header, long dataLength)
    {
        var entries = new List<(string Name, int[] Shape, long Begin, long End)>();
        using JsonDocument json = JsonDocument.Parse(header);
        foreach (JsonProperty entry in json.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
                continue;
            string? type = entry.Value.GetProperty("dtype").GetString();
            if (type != "F32")
                throw new ModelException(path, $"holds \"{entry.Name}\" as {type}; 32-bit floats (F32) were expected.");
            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            JsonElement offsets = entry.Value.GetProperty("data_offsets");
            long begin = offsets[0].GetInt64(), end = offsets[1].GetInt64();
            if (Fault(entry.Name, shape, begin, end, dataLength) is { } fault)
                throw new ModelException(path, fault);
            entries.Add((entry.Name, shape, begin, end));
        }
        long place = 0;
        foreach ((string name, _, long begin, long end) in entries.OrderBy(entry => (entry.Begin, entry.End)))
        {
            if (begin != place)
            {
                throw new ModelException(path, $"gives \"{name}\" the bytes {begin} to {end} of the data; "
                    + $"it must begin at {place}, where the one before it ends.");
            }
            place = end;
        }
        if (place != dataLength)
            throw new ModelException(path, $"has {dataLength} bytes of data, and its arrays end at {place}.");
        return entries.OrderBy(entry => (entry.Begin, entry.End)).Select(entry => (entry.Name, entry.Shape));
    }

    /// <summary>What is wrong with where an array is to stand; null if nothing is.</summary>
    /// <exception cref="OverflowException">The shape is of more bytes than can be counted.</exception>
    private static string? Fault(string name, int[] shape, long begin, long end, long dataLength)
    {
        string sizes = string.Join(", ", shape);
        long bytes = shape.Aggregate((long)sizeof(float), (product, size) => checked(product * size));
        if (shape.Any(size => size < 0) || begin < 0 || begin > end || end - begin != bytes)
            return $"gives \"{name}\" the shape [{sizes}] and the bytes {begin} to {end}, which don't agree.";
        long count = bytes / sizeof(float);
        if (count > WeightSize.Most)
        {
            return $"holds \"{name}\" with the shape [{sizes}], which makes {count} numbers; " +
                $"one weight of a model holds at most {WeightSize.Most}.";
        }
        return end <= dataLength ? null
            : $"is truncated: \"{name}\" should end at byte {end} of the data, which has {dataLength}.";
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

    private static float[] ReadValues(FileStream stream, int[] shape, IncrementalHash? sum)
    {
        float[] values = GC.AllocateUninitializedArray<float>(checked((int)shape.Aggregate(1L, (product, size) => product * size)));
        Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
        stream.ReadExactly(bytes);
        sum?.AppendData(bytes);
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> words = MemoryMarshal.Cast<byte, int>(bytes);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        return values;
    }
}

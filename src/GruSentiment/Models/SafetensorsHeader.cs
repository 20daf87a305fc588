using System.Text.Json;
using GruSentiment.Encoders;
using GruSentiment.Options;

namespace GruSentiment.Models;

/// <summary>
/// The JSON header of a safetensors file: each array's type, shape and place. One that is read is proved to leave no byte of the data out,
/// and to give none to two arrays.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>Dimensions that an array may have; weights have two.</summary>
    private const int MostDimensions = 8;

    /// <summary>The header of weights that follow it in this order.</summary>
    public static byte[] Of(IReadOnlyList<Weight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
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

    /// <summary>The arrays in the order of their bytes.</summary>
    /// <param name="path">How errors name the file.</param>
    /// <param name="header">The JSON.</param>
    /// <param name="dataLength">Bytes behind it.</param>
    /// <exception cref="ModelException">They are of another type, or don't fill these bytes.</exception>
    /// <exception cref="Exception">It is not such a header: no JSON, or a value is missing or no fitting number.</exception>
    public static IReadOnlyList<WeightShape> Read(string path, ReadOnlyMemory<byte> header, long dataLength)
    {
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(header);
        foreach (JsonProperty entry in json.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
                continue;
            string name = Shortened(entry.Name);
            if (!names.Add(entry.Name))
                throw new ModelException(path, $"holds \"{name}\" twice.");
            string? type = entry.Value.GetProperty("dtype").GetString();
            if (type != "F32")
                throw new ModelException(path, $"holds \"{name}\" as {Shortened(type ?? "")}; 32-bit floats (F32) were expected.");
            JsonElement sizes = entry.Value.GetProperty("shape"), offsets = entry.Value.GetProperty("data_offsets");
            if (sizes.GetArrayLength() > MostDimensions)
                throw new ModelException(path, $"holds \"{name}\" with {sizes.GetArrayLength()} dimensions; two at most were expected.");
            if (offsets.GetArrayLength() != 2)
                throw new ModelException(path, $"gives \"{name}\" {offsets.GetArrayLength()} data_offsets; begin and end were expected.");
            int[] shape = new int[sizes.GetArrayLength()];
            for (int i = 0; i < shape.Length; i++)
                shape[i] = sizes[i].GetInt32();
            long begin = offsets[0].GetInt64(), end = offsets[1].GetInt64();
            var array = new WeightShape(entry.Name, shape);
            if (Fault(array, begin, end, dataLength) is { } fault)
                throw new ModelException(path, fault);
            entries.Add(new Entry(array, begin, end));
        }
        entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        CheckPlaces(path, entries, dataLength);
        return [.. entries.Select(entry => entry.Array)];
    }

    /// <summary>A name for a message.</summary>
    public static string Shortened(string name) => ShortText.Of(name, ShortList.Longest);

    private static void CheckPlaces(string path, IEnumerable<Entry> entries, long dataLength)
    {
        long place = 0;
        foreach ((WeightShape array, long begin, long end) in entries)
        {
            if (begin != place)
            {
                throw new ModelException(path, $"gives \"{Shortened(array.Name)}\" the bytes {begin} to {end} of the data; "
                    + $"it must begin at {place}, where the one before it ends.");
            }
            place = end;
        }
        if (place != dataLength)
            throw new ModelException(path, $"has {dataLength} bytes of data, and its arrays end at {place}.");
    }

    /// <summary>What is wrong with where an array is to stand; null if nothing is.</summary>
    /// <exception cref="OverflowException">The shape is of more bytes than can be counted.</exception>
    private static string? Fault(WeightShape array, long begin, long end, long dataLength)
    {
        string name = Shortened(array.Name), sizes = string.Join(", ", array.Shape);
        long bytes = checked(sizeof(float) * array.Count);
        if (Array.Exists(array.Shape, size => size < 0) || begin < 0 || begin > end || end - begin != bytes)
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

    /// <summary>An array of the header.</summary>
    private sealed record Entry(WeightShape Array, long Begin, long End);
}

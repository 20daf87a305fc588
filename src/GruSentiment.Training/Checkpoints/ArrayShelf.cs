using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using GruSentiment.Models;

namespace GruSentiment.Training.Checkpoints;

/// <summary>
/// The arrays that a JSON text refers to, by a number or by a weight's name, instead of writing their numbers out: each once, however often
/// it is referred to.
/// </summary>
/// <param name="saved">Weights that are kept elsewhere, and are referred to by name.</param>
/// <param name="own">The arrays that numbers refer to, in reading.</param>
internal sealed class ArrayShelf(IReadOnlyList<Weight> saved, IReadOnlyList<Array>? own = null)
{
    private readonly Dictionary<string, Weight> _saved = saved.ToDictionary(weight => weight.Name);
    private readonly List<Array> _own = [.. own ?? []];

    /// <summary>The arrays by their numbers.</summary>
    public IReadOnlyList<Array> Own => _own;

    /// <summary>Writes a reference to an array, and keeps it.</summary>
    public void Refer<T>(Utf8JsonWriter json, T[] array) where T : unmanaged
    {
        if (_saved.Values.FirstOrDefault(weight => AreSame(array, weight.Values)) is { } weight)
        {
            json.WriteStringValue(weight.Name);
            return;
        }
        int number = _own.FindIndex(kept => AreSame(array, kept));
        if (number < 0)
        {
            number = _own.Count;
            _own.Add(array);
        }
        json.WriteNumberValue(number);
    }

    /// <summary>The array that a reference names.</summary>
    /// <exception cref="JsonException">There is none.</exception>
    public T[] Find<T>(ref Utf8JsonReader json) where T : unmanaged
    {
        Array? found = json.TokenType == JsonTokenType.String
            ? _saved.GetValueOrDefault(json.GetString()!)?.Values
            : _own.ElementAtOrDefault(json.GetInt32());
        return found as T[] ?? throw new JsonException("it refers to an array that it does not have");
    }

    /// <summary>Whether two arrays have the same bytes: equal numbers are not enough, -0 is one.</summary>
    internal static bool AreSame<T>(T[] one, Array other) where T : unmanaged =>
        ReferenceEquals(one, other) || other is T[] same && one.Length == same.Length
            && MemoryMarshal.AsBytes<T>(one).SequenceEqual(MemoryMarshal.AsBytes<T>(same));
}

/// <summary>An array as a reference.</summary>
/// <param name="shelf">Where it is kept.</param>
internal sealed class ArrayConverter<T>(ArrayShelf shelf) : JsonConverter<T[]> where T : unmanaged
{
    /// <inheritdoc/>
    public override T[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => shelf.Find<T>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T[] value, JsonSerializerOptions options) => shelf.Refer(writer, value);
}

/// <summary>Memory as a reference to an array.</summary>
/// <param name="shelf">Where it is kept.</param>
internal sealed class MemoryConverter<T>(ArrayShelf shelf) : JsonConverter<ReadOnlyMemory<T>> where T : unmanaged
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        shelf.Find<T>(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<T> value, JsonSerializerOptions options)
    {
        bool isWhole = MemoryMarshal.TryGetArray(value, out ArraySegment<T> part) && part.Count == part.Array!.Length;
        shelf.Refer(writer, isWhole ? part.Array! : value.ToArray());
    }
}

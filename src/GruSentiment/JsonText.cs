using System.Text;
using System.Text.Json;

namespace GruSentiment;

/// <summary>JSON as a text.</summary>
internal static class JsonText
{
    /// <summary>How what people may read is laid out: a member a line, the same line end on every system.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, NewLine = "\n" };

    /// <summary>An object.</summary>
    /// <param name="options">How it is laid out.</param>
    /// <param name="write">Writes its members.</param>
    public static string Of(JsonWriterOptions options, Action<Utf8JsonWriter> write) => Written(options, json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    /// <summary>An array.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="options">How it is laid out.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="write">Writes one of them.</param>
    public static string Of<T>(JsonWriterOptions options, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => Written(options, json =>
    {
        json.WriteStartArray();
        foreach (T item in items)
            write(json, item);
        json.WriteEndArray();
    });

    private static string Written(JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, options))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

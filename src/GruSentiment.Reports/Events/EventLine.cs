using System.Globalization;
using System.Text.Json;

namespace GruSentiment.Reports.Events;

/// <summary>
/// An event as a line of JSON: an object that begins with the event's name and the time. All that is not ASCII is escaped, and so is every
/// control character: the line is one line wherever it goes.
/// </summary>
internal static class EventLine
{
    /// <summary>How every line begins.</summary>
    public const string Beginning = "{\"event\":\"";

    /// <summary>A line, without its end.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="time">When it happened.</param>
    /// <param name="write">Writes the other members.</param>
    public static string Of(string name, DateTimeOffset time, Action<Utf8JsonWriter> write)
    {
        return JsonText.Of(default, json =>
        {
            json.WriteString("event", name);
            json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            write(json);
        });
    }

    /// <summary>A number; <c>null</c> where there is none, or one that JSON can't write: infinity, or not a number.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>A whole number; <c>null</c> where there is none.</summary>
    public static void WriteWhole(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>A duration in seconds, to the millisecond.</summary>
    public static void WriteSeconds(this Utf8JsonWriter json, string name, double seconds) =>
        json.WriteFinite(name, Math.Round(seconds, 3));

    /// <summary>A list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A member of an enumeration, in snake case.</summary>
    public static void WriteChoice<T>(this Utf8JsonWriter json, string name, T value) where T : struct, Enum =>
        json.WriteString(name, JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
}

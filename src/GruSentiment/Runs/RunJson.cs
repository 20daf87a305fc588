using System.Text.Json;
using GruSentiment.Models;

namespace GruSentiment.Runs;

/// <summary>The JSON files of a run directory: <c>config.json</c>, <c>metrics.json</c>.</summary>
internal static class RunJson
{
    /// <summary>Bytes that are read at most; with ten thousand epochs and a thousand classes they have a hundredth of it.</summary>
    private const int LongestFile = 64 * 1024 * 1024;

    /// <summary>Reads one.</summary>
    /// <param name="path">The file; it need not be there.</param>
    /// <returns>Its content, and what is wrong with a file that is there.</returns>
    public static (JsonElement? Content, string? Fault) Read(string path)
    {
        if (!File.Exists(path))
            return default;
        try
        {
            using var document = JsonDocument.Parse(ModelFile.ReadAllBytes(path, LongestFile));
            bool isObject = document.RootElement.ValueKind == JsonValueKind.Object;
            return (document.RootElement.Clone(), isObject ? null : $"{path}: is JSON, but not an object.");
        }
        catch (JsonException e)
        {
            return (null, $"{path}: is no JSON: {e.Message}");
        }
        catch (GruSentimentException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>A member of an object, if it is one; of nested ones, by their names.</summary>
    public static JsonElement? Member(JsonElement? content, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            content = content is { ValueKind: JsonValueKind.Object } of && of.TryGetProperty(name, out JsonElement member) ? member : null;
        }
        return content;
    }

    /// <summary>A member that is a text.</summary>
    public static string? Text(JsonElement? content, params ReadOnlySpan<string> names) =>
        Member(content, names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A member that is a number.</summary>
    public static double? Number(JsonElement? content, params ReadOnlySpan<string> names) =>
        Member(content, names) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    /// <summary>A member that is a whole number.</summary>
    public static long? Whole(JsonElement? content, params ReadOnlySpan<string> names) =>
        Member(content, names) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long whole) ? whole : null;
}

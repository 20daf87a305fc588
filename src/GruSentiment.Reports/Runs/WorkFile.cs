using System.Text.Json;
using System.Text.Json.Serialization;
using GruSentiment.Models;

namespace GruSentiment.Reports.Runs;

/// <summary>How far work that takes many trainings has come, as a JSON file.</summary>
internal static class WorkFile
{
    /// <summary>How it is written: members in snake case, also numbers that are not finite.</summary>
    /// <param name="converters">For what its content has besides.</param>
    public static JsonSerializerOptions Layout(params IEnumerable<JsonConverter> converters)
    {
        var layout = new JsonSerializerOptions
        {
            WriteIndented = true,
            NewLine = "\n",
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        foreach (JsonConverter converter in converters)
            layout.Converters.Add(converter);
        return layout;
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public static void Write<T>(string path, T content, JsonSerializerOptions layout) =>
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, content, layout));

    /// <summary>Reads it.</summary>
    /// <typeparam name="T">Its content.</typeparam>
    /// <typeparam name="TState">What it says.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="work">What errors call it: comparison.</param>
    /// <param name="version">The form that this program writes.</param>
    /// <param name="layout">How it was written.</param>
    /// <param name="stateOf">What a content says.</param>
    /// <exception cref="GruSentimentException">There is none, or it is none of this version.</exception>
    public static TState Read<T, TState>(string path, string work, int version, JsonSerializerOptions layout, Func<T, TState> stateOf)
        where T : IWorkContent
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            T content = JsonSerializer.Deserialize<T>(stream, layout) ?? throw new JsonException("null");
            return content.Version == version ? stateOf(content)
                : throw new GruSentimentException($"{path}: was written in form {content.Version}; this is form {version}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw new GruSentimentException($"{path}: is no {work} of this version of the program: {e.Message}", e);
        }
    }
}

/// <summary>The content of a <see cref="WorkFile"/>.</summary>
internal interface IWorkContent
{
    /// <summary>The form that it was written in.</summary>
    int Version { get; }
}

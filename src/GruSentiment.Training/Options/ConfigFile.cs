using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GruSentiment.Models;
using GruSentiment.Options;

namespace GruSentiment.Training.Options;

/// <summary>
/// The options of a training in a configuration file: the <c>config.json</c> of a run, or one written by hand, which may have options at
/// the top level: <c>{ "epochs": 3, "hidden_dim": 64 }</c>.
/// </summary>
public static class ConfigFile
{
    private const string Training = "training";

    /// <summary>What a run's <c>config.json</c> says of the model that it holds, beside options.</summary>
    private static readonly string[] s_modelFacts = ["format", "format_version", "tokenizer_version", "labels_found", "checksums"];

    private static readonly JsonDocumentOptions s_lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a file's options.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A request with what the file says, all of it from <see cref="OptionSource.FromFile"/>.</returns>
    /// <exception cref="GruSentimentException">
    /// The file can't be read, is not JSON, or has a member that is no option or has no fitting value.
    /// </exception>
    /// <exception cref="OptionException">A value is out of its range.</exception>
    public static TrainingRequest Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var document = JsonDocument.Parse(Content(path), s_lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new GruSentimentException(
                    $"{path}: is not a configuration; an object of options was expected, like {{ \"epochs\": 3 }}.");
            }
            OptionValues values = Values(path, document.RootElement);
            bool isRun = document.RootElement.TryGetProperty("format", out _);
            return TrainingRequest.Of(isRun ? EarlierRuns.Complete(values) : values).From(OptionSource.FromFile);
        }
        catch (JsonException e)
        {
            throw new GruSentimentException($"{path}, line {e.LineNumber + 1}: is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e) // Half a surrogate pair in a text.
        {
            throw new GruSentimentException($"{path}: is not JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GruSentimentException($"{path}: no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be read: {e.Message}", e);
        }
    }

    /// <summary>The file without its byte order mark. It may be a pipe, whose length nobody knows.</summary>
    private static ReadOnlyMemory<byte> Content(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        byte[] block = new byte[64 * 1024];
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            content.Write(block, 0, read);
            if (content.Length > ModelConfigJson.LongestFile)
                throw new GruSentimentException($"{path}: has more than {ModelConfigJson.LongestFile} bytes; options take fewer.");
        }
        ReadOnlyMemory<byte> bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    /// <summary>The options of a training that <c>config.json</c> keeps, besides those of the model.</summary>
    internal static JsonObject ToJson(TrainingRequest request)
    {
        string text = JsonText.Of(default, json =>
        {
            foreach (OptionSet part in request.Parts)
                OptionJson.Write(json, part, Training);
        });
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>All options of a training but where it is written to, by their names, those at their defaults too.</summary>
    internal static JsonObject AllToJson(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string text = JsonText.Of(default, json =>
        {
            foreach (OptionSet part in request.Parts)
            {
                foreach (DeclaredOption option in part.Declarations.Where(option => option.IsSaved && option.IsSettable))
                {
                    json.WritePropertyName(option.Name);
                    option.Write(json, part.Values[option]);
                }
            }
        });
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>What a request says, and nothing of what it leaves open.</summary>
    internal static JsonObject GivenToJson(TrainingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        JsonObject all = AllToJson(request);
        foreach (DeclaredOption option in TrainingRequest.AllDeclarations.Except(request.AllValues.Options))
            all.Remove(option.Name);
        return all;
    }

    /// <summary>The request that <see cref="AllToJson"/> wrote.</summary>
    /// <param name="path">How errors name it.</param>
    /// <param name="options">What was written.</param>
    /// <exception cref="GruSentimentException">It has a member that is no option, or has no fitting value.</exception>
    internal static TrainingRequest Of(string path, JsonElement options) =>
        TrainingRequest.Of(Values(path, options)).From(OptionSource.FromFile);

    private static OptionValues Values(string path, JsonElement root)
    {
        OptionValues values = OptionValues.None;
        foreach (JsonProperty member in root.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && SectionNamed(member.Name) is { Count: > 0 } section)
            {
                foreach (JsonProperty inner in member.Value.EnumerateObject())
                    Read(path, section.FirstOrDefault(option => IsNamed(option, inner.Name)), inner, ref values);
            }
            else if (!IsModelFact(member))
            {
                Read(path, OptionNamed(member.Name), member, ref values);
            }
        }
        return values;
    }

    /// <summary>A run's classes have the name of the flag that says which labels make them, and are a list.</summary>
    private static bool IsModelFact(JsonProperty member) => s_modelFacts.Contains(member.Name)
        || (member.Name == "labels" && member.Value.ValueKind == JsonValueKind.Array);

    private static List<DeclaredOption> SectionNamed(string name) =>
        [.. TrainingRequest.AllDeclarations.Where(option => option.Section == name && option.IsSaved && name.Length > 0)];

    private static DeclaredOption? OptionNamed(string name) => TrainingRequest.AllDeclarations
        .FirstOrDefault(option => option.IsSettable && option.IsSaved && IsNamed(option, name));

    private static bool IsNamed(DeclaredOption option, string name) => option.Key == name || option.Name == name.Replace('_', '-');

    private static void Read(string path, DeclaredOption? option, JsonProperty member, ref OptionValues values)
    {
        if (option is null)
            throw new GruSentimentException($"{path}: \"{member.Name}\" is no option of a training.");
        if (OptionJson.Read(option, member.Value, ref values) is { } fault)
            throw new GruSentimentException($"{path}: {ModelConfigJson.ByKey(fault)}");
        IEnumerable<UserMessage> faults = values.Options.Contains(option) ? option.Check(values[option]) : [];
        OptionException.ThrowIfAny(faults.Select(beyond => (UserMessage)$"{path}: {ModelConfigJson.ByKey(beyond)}"));
    }
}

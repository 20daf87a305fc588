using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Options;

namespace GruSentiment.Models;

/// <summary>A <see cref="ModelConfig"/> as the JSON of <c>config.json</c>.</summary>
internal static class ModelConfigJson
{
    /// <summary>Bytes of a file at most: hundreds of thousands of classes fit.</summary>
    public const int LongestFile = 16 * 1024 * 1024;

    private const string Model = "model";
    private const string Ngrams = "ngrams";

    /// <summary>The JSON text.</summary>
    public static string Write(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.Indented))
        {
            json.WriteStartObject();
            json.WriteString("format", config.Format);
            json.WriteNumber("format_version", config.FormatVersion);
            json.WriteNumber("tokenizer_version", config.TokenizerVersion);
            json.WriteStartArray("labels");
            foreach (string label in config.Labels)
                json.WriteStringValue(label);
            json.WriteEndArray();
            if (config.LabelMapping is { } mapping)
                json.WriteString("label_mapping", mapping);
            if (config.FoundLabels is { } found)
                json.WriteString("labels_found", found);
            Write(json, Model, config.Model);
            Write(json, Ngrams, config.Ngrams);
            if (config.Training is { } training)
            {
                json.WritePropertyName("training");
                training.WriteTo(json);
            }
            config.Checksums?.Write(json);
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        Span<byte> file = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        if (config.Checksums is not null)
            ModelChecksums.Seal(file);
        return Encoding.UTF8.GetString(file);
    }

    /// <summary>Reads the JSON of a file.</summary>
    /// <exception cref="ModelException">It is not JSON, is not as it was written, or lacks what every configuration has.</exception>
    public static ModelConfig Read(string path)
    {
        byte[] file = ModelFile.ReadAllBytes(path, LongestFile);
        try
        {
            using var document = JsonDocument.Parse(file.AsMemory(file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new ModelException(path, "is not the configuration of a model: an object was expected.");
            int version = root.TryGetProperty("format_version", out JsonElement stated) ? stated.GetInt32() : ModelConfig.FirstVersion;
            return new ModelConfig
            {
                // How a newer version makes its sums is not known.
                Checksums = version > ModelConfig.CurrentVersion ? null : ModelChecksums.Read(path, file, root),
                Format = root.TryGetProperty("format", out JsonElement format) ? format.GetString() ?? "" : "",
                FormatVersion = version,
                TokenizerVersion = Member(path, root, "tokenizer_version").GetInt32(),
                Labels = [.. Member(path, root, "labels").EnumerateArray().Select(label => label.GetString() ?? "")],
                LabelMapping = root.TryGetProperty("label_mapping", out JsonElement mapping) ? mapping.GetString() : null,
                FoundLabels = root.TryGetProperty("labels_found", out JsonElement found) ? found.GetString() : null,
                Model = new ModelOptions { Values = Section(path, root, Model, new ModelOptions().Declarations) },
                Ngrams = new NgramOptions { Values = Section(path, root, Ngrams, new NgramOptions().Declarations) },
                TrainingOf = Training(root),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException
            or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new ModelException(path, $"is not the configuration of a model: {e.Message}", e);
        }
    }

    /// <summary>A fault that names options as the file does.</summary>
    public static string ByKey(UserMessage fault) =>
        fault.ToString(mention => $"\"{mention.Option.Key}\"" + (mention.Value is null ? "" : $": {mention.Value}"));

    private static Func<JsonObject?>? Training(JsonElement root)
    {
        if (!root.TryGetProperty("training", out JsonElement training) || training.ValueKind != JsonValueKind.Object)
            return null;
        string text = training.GetRawText();
        return () => JsonNode.Parse(text) as JsonObject;
    }

    private static void Write(Utf8JsonWriter json, string section, OptionSet options)
    {
        json.WriteStartObject(section);
        OptionJson.Write(json, options, section);
        json.WriteEndObject();
    }

    private static JsonElement Member(string path, JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement member)
            ? member
            : throw new ModelException(path, $"is not the configuration of a model: \"{name}\" is missing.");

    /// <summary>
    /// Options that an older version did not know are at their defaults; members that this one does not know are ignored.
    /// </summary>
    private static OptionValues Section(string path, JsonElement root, string section, IReadOnlyList<DeclaredOption> declarations)
    {
        JsonElement members = Member(path, root, section);
        OptionValues values = OptionValues.None;
        foreach (DeclaredOption option in declarations)
        {
            if (members.TryGetProperty(option.Key, out JsonElement element) && OptionJson.Read(option, element, ref values) is { } fault)
                throw new ModelException(path, $"is not the configuration of a model: {ByKey(fault)}");
        }
        return values;
    }
}

using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Onnx.Inputs;

/// <summary><c>tokenizer.json</c> of an export: how a graph's inputs are made of texts, and what its outputs mean.</summary>
internal sealed record TokenizerFile
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "gru-sentiment-onnx";

    /// <summary>The newest version that is read: that of exports with n-grams of characters.</summary>
    public const int CurrentVersion = 2;

    private const int FirstVersion = 1;

    /// <summary>Bytes of a file at most: hundreds of thousands of classes fit.</summary>
    private const int LongestFile = 16 * 1024 * 1024;

    /// <summary>Class names; a class's place is its number.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>With two classes, the lowest probability at which a text is of the second.</summary>
    public required double Threshold { get; init; }

    /// <summary>Tokens of a text that the networks read.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The n-grams; null where the graph has no inputs for them.</summary>
    public required NgramOptions? Ngrams { get; init; }

    /// <summary>Number of tokens in the vocabulary.</summary>
    public required int Tokens { get; init; }

    /// <summary>The SHA-256 sums of the vocabulary and of the ONNX file.</summary>
    public required ModelChecksums Sums { get; init; }

    /// <summary>The version of its format: the first one that has all that it says.</summary>
    public int Version => Ngrams is { Characters: > 0 } ? CurrentVersion : FirstVersion;

    /// <summary>Reads one.</summary>
    /// <exception cref="ModelException">It can't be read, or is no such file.</exception>
    public static TokenizerFile Read(string path)
    {
        byte[] file = ModelFile.ReadAllBytes(path, LongestFile);
        try
        {
            using var document = JsonDocument.Parse(file);
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetString() != FormatName)
                throw new ModelException(path, $"\"format\" is not \"{FormatName}\": this is the file of something else.");
            CheckVersion(path, "format version", root.GetProperty("format_version").GetInt32(), FirstVersion, CurrentVersion);
            CheckVersion(
                path, "tokenizer version", root.GetProperty("tokenizer").GetProperty("version").GetInt32(), Tokenizer.Version,
                Tokenizer.Version);
            var read = Read(root);
            return read.Fault() is { } fault ? throw new ModelException(path, fault) : read;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ModelException(path, $"is no {ExportFiles.Tokenizer} of an export: {e.Message}", e);
        }
    }

    private static TokenizerFile Read(JsonElement root)
    {
        JsonElement ngrams = root.GetProperty("ngrams");
        JsonElement vocabulary = root.GetProperty("vocabulary");
        return new TokenizerFile
        {
            Labels = [.. root.GetProperty("labels").EnumerateArray().Select(label => label.GetString() ?? "")],
            Threshold = root.GetProperty("threshold").GetDouble(),
            MaxLength = root.GetProperty("max_length").GetInt32(),
            Ngrams = ngrams.ValueKind == JsonValueKind.Null ? null : new NgramOptions
            {
                Order = ngrams.GetProperty("order").GetInt32(),
                Bits = ngrams.GetProperty("bits").GetInt32(),
                CharNgrams = ngrams.TryGetProperty("char_ngrams", out JsonElement characters) ? characters.GetInt32() : 0,
            },
            Tokens = vocabulary.GetProperty("tokens").GetInt32(),
            Sums = new ModelChecksums(
                vocabulary.GetProperty("sha256").GetString() ?? "", root.GetProperty("model").GetProperty("sha256").GetString() ?? ""),
        };
    }

    /// <summary>Why no export has such a file; null if one can.</summary>
    private string? Fault()
    {
        if (Labels.Count < 2)
            return "\"labels\" must be two or more names.";
        if (MaxLength < 1)
            return "\"max_length\" must be 1 or more.";
        return Ngrams is { Order: < 1 or > NgramOptions.LongestOrder } or { Bits: < 1 or > 30 }
            or { CharNgrams: < 0 or 1 or 2 or > NgramOptions.LongestCharNgram }
            ? "\"ngrams\" has values that no model has." : null;
    }

    private static void CheckVersion(string path, string name, int found, int first, int last)
    {
        if (found < first || found > last)
        {
            string read = first == last ? $"{last}" : $"up to {last}";
            throw new ModelException(path, $"has {name} {found}; this library reads {read}. Export the model again.");
        }
    }
}

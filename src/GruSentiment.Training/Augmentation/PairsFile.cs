using System.Text.Json;
using System.Text.Json.Serialization;

namespace GruSentiment.Training.Augmentation;

/// <summary>The file that the added sentences of a language are made from.</summary>
internal sealed class PairsFile
{
    /// <summary>The language, as in ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Lists of words, by the name that frames call them by.</summary>
    public required Dictionary<string, string[]> Words { get; init; }

    /// <summary>The frames, by what they teach.</summary>
    public required KindFile[] Kinds { get; init; }

    /// <summary>The frames of opinion words: each pair is a good opinion and a bad one.</summary>
    public required PairFile[] Opinions { get; init; }

    /// <summary>Reads the file of a language.</summary>
    public static PairsFile Read(string language)
    {
        using Stream stream = typeof(PairsFile).Assembly.GetManifestResourceStream($"pairs.{language}.json")
            ?? throw new ArgumentException($"There are no sentences in the language \"{language}\".", nameof(language));
        return JsonSerializer.Deserialize(stream, PairsFileContext.Default.PairsFile)!;
    }

    /// <summary>Frames that teach one thing.</summary>
    internal sealed record KindFile(string Name, PairFile[] Pairs);

    /// <summary>A sentence with slots, its label, and a partner with the other label, if there is one.</summary>
    internal sealed record PairFile(string Text, string Label, string? Plain);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PairsFile))]
internal sealed partial class PairsFileContext : JsonSerializerContext;

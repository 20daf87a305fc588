using System.Text.Json;
using System.Text.Json.Serialization;

namespace GruSentiment.Data.Behaviour;

/// <summary>The file that the built-in tests of a language are made from.</summary>
internal sealed class SuiteFile
{
    /// <summary>The language, as in ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Lists of words, by the name that frames call them by.</summary>
    public required Dictionary<string, string[]> Words { get; init; }

    /// <summary>The names of those lists that hold opinions.</summary>
    public required string[] Opinions { get; init; }

    /// <summary>Opinion words that stand in no sentence which a training adds by itself.</summary>
    public required string[] HeldOut { get; init; }

    /// <summary>What is tested, and with which frames.</summary>
    public required CapabilityFile[] Capabilities { get; init; }

    /// <summary>Sentences that make any review better or worse.</summary>
    public required DirectionFile Direction { get; init; }

    /// <summary>What may be changed or added without a change of opinion.</summary>
    public required InvarianceFile Invariance { get; init; }

    /// <summary>Reads the built-in file of a language.</summary>
    public static SuiteFile Read(string language)
    {
        using Stream stream = typeof(SuiteFile).Assembly.GetManifestResourceStream($"behaviour.{language}.json")
            ?? throw new ArgumentException($"There are no behaviour tests in the language \"{language}\".", nameof(language));
        return JsonSerializer.Deserialize(stream, SuiteFileContext.Default.SuiteFile)!;
    }

    /// <summary>A capability.</summary>
    internal sealed record CapabilityFile(string Name, string About, FrameFile[] Frames);

    /// <summary>A sentence with slots, and its label.</summary>
    internal sealed record FrameFile(string Text, string Label);

    /// <summary>Clearly good and clearly bad sentences.</summary>
    internal sealed record DirectionFile(string[] Positive, string[] Negative);

    /// <summary>Names, places, links and mentions.</summary>
    internal sealed record InvarianceFile(string[] Names, string[] Places, string[] Links, string[] Mentions);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SuiteFile))]
internal sealed partial class SuiteFileContext : JsonSerializerContext;

using System.Text.Json;

namespace GruSentiment.Data.ErrorGroups;

/// <summary>English words that turn or oppose what is said; <c>cue-words.en.json</c> lists them.</summary>
internal static class CueWords
{
    private const string Resource = "cue-words.en.json";

    private static readonly Lazy<(HashSet<string> Negation, HashSet<string> Contrast)> s_words = new(Read);

    /// <summary>Whether a token negates: <c>not</c>, <c>never</c>, <c>don't</c>.</summary>
    public static bool IsNegation(string token) =>
        s_words.Value.Negation.Contains(token) || token.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>Whether a token opposes two statements: <c>but</c>, <c>although</c>.</summary>
    public static bool IsContrast(string token) => s_words.Value.Contrast.Contains(token);

    private static (HashSet<string> Negation, HashSet<string> Contrast) Read()
    {
        using Stream stream = typeof(CueWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is no part of the program.");
        using var json = JsonDocument.Parse(stream);
        return (Words("negation"), Words("contrast"));

        HashSet<string> Words(string list) => json.RootElement.GetProperty(list).EnumerateArray().Select(word => word.GetString()!)
            .ToHashSet(StringComparer.Ordinal);
    }
}

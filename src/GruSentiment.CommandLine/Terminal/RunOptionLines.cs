using System.Text.Json;
using GruSentiment.Runs;

namespace GruSentiment.CommandLine.Terminal;

/// <summary>The options in a <c>config.json</c>, by the names that they have there; those that are not set are left out.</summary>
internal static class RunOptionLines
{
    private static readonly string[] s_sections = ["model", "ngrams", "training"];

    /// <summary>The options, in lines.</summary>
    /// <param name="config">The file; null where it can't be read.</param>
    /// <param name="width">Columns in a line at most, unless one option takes more.</param>
    public static IEnumerable<string> Of(JsonElement? config, int width)
    {
        int names = s_sections.Max(section => section.Length) + 2;
        foreach (string section in s_sections)
        {
            if (RunJson.Member(config, section) is not { ValueKind: JsonValueKind.Object } options)
                continue;
            string line = section.PadRight(names);
            foreach (JsonProperty one in options.EnumerateObject().Where(one => IsSet(one.Value)))
            {
                string option = $"{one.Name}={Written(one.Value)}";
                if (line.Length > names && DisplayWidth.Of(line) + 1 + DisplayWidth.Of(option) > width)
                {
                    yield return line;
                    line = new string(' ', names);
                }
                line += line.Length > names ? $" {option}" : option;
            }
            if (line.Length > names)
                yield return line;
        }
    }

    private static string Written(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static bool IsSet(JsonElement value) => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
}

using System.Text.Json;

namespace GruSentiment.Options;

/// <summary>Options in a configuration file: a member an option, named by its key.</summary>
internal static class OptionJson
{
    /// <summary>Characters of a value that a message shows, at most.</summary>
    private const int MostShown = 40;

    /// <summary>Writes the options of a section, those at their defaults too.</summary>
    public static void Write(Utf8JsonWriter json, OptionSet options, string section)
    {
        foreach (DeclaredOption option in options.Declarations.Where(option => option.IsSaved && option.Section == section))
        {
            object? value = options.Values[option];
            if (value is null && option.IsLeftOutIfNull)
                continue;
            json.WritePropertyName(option.Key);
            option.Write(json, value);
        }
    }

    /// <summary>Reads an option's value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="element">A number, a text, true or false; null for nothing said.</param>
    /// <param name="values">Takes the value.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static UserMessage? Read(DeclaredOption option, JsonElement element, ref OptionValues values)
    {
        string? text = element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
            _ => null,
        };
        if (text is null)
        {
            return element.ValueKind == JsonValueKind.Null
                ? null
                : (UserMessage)$"{option} is {ShortText.Of(element.GetRawText(), MostShown)}; a number or a text was expected.";
        }
        UserMessage? fault = option.Parse(text, out object? value);
        if (fault is null)
            values = values.With(option, value);
        return fault;
    }
}

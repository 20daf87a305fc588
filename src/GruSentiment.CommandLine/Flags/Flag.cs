using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using GruSentiment.Options;

namespace GruSentiment.CommandLine.Flags;

/// <summary>Makes options whose errors name the flag, what was found and what was expected.</summary>
internal static class Flag
{
    /// <summary>One of the names of an enumeration, in kebab-case.</summary>
    public static ChoiceFlag<T> Choice<T>(string name, T @default, string description) where T : struct, Enum =>
        new(name, description) { Default = @default };

    /// <summary>A text, never empty.</summary>
    public static Option<string?> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName, CustomParser = result => NotEmpty(result, name, valueName) };

    /// <summary>A default value as the command line writes it.</summary>
    public static string Written(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number => ((decimal)number).ToString(CultureInfo.InvariantCulture), // Never 2E-05.
        Enum choice => ChoiceNames.Kebab(choice.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Refuses an empty text, and a path of spaces alone.</summary>
    internal static string? NotEmpty(ArgumentResult result, string name, string valueName)
    {
        if (result.Tokens.Count == 0) // Of a flag whose value need not be given.
            return null;
        string text = result.Tokens[0].Value;
        // On Windows no path is of spaces alone.
        bool isPath = valueName is "DIRECTORY" || valueName.EndsWith("FILE", StringComparison.Ordinal);
        if (text.Length == 0 || (isPath && string.IsNullOrWhiteSpace(text)))
            result.AddError($"{name} is empty; {valueName} was expected.");
        return text;
    }
}

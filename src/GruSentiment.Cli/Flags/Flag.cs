using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GruSentiment.Cli.Flags;

/// <summary>Makes options whose errors name the flag, what was found and what was expected.</summary>
internal static class Flag
{
    /// <summary>One of the names of an enumeration, in kebab-case.</summary>
    public static Option<T> Choice<T>(string name, T @default, string description) where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(Kebab)];
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => @default,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                int index = Array.FindIndex(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
                if (index >= 0)
                    return Enum.GetValues<T>()[index];
                result.AddError($"{name}: \"{text}\" is none of {string.Join(", ", names)}.");
                return default;
            },
        };
    }

    /// <summary>A text, never empty.</summary>
    public static Option<string?> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName, CustomParser = result => NotEmpty(result, name, valueName) };

    /// <summary>A name of an enumeration as the command line writes it: <c>HeadTail</c> is <c>head-tail</c>.</summary>
    public static string Kebab<T>(T value) where T : struct, Enum => Kebab(value.ToString());

    /// <summary>A default value as the command line writes it.</summary>
    public static string Written(object? value) => value switch
    {
        bool truth => truth ? "true" : "false",
        double number => ((decimal)number).ToString(CultureInfo.InvariantCulture), // Never 2E-05.
        Enum choice => Kebab(choice.ToString()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, i) => (char.IsUpper(letter) && i > 0 ? "-" : "") + char.ToLowerInvariant(letter)));

    /// <summary>Refuses an empty text, and a path of spaces alone.</summary>
    internal static string? NotEmpty(ArgumentResult result, string name, string valueName)
    {
        string text = result.Tokens[0].Value;
        // On Windows no path is of spaces alone.
        bool isPath = valueName is "DIRECTORY" || valueName.EndsWith("FILE", StringComparison.Ordinal);
        if (text.Length == 0 || (isPath && string.IsNullOrWhiteSpace(text)))
            result.AddError($"{name} is empty; {valueName} was expected.");
        return text;
    }
}

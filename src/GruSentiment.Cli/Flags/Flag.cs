using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GruSentiment.Cli.Flags;

/// <summary>Makes options whose errors name the flag, what was found and what was expected.</summary>
internal static class Flag
{
    /// <summary>One of the names of an enumeration, in kebab-case.</summary>
    public static Option<T> Choice<T>(string name, T @default, string description) where T : struct, Enum => new(name)
    {
        Description = description,
        HelpName = string.Join('|', NamesOf<T>()),
        DefaultValueFactory = _ => @default,
        CustomParser = result => Chosen<T>(result, name) ?? default,
    };

    /// <summary>The same where it need not be given.</summary>
    /// <param name="name">The flag.</param>
    /// <param name="description">What it does, and what holds without it.</param>
    /// <param name="further">Other names of a choice, which are understood and not shown.</param>
    public static Option<T?> OptionalChoice<T>(string name, string description, params (string Name, T Value)[] further)
        where T : struct, Enum => new(name)
        {
            Description = description,
            HelpName = string.Join('|', NamesOf<T>()),
            CustomParser = result => Chosen(result, name, further),
        };

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

    private static string[] NamesOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Kebab)];

    private static T? Chosen<T>(ArgumentResult result, string flag, params (string Name, T Value)[] further) where T : struct, Enum
    {
        string text = result.Tokens[0].Value;
        foreach ((string known, T value) in Enum.GetValues<T>().Select(value => (Kebab(value), value)).Concat(further))
        {
            if (known.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        result.AddError($"{flag}: \"{text}\" is none of {string.Join(", ", NamesOf<T>())}.");
        return null;
    }

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

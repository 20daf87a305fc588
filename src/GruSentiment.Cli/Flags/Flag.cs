using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace GruSentiment.Cli.Flags;

/// <summary>Makes options whose errors name the flag, what was found and what was expected.</summary>
internal static class Flag
{
    /// <summary>A whole number.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="unit">What it counts, as the help shows it.</param>
    /// <param name="default">The value without the flag.</param>
    /// <param name="description">A sentence or two.</param>
    public static Option<int> Whole(string name, string unit, int @default, string description) =>
        Number(name, unit, @default, description, "a whole number");

    /// <summary>The same without a default: read it with <see cref="Given"/>.</summary>
    public static Option<int> Whole(string name, string unit, string description) =>
        new(name) { Description = description, HelpName = unit, CustomParser = result => Parse<int>(result, name, "a whole number") };

    /// <summary>A number with a decimal point; the parameters are those of <see cref="Whole(string, string, int, string)"/>.</summary>
    public static Option<double> Decimal(string name, string unit, double @default, string description) =>
        Number(name, unit, @default, description, "a number with a decimal point, like 0.001");

    /// <summary>One of the names of an enumeration, in kebab-case.</summary>
    public static Option<T> Choice<T>(string name, T @default, string description) where T : struct, Enum
    {
        Option<T> option = Choice<T>(name, description);
        option.DefaultValueFactory = _ => @default;
        return option;
    }

    /// <summary>The same without a default: read it with <see cref="Given"/>.</summary>
    public static Option<T> Choice<T>(string name, string description) where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(Kebab)];
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', names),
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

    /// <summary>Yes or no: <c>--name</c>, <c>--name true</c>, <c>--name false</c>.</summary>
    public static Option<bool> Switch(string name, bool @default, string description) =>
        new(name) { Description = description, HelpName = "true|false", DefaultValueFactory = _ => @default };

    /// <summary>What the user gave; <see langword="null"/> where the default would hold.</summary>
    public static T? Given<T>(this ParseResult parsed, Option<T> option) where T : struct =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    /// <summary>A text, never empty.</summary>
    public static Option<string?> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName, CustomParser = result => NotEmpty(result, name, valueName) };

    /// <summary>A text without which the command can't run, never empty.</summary>
    public static Option<string> Required(string name, string valueName, string description) =>
        new(name)
        {
            Description = description,
            HelpName = valueName,
            Required = true,
            CustomParser = result => NotEmpty(result, name, valueName),
        };

    /// <summary>A text with a default, never empty.</summary>
    public static Option<string> TextOr(string name, string valueName, string @default, string description) =>
        new(name)
        {
            Description = description,
            HelpName = valueName,
            DefaultValueFactory = _ => @default,
            CustomParser = result => NotEmpty(result, name, valueName),
        };

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

    private static Option<T> Number<T>(string name, string unit, T @default, string description, string expected)
        where T : struct, INumber<T>
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = unit,
            DefaultValueFactory = _ => @default,
            CustomParser = result => Parse<T>(result, name, expected),
        };
    }

    private static T Parse<T>(ArgumentResult result, string name, string expected) where T : struct, INumber<T>
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, Styles, CultureInfo.InvariantCulture, out T value))
            return value;
        bool tooLarge = double.TryParse(text, Styles, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) > int.MaxValue;
        result.AddError(tooLarge ? $"{name}: \"{text}\" is out of all bounds." : $"{name}: \"{text}\" is not {expected}.");
        return default;
    }

    private static string? NotEmpty(ArgumentResult result, string name, string valueName)
    {
        string text = result.Tokens[0].Value;
        // On Windows no path is of spaces alone.
        bool isPath = valueName is "DIRECTORY" || valueName.EndsWith("FILE", StringComparison.Ordinal);
        if (text.Length == 0 || (isPath && string.IsNullOrWhiteSpace(text)))
            result.AddError($"{name} is empty; {valueName} was expected.");
        return text;
    }
}

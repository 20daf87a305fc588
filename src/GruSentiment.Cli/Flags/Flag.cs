using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace GruSentiment.Cli.Flags;

/// <summary>Makes options whose errors name the flag, what was found and what was expected.</summary>
internal static class Flag
{
    /// <summary>A whole number.</summary>
    public static Option<int> Whole(string name, int @default, string description) => Number(name, @default, description, "a whole number");

    /// <summary>A number with a decimal point.</summary>
    public static Option<double> Decimal(string name, double @default, string description) =>
        Number(name, @default, description, "a number with a decimal point, like 0.001");

    /// <summary>One of the names of an enumeration, in kebab-case.</summary>
    public static Option<T> Choice<T>(string name, T @default, string description) where T : struct, Enum
    {
        string[] names = [.. Enum.GetValues<T>().Select(Kebab)];
        var option = new Option<T>(name)
        {
            Description = $"{description} One of: {string.Join(", ", names)}.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => @default,
        };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            int index = Array.FindIndex(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
                return Enum.GetValues<T>()[index];
            result.AddError($"{name}: \"{text}\" is none of {string.Join(", ", names)}.");
            return default;
        };
        return option;
    }

    /// <summary>Yes or no: <c>--name</c>, <c>--name true</c>, <c>--name false</c>.</summary>
    public static Option<bool> Switch(string name, bool @default, string description) =>
        new(name) { Description = description, HelpName = "true|false", DefaultValueFactory = _ => @default };

    /// <summary>What the user gave; <see langword="null"/> where the default would hold.</summary>
    public static T? Given<T>(this ParseResult parsed, Option<T> option) where T : struct =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    /// <summary>A text.</summary>
    public static Option<string?> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName };

    /// <summary>A name of an enumeration as the command line writes it: <c>HeadTail</c> is <c>head-tail</c>.</summary>
    public static string Kebab<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static Option<T> Number<T>(string name, T @default, string description, string expected) where T : struct, INumber<T>
    {
        return new Option<T>(name)
        {
            Description = description,
            HelpName = "number",
            DefaultValueFactory = _ => @default,
            CustomParser = result => Parse<T>(result, name, expected),
        };
    }

    private static T Parse<T>(ArgumentResult result, string name, string expected) where T : struct, INumber<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out T value))
            return value;
        result.AddError($"{name}: \"{text}\" is not {expected}.");
        return default;
    }
}

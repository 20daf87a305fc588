using System.Globalization;
using System.Text.Json;

namespace GruSentiment.Options;

/// <summary>The types of options there are.</summary>
internal static class OptionTypes
{
    /// <summary>A whole number.</summary>
    public static OptionType<int> Whole { get; } = new WholeType();

    /// <summary>A number with a decimal point.</summary>
    public static OptionType<double> Real { get; } = new RealType();

    /// <summary>True or false.</summary>
    public static OptionType<bool> Switch { get; } = new SwitchType();

    /// <summary>A text that is not empty.</summary>
    public static OptionType<string?> Text { get; } = new TextType(mayBeBlank: true);

    /// <summary>A file or directory, which spaces alone don't name: on Windows there is none such.</summary>
    public static OptionType<string?> Path { get; } = new TextType(mayBeBlank: false);

    /// <summary>A few characters that stand between fields, or nothing; a tab by its name.</summary>
    public static OptionType<string?> Delimiter { get; } = new DelimiterType();

    /// <summary>One of the names of an enumeration, in kebab-case.</summary>
    public static OptionType<T> Choice<T>() where T : struct, Enum => new ChoiceType<T>();

    /// <summary>The same, or nothing.</summary>
    public static OptionType<T?> Optional<T>(OptionType<T> type) where T : struct => new OptionalType<T>(type);

    /// <summary>Values that a text stands for.</summary>
    /// <param name="parse">
    /// Reads a text that is not empty; throws a <see cref="FormatException"/> whose message says what was found and expected.
    /// </param>
    /// <param name="format">Writes a value, so that it reads back.</param>
    /// <param name="names">All texts there are, where they can be listed.</param>
    public static OptionType<T?> Written<T>(
        Func<string, T> parse, Func<T, string> format, Func<IEnumerable<string>>? names = null) where T : class =>
        new WrittenType<T>(parse, format, names);

    private sealed class WholeType : OptionType<int>
    {
        public override UserMessage? Parse(DeclaredOption whose, string text, out int value) =>
            int.TryParse(text, NumberText.Styles, CultureInfo.InvariantCulture, out value)
                ? null
                : NumberText.Fault(whose, text, "a whole number");

        public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter json, int value) => json.WriteNumberValue(value);
    }

    private sealed class RealType : OptionType<double>
    {
        public override UserMessage? Parse(DeclaredOption whose, string text, out double value) =>
            double.TryParse(text, NumberText.Styles, CultureInfo.InvariantCulture, out value)
                ? null
                : NumberText.Fault(whose, text, "a number with a decimal point, like 0.001");

        /// <summary>Never 2E-05, where a decimal has room.</summary>
        public override string Format(double value) => Math.Abs(value) is > 1e-20 and < 1e20
            ? ((decimal)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString(CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter json, double value) => json.WriteNumberValue(value);
    }

    /// <summary>What numbers of both types have in common.</summary>
    private static class NumberText
    {
        public const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

        public static UserMessage Fault(DeclaredOption whose, string text, string expected)
        {
            bool tooLarge = double.TryParse(text, Styles, CultureInfo.InvariantCulture, out double number)
                && Math.Abs(number) > int.MaxValue;
            return tooLarge
                ? (UserMessage)$"{whose}: \"{text}\" is out of all bounds."
                : (UserMessage)$"{whose}: \"{text}\" is not {expected}.";
        }
    }

    private sealed class SwitchType : OptionType<bool>
    {
        public override string Listed => "true|false";

        public override UserMessage? Parse(DeclaredOption whose, string text, out bool value) =>
            bool.TryParse(text, out value) ? null : (UserMessage)$"{whose}: \"{text}\" is neither true nor false.";

        public override string Format(bool value) => value ? "true" : "false";

        public override void Write(Utf8JsonWriter json, bool value) => json.WriteBooleanValue(value);
    }

    private sealed class TextType(bool mayBeBlank) : OptionType<string?>
    {
        public override UserMessage? Parse(DeclaredOption whose, string text, out string? value)
        {
            value = text;
            bool isThere = mayBeBlank ? text.Length > 0 : !string.IsNullOrWhiteSpace(text);
            return isThere ? null : (UserMessage)$"{whose} is empty; {whose.Unit} was expected.";
        }

        public override string Format(string? value) => value ?? "";
    }

    private sealed class ChoiceType<T> : OptionType<T> where T : struct, Enum
    {
        public override string Listed => ChoiceNames<T>.Listed;

        public override UserMessage? Parse(DeclaredOption whose, string text, out T value)
        {
            string[] names = ChoiceNames<T>.Names;
            int index = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
            value = index < 0 ? default : ChoiceNames<T>.Values[index];
            return index < 0 ? (UserMessage)$"{whose}: {ChoiceNames.Unknown(text, names)}" : null;
        }

        public override string Format(T value) => ChoiceNames<T>.Of(value);
    }

    private sealed class OptionalType<T>(OptionType<T> type) : OptionType<T?> where T : struct
    {
        public override string? Listed => type.Listed;

        public override UserMessage? Parse(DeclaredOption whose, string text, out T? value)
        {
            UserMessage? fault = type.Parse(whose, text, out T read);
            value = fault is null ? read : null;
            return fault;
        }

        public override string Format(T? value) => value is { } some ? type.Format(some) : "";

        public override void Write(Utf8JsonWriter json, T? value)
        {
            if (value is { } some)
                type.Write(json, some);
            else
                base.Write(json, value);
        }
    }

    private sealed class WrittenType<T>(Func<string, T> parse, Func<T, string> format, Func<IEnumerable<string>>? names)
        : OptionType<T?> where T : class
    {
        public override string? Listed => names is null ? null : string.Join('|', names());

        public override UserMessage? Parse(DeclaredOption whose, string text, out T? value)
        {
            value = null;
            if (string.IsNullOrWhiteSpace(text))
                return $"{whose} is empty; {whose.Unit} was expected.";
            try
            {
                value = parse(text);
                return null;
            }
            catch (FormatException e)
            {
                return $"{whose}: {e.Message}";
            }
        }

        public override string Format(T? value) => value is null ? "" : format(value);
    }

    private sealed class DelimiterType : OptionType<string?>
    {
        private const int MostCharacters = 4;

        public override UserMessage? Parse(DeclaredOption whose, string text, out string? value)
        {
            value = text switch
            {
                "tab" or "\\t" => "\t",
                { Length: >= 1 and <= MostCharacters } => text,
                _ => null,
            };
            return value is null ? (UserMessage)$"{whose}: \"{text}\" is not 1 to {MostCharacters} characters, nor \"tab\"." : null;
        }

        public override string Format(string? value) => value == "\t" ? "tab" : $"{value}";
    }
}

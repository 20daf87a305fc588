using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GruSentiment.Options;

/// <summary>
/// A sentence for the user in which options are named: by their members for a program, by their flags on the command line, by their keys in
/// a file. Numbers and dates in it are written alike in every culture.
/// </summary>
/// <remarks>An interpolated string becomes one where one is expected; what stands in its braces is data, never a format.</remarks>
[InterpolatedStringHandler]
public sealed class UserMessage
{
    private readonly List<object> _parts = []; // string, or OptionMention

    /// <summary>The beginning of an interpolated string; called by the compiler.</summary>
    /// <param name="literalLength">Characters outside of braces.</param>
    /// <param name="formattedCount">Pairs of braces.</param>
    internal UserMessage(int literalLength, int formattedCount) => _parts.Capacity = 2 * formattedCount + 1;

    private UserMessage(string text) => _parts.Add(text);

    /// <summary>A text that names no option.</summary>
    public static implicit operator UserMessage(string text) => new(text);

    /// <summary>Adds text; called by the compiler.</summary>
    internal void AppendLiteral(string text) => _parts.Add(text);

    /// <summary>
    /// Adds what stands in braces; called by the compiler. An option is named, alone or with a value; a message is added with the options
    /// it names; all else is text, numbers in the invariant culture.
    /// </summary>
    internal void AppendFormatted<T>(T value, string? format = null)
    {
        switch (value)
        {
            case DeclaredOption option:
                _parts.Add(new OptionMention(option, null));
                break;
            case OptionMention mention:
                _parts.Add(mention);
                break;
            case UserMessage message:
                _parts.AddRange(message._parts);
                break;
            case IEnumerable<OptionMention> mentions:
                _parts.AddRange(mentions.SelectMany((mention, i) => i == 0 ? (object[])[mention] : [" ", mention]));
                break;
            case IFormattable number:
                _parts.Add(number.ToString(format, CultureInfo.InvariantCulture));
                break;
            default:
                _parts.Add(value?.ToString() ?? "");
                break;
        }
    }

    /// <summary>The message as a program's author reads it: options by their members.</summary>
    public override string ToString() => ToString(mention => mention.ToString());

    /// <summary>The message with options named by the reader's habits.</summary>
    /// <param name="name">How an option is written.</param>
    internal string ToString(Func<OptionMention, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder();
        foreach (object part in _parts)
            text.Append(part as string ?? name((OptionMention)part));
        return text.ToString();
    }
}

/// <summary>An option that a message names, with a value where it says what to set it to.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">The value as a person writes it; null where the option alone is named.</param>
internal sealed record OptionMention(DeclaredOption Option, string? Value)
{
    /// <summary>As a program's author writes it: <c>Epochs</c>, <c>Epochs = 3</c>.</summary>
    public override string ToString() => Value is null ? Option.Member : $"{Option.Member} = {Value}";
}

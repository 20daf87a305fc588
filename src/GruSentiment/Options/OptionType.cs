using System.Text.Json;

namespace GruSentiment.Options;

/// <summary>How values of a type are read from text, and written.</summary>
/// <typeparam name="T">The values' type.</typeparam>
internal abstract class OptionType<T>
{
    /// <summary>The values there are, as a help text lists them: <c>cosine|constant</c>; null where they can't be listed.</summary>
    public virtual string? Listed => null;

    /// <summary>Reads what a person wrote.</summary>
    /// <param name="whose">Whose value it is to be, for the fault.</param>
    /// <param name="text">As it was written.</param>
    /// <param name="value">What it means.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public abstract UserMessage? Parse(DeclaredOption whose, string text, out T value);

    /// <summary>A value as a person writes it.</summary>
    public abstract string Format(T value);

    /// <summary>Writes a value to a configuration file.</summary>
    public virtual void Write(Utf8JsonWriter json, T value)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (value is null)
            json.WriteNullValue();
        else
            json.WriteStringValue(Format(value));
    }
}

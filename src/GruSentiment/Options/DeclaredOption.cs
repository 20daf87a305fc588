using System.Globalization;
using System.Text.Json;

namespace GruSentiment.Options;

/// <summary>
/// The one declaration of an option. Flags, help, <c>config.json</c>, checks, presets, merging and messages are derived from it; beside it,
/// only the code that uses the option knows it.
/// </summary>
internal abstract class DeclaredOption
{
    private readonly string? _unit;
    private Func<UserMessage> _help = () => "";

    private protected DeclaredOption(string member, string key)
    {
        Member = member;
        Key = key;
        Name = key.Replace('_', '-');
    }

    /// <summary>How a program calls it: <c>LearningRate</c>.</summary>
    public string Member { get; }

    /// <summary>How <c>config.json</c> calls it: <c>embedding_dim</c>.</summary>
    public string Key { get; }

    /// <summary>How a person calls it: <c>embedding-dim</c>. The key's name unless given.</summary>
    public string Name { get; init; }

    /// <summary>Another name that a person may use.</summary>
    public string? Alias { get; init; }

    /// <summary>A name that it had before. It still works; help texts don't show it.</summary>
    public string? FormerName { get; init; }

    /// <summary>What it counts or names: <c>TOKENS</c>; the list of its values where they can be listed.</summary>
    public string Unit { get => Listed ?? _unit ?? "VALUE"; init => _unit = value; }

    /// <summary>A sentence or two on what it does.</summary>
    public UserMessage Help { get => _help(); init => _help = () => value; }

    /// <summary>The same, where it is made of other declarations.</summary>
    public Func<UserMessage> HelpOf { init => _help = value; }

    /// <summary>The heading it stands under in a help text.</summary>
    public OptionTopic Topic { get; internal set; }

    /// <summary>The part of <c>config.json</c> it stands in; empty for the top.</summary>
    public string Section { get; internal set; } = "";

    /// <summary>The numbers it may have; null where it is no number, or all are fine.</summary>
    public OptionRange? Range { get; init; }

    /// <summary>The values that a search for better options tries; null where it leaves the option as it is.</summary>
    public SearchRange? Search { get; init; }

    /// <summary>Whether nothing can be done without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a person may set it.</summary>
    public bool IsSettable { get; init; } = true;

    /// <summary>Whether <c>config.json</c> keeps it.</summary>
    public bool IsSaved { get; init; } = true;

    /// <summary>Whether <c>config.json</c> has no member for it where it has no value, instead of a null.</summary>
    public bool IsLeftOutIfNull { get; init; }

    /// <summary>Whether its default depends on other things, as the help text then says, so that none is shown.</summary>
    public bool IsFitted { get; init; }

    /// <summary>Whether it means nothing to some encoders.</summary>
    public bool IsOfSomeEncoders { get; init; }

    /// <summary>Whether it is true or false.</summary>
    public abstract bool IsSwitch { get; }

    /// <summary>The default as a person writes it; empty where there is none.</summary>
    public abstract string DefaultText { get; }

    /// <summary>The values as a help text lists them; null where they can't be listed.</summary>
    private protected abstract string? Listed { get; }

    /// <summary>This option set to a value, for a message.</summary>
    /// <param name="value">A text, or a number, which is written in the invariant culture.</param>
    public OptionMention To(object value) => new(this, Convert.ToString(value, CultureInfo.InvariantCulture));

    /// <summary>The same name as a program has: <see cref="Member"/>.</summary>
    public override string ToString() => Member;

    /// <summary>Reads what a person wrote.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="value">What it means; of no use with a fault.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    internal abstract UserMessage? Parse(string text, out object? value);

    /// <summary>A value as a person writes it.</summary>
    internal abstract string Format(object? value);

    /// <summary>The value there is when nobody gives one.</summary>
    internal abstract object? DefaultValue { get; }

    /// <summary>Everything wrong with a value.</summary>
    internal abstract IEnumerable<UserMessage> Check(object? value);

    /// <summary>Writes a value to <c>config.json</c>.</summary>
    internal abstract void Write(Utf8JsonWriter json, object? value);
}

/// <summary>A declaration of an option whose values are of a type.</summary>
/// <typeparam name="T">The values' type; null stands for none.</typeparam>
/// <param name="member">How a program calls it.</param>
/// <param name="key">How <c>config.json</c> calls it.</param>
/// <param name="type">How values are read and written.</param>
internal sealed class DeclaredOption<T>(string member, string key, OptionType<T> type) : DeclaredOption(member, key)
{
    private Func<T> _default = () => default!;

    /// <summary>The value there is when nobody gives one.</summary>
    public T Default { get => _default(); init => _default = () => value; }

    /// <summary>The same, where it is a matter of the machine.</summary>
    public Func<T> DefaultOf { init => _default = value; }

    /// <summary>Everything else that may be wrong with a value; null for nothing.</summary>
    public Func<DeclaredOption, T, IEnumerable<UserMessage>>? Faults { get; init; }

    /// <inheritdoc/>
    public override bool IsSwitch => typeof(T) == typeof(bool);

    /// <inheritdoc/>
    public override string DefaultText => type.Format(Default);

    private protected override string? Listed => type.Listed;

    internal override object? DefaultValue => Default;

    internal override UserMessage? Parse(string text, out object? value)
    {
        UserMessage? fault = type.Parse(this, text, out T read);
        value = read;
        return fault;
    }

    internal override string Format(object? value) => type.Format((T)value!);

    internal override IEnumerable<UserMessage> Check(object? value)
    {
        if (IsRequired && value is null)
            yield return $"{this} is missing; {Unit} was expected.";
        if (Range is not null && value is not null && !Range.Contains(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
            yield return $"{this} is {Format(value)}; it must be {Range}.";
        foreach (UserMessage fault in Faults?.Invoke(this, (T)value!) ?? [])
            yield return fault;
    }

    internal override void Write(Utf8JsonWriter json, object? value) => type.Write(json, (T)value!);
}

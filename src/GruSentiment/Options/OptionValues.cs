namespace GruSentiment.Options;

/// <summary>Values of some options, and where each comes from. Immutable.</summary>
internal sealed class OptionValues
{
    private readonly Dictionary<DeclaredOption, (object? Value, OptionSource Source)> _entries;

    private OptionValues(Dictionary<DeclaredOption, (object? Value, OptionSource Source)> entries) => _entries = entries;

    /// <summary>No value at all.</summary>
    public static OptionValues None { get; } = new([]);

    /// <summary>The options that have a value here.</summary>
    public IEnumerable<DeclaredOption> Options => _entries.Keys;

    /// <summary>An option's value: its default where there is none here.</summary>
    public object? this[DeclaredOption option] =>
        _entries.TryGetValue(option, out (object? Value, OptionSource) entry) ? entry.Value : option.DefaultValue;

    /// <summary>Where an option's value comes from.</summary>
    public OptionSource SourceOf(DeclaredOption option) =>
        _entries.TryGetValue(option, out (object?, OptionSource Source) entry) ? entry.Source : OptionSource.Default;

    /// <summary>The same with an option set.</summary>
    public OptionValues With(DeclaredOption option, object? value, OptionSource source = OptionSource.Given) =>
        new(new(_entries) { [option] = (value, source) });

    /// <summary>The same without an option.</summary>
    public OptionValues Without(DeclaredOption option)
    {
        var rest = new Dictionary<DeclaredOption, (object?, OptionSource)>(_entries);
        rest.Remove(option);
        return new(rest);
    }

    /// <summary>The values of some options alone.</summary>
    public OptionValues Of(IReadOnlyList<DeclaredOption> options) =>
        new(_entries.Where(entry => options.Contains(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value));

    /// <summary>The same values, all from one source.</summary>
    public OptionValues From(OptionSource source) => new(_entries.ToDictionary(entry => entry.Key, entry => (entry.Value.Value, source)));

    /// <summary>These values, and others for the options that have none here.</summary>
    public OptionValues Over(OptionValues below)
    {
        var both = new Dictionary<DeclaredOption, (object?, OptionSource)>(below._entries);
        foreach ((DeclaredOption option, (object?, OptionSource) entry) in _entries)
            both[option] = entry;
        return new(both);
    }
}

namespace GruSentiment.Options;

/// <summary>
/// A record of options. What its maker set is kept apart from what is only a default, so that it can be laid over other options, and each
/// value knows where it comes from. Immutable.
/// </summary>
public abstract record OptionSet
{
    private OptionValues _values = OptionValues.None;

    private protected OptionSet()
    {
    }

    /// <summary>Its declarations, in the order a person reads them.</summary>
    internal abstract IReadOnlyList<DeclaredOption> Declarations { get; }

    /// <summary>What is set.</summary>
    internal OptionValues Values { get => _values; init => _values = value; }

    /// <summary>Where an option's value comes from.</summary>
    internal OptionSource SourceOf(DeclaredOption option) => Values.SourceOf(option);

    /// <summary>Everything wrong with the values, a sentence each; empty when all is well.</summary>
    internal virtual IEnumerable<UserMessage> Faults() => Declarations.SelectMany(option => option.Check(Values[option]));

    /// <summary>Whether all options have the same values, wherever they come from.</summary>
    public virtual bool Equals(OptionSet? other) =>
        other is not null
        && EqualityContract == other.EqualityContract
        && Declarations.All(option => Equals(Values[option], other.Values[option]));

    /// <inheritdoc/>
    public override int GetHashCode() => Declarations.Aggregate(0, (hash, option) => HashCode.Combine(hash, Values[option]));

    /// <summary>An option's value.</summary>
    private protected T Get<T>(DeclaredOption<T> option) => (T)Values[option]!;

    /// <summary>Sets an option, in an initializer.</summary>
    private protected void Set<T>(DeclaredOption<T> option, T value) => _values = _values.With(option, value);
}

/// <summary>Lays options over others.</summary>
internal static class OptionLayers
{
    /// <summary>What is set here, and what is set below where nothing is set here.</summary>
    public static T Over<T>(this T above, T below) where T : OptionSet
    {
        ArgumentNullException.ThrowIfNull(above);
        ArgumentNullException.ThrowIfNull(below);
        return (T)((OptionSet)above with { Values = above.Values.Over(below.Values) });
    }

    /// <summary>The same options, all said to come from one source.</summary>
    public static T From<T>(this T options, OptionSource source) where T : OptionSet
    {
        ArgumentNullException.ThrowIfNull(options);
        return (T)((OptionSet)options with { Values = options.Values.From(source) });
    }
}

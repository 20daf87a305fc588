using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tuning;

/// <summary>Names of options that can be searched, each once, in an order.</summary>
public sealed record OptionNames
{
    private OptionNames(IReadOnlyList<DeclaredOption> options) => Options = options;

    /// <summary>The names, as a person writes them; one at least.</summary>
    public IReadOnlyList<string> Names => [.. Options.Select(option => option.Name)];

    /// <summary>The options.</summary>
    internal IReadOnlyList<DeclaredOption> Options { get; }

    /// <summary>How an option that is one is read and written.</summary>
    internal static OptionType<OptionNames?> Type { get; } = OptionTypes.Written(Parse, names => names.ToString());

    /// <summary>All options that can be searched, in the order of the help.</summary>
    internal static IReadOnlyList<DeclaredOption> Known =>
        [.. TrainingRequest.AllDeclarations.Where(option => option.Search is not null || option == ModelOptions.EnsembleOption)];

    /// <summary>Reads names with commas between them: <c>lr,hidden-dim</c>.</summary>
    /// <exception cref="FormatException">A name is of no option that can be searched, or stands there twice.</exception>
    public static OptionNames Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var options = new List<DeclaredOption>();
        foreach (string name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            DeclaredOption option = Known.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException(ChoiceNames.Unknown(name, [.. Known.Select(known => known.Name)]));
            if (options.Contains(option))
                throw new FormatException($"\"{name}\" stands there twice.");
            options.Add(option);
        }
        return new OptionNames(options);
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Join(',', Names);

    /// <inheritdoc/>
    public bool Equals(OptionNames? other) => other is not null && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => Names.Aggregate(0, (hash, name) => HashCode.Combine(hash, name));
}

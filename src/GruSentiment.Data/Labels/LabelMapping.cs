namespace GruSentiment.Data.Labels;

/// <summary>
/// Which labels of a file make which class. Of the classes, <c>negative</c> is the first and <c>positive</c> the last; others stand in the
/// order given.
/// </summary>
public sealed class LabelMapping
{
    /// <summary>
    /// What <see cref="ClassOf"/> gives for a label that is known and skipped: the middle of a rating scale, or one that the user did not
    /// list.
    /// </summary>
    internal const int Skipped = -1;

    /// <summary>What <see cref="ClassOf"/> gives for a label that means nothing here.</summary>
    internal const int Unknown = -2;

    private readonly Dictionary<string, int> _classes;
    private readonly int _others;

    /// <param name="classNames">The classes.</param>
    /// <param name="classes">The class, or <see cref="Skipped"/>, of each normalised label.</param>
    /// <param name="others">What all further labels are: <see cref="Skipped"/> or <see cref="Unknown"/>.</param>
    internal LabelMapping(IReadOnlyList<string> classNames, IReadOnlyDictionary<string, int> classes, int others)
    {
        ClassNames = classNames;
        _classes = new Dictionary<string, int>(classes, StringComparer.Ordinal);
        _others = others;
    }

    /// <summary>The classes' names, by index.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The normalised labels that are known and skipped.</summary>
    public IEnumerable<string> LabelsSkipped => LabelsOf(Skipped);

    /// <summary>The index of a label's class; <see cref="Skipped"/> or <see cref="Unknown"/> where it has none.</summary>
    internal int ClassOf(string label) => _classes.TryGetValue(LabelValue.Normalise(label), out int index) ? index : _others;

    /// <summary>
    /// Reads a mapping as a user writes it: <c>negative=1,2;positive=4,5</c>. Rows of labels that are not listed are skipped. What holds a
    /// comma, a semicolon or an equals sign stands in quotes: <c>negative='bad, very bad',poor;positive=good</c>.
    /// </summary>
    /// <exception cref="FormatException">It is not written so; the message says what was found and expected.</exception>
    public static LabelMapping Parse(string text) => LabelMappingText.Parse(text);

    /// <summary>The mapping as a user writes it; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() =>
        string.Join(';', ClassNames.Select((name, index) =>
            $"{LabelMappingText.Quote(name)}={string.Join(',', LabelsOf(index).Select(LabelMappingText.Quote))}"));

    /// <summary>
    /// The same labels on the classes of a trained model: rows of a class that the model does not have are skipped.
    /// </summary>
    /// <returns><see langword="null"/> where they have no class in common.</returns>
    internal LabelMapping? On(IReadOnlyList<string> classNames)
    {
        int[] places = [.. ClassNames.Select(name => IndexOf(classNames, name))];
        return places.All(place => place < 0) ? null
            : new LabelMapping(classNames,
                _classes.ToDictionary(entry => entry.Key, entry => entry.Value < 0 ? entry.Value : places[entry.Value]), _others);
    }

    /// <summary>The same labels with the classes the other way round.</summary>
    internal LabelMapping Reversed() => new(
        ClassNames,
        _classes.ToDictionary(entry => entry.Key, entry => entry.Value < 0 ? entry.Value : ClassNames.Count - 1 - entry.Value),
        _others);

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return Skipped;
    }

    /// <summary>The normalised labels of a class, numbers in order.</summary>
    public IEnumerable<string> LabelsOf(int index) => _classes
        .Where(entry => entry.Value == index).Select(entry => entry.Key)
        .OrderBy(label => LabelValue.TryNumber(label, out double number) ? number : double.MaxValue)
        .ThenBy(label => label, StringComparer.Ordinal);
}

namespace GruSentiment.Data.Labels;

/// <summary>A mapping that a user could write for labels whose meaning is not known, or not wholly.</summary>
/// <param name="Mapping">The mapping, as <see cref="LabelMapping.Parse"/> reads it; with dots where only the user can say.</param>
/// <param name="Open">The labels to be put in place of the dots; none where there are no dots.</param>
/// <param name="IsScale">Whether it takes smaller numbers for negative.</param>
/// <param name="SkipsOthers">Whether it has no place for some of the labels.</param>
internal sealed record LabelProposal(string Mapping, IReadOnlyList<string> Open, bool IsScale, bool SkipsOthers)
{
    /// <summary>What stands in place of labels that only the user can say.</summary>
    public const string Dots = "…";

    /// <summary>Most characters of a label that is shown: a part of one is none, and would not work when typed.</summary>
    public const int MaxShown = 60;

    private const int MostNumbers = 20;

    /// <summary>Whether the dots stand for the neutral labels alone.</summary>
    public bool DotsAreNeutral { get; private init; }

    /// <summary>Of a scale, the mapping that takes smaller numbers for positive; else null.</summary>
    public string? Reversed { get; private init; }

    /// <summary>Whether a label is dots that were left in a mapping, also as a keyboard has them.</summary>
    public static bool AreDots(string label) => label is Dots or "...";

    /// <summary>The mapping to propose.</summary>
    /// <param name="counts">How often each label was found, as it is written.</param>
    /// <param name="classNames">The classes of a trained model, where the file is for one.</param>
    /// <returns><see langword="null"/> where the labels can't make two classes.</returns>
    public static LabelProposal? For(IReadOnlyDictionary<string, int> counts, IReadOnlyList<string>? classNames)
    {
        // Two ways to write a label are one: it may stand in a mapping once.
        string[] labels = [.. counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Key).DistinctBy(LabelValue.Normalise)];
        if (classNames is not null && !(Has(classNames, "negative") && Has(classNames, "positive")))
            return ForClasses(labels, classNames);
        if (labels.Length < 2 && classNames is null)
            return null;
        return ForNumbers(labels, counts) ?? ForWords(labels, classNames);
    }

    /// <summary>A mapping that was found, as a user writes it; <see langword="null"/> where fewer than two classes have labels.</summary>
    public static string? Of(LabelMapping mapping)
    {
        (string, string[])[] classes = [.. mapping.ClassNames.Select((name, index) => (name, mapping.LabelsOf(index).ToArray()))
            .Where(entry => entry.Item2.Length > 0)];
        return classes.Length < 2 ? null : Of(classes, [], isScale: false).Mapping;
    }

    /// <summary>Classes of any names: the user says what makes each, where the labels are not these names.</summary>
    private static LabelProposal ForClasses(string[] labels, IReadOnlyList<string> classNames)
    {
        var named = classNames.ToDictionary(name => name, name => labels.Where(label =>
            LabelValue.Normalise(label) == LabelValue.Normalise(name)).ToArray(), StringComparer.Ordinal);
        return Of([.. classNames.Select(name => (name, named[name]))], labels, isScale: false);
    }

    /// <summary>Numbers in order: the smaller half negative, the larger half positive, one in the middle left out.</summary>
    private static LabelProposal? ForNumbers(string[] labels, IReadOnlyDictionary<string, int> counts)
    {
        string[] numbers = [.. labels.Select(LabelValue.Normalise).Where(label => LabelValue.TryNumber(label, out _))
            .OrderBy(LabelValue.NumberOf)];
        long numbered = counts.Where(entry => LabelValue.TryNumber(LabelValue.Normalise(entry.Key), out _)).Sum(entry => (long)entry.Value);
        bool areNumbers = 10 * numbered >= 9 * counts.Values.Sum(count => (long)count);
        if (!areNumbers || numbers.Length is < 2 or > MostNumbers || LabelDiscovery.Maxima(counts).Length > 1)
            return null;
        int half = numbers.Length / 2;
        (string[] smaller, string[] larger) = (numbers[..half], numbers[^half..]);
        return Of([("negative", smaller), ("positive", larger)], [], isScale: true) with
        {
            Reversed = Of([("negative", larger), ("positive", smaller)], [], isScale: true).Mapping,
        };
    }

    /// <summary>Words: those that are known in their places, dots where none is.</summary>
    private static LabelProposal? ForWords(string[] labels, IReadOnlyList<string>? classNames)
    {
        ILookup<int?, string> bySign = labels.ToLookup(label => PolarityWords.SignOf(LabelValue.Normalise(label)));
        string[] negative = [.. bySign[-1]], neutral = [.. bySign[0]], positive = [.. bySign[1]], unknown = [.. bySign[null]];
        bool isComplete = negative.Length > 0 && positive.Length > 0;
        int places = (negative.Length == 0 ? 1 : 0) + (positive.Length == 0 ? 1 : 0);
        if (classNames is null && !isComplete && unknown.Length < places)
            return neutral.Length > 0 && negative.Length + positive.Length > 0 ? OfTwo(negative, neutral, positive) : null;
        bool three = (classNames is null || Has(classNames, "neutral"))
            && (neutral.Length > 0 || unknown.Length > (isComplete ? 0 : places));
        return Of([("negative", negative), .. three ? [("neutral", neutral)] : Array.Empty<(string, string[])>(), ("positive", positive)],
            labels, isScale: false);
    }

    /// <summary>A file without negative, or without positive labels can be trained on the two classes that it has.</summary>
    private static LabelProposal OfTwo(string[] negative, string[] neutral, string[] positive) =>
        Of(negative.Length > 0 ? [("negative", negative), ("neutral", neutral)] : [("neutral", neutral), ("positive", positive)], [],
            isScale: false);

    private static LabelProposal Of((string Class, string[] Labels)[] classes, string[] labels, bool isScale)
    {
        string[] open = [.. labels.Except(classes.SelectMany(entry => entry.Labels))];
        string[] dotted = [.. classes.Where(entry => entry.Labels.Length == 0).Select(entry => entry.Class)];
        if (dotted is [not "neutral"] && open is [{ Length: <= MaxShown }]) // There is but one choice.
            return Of([.. classes.Select(entry => entry.Labels.Length == 0 ? (entry.Class, open) : entry)], labels, isScale);
        bool hasDots = dotted.Length > 0;
        string mapping = string.Join(';', classes.Select(entry => $"{LabelMappingText.Quote(entry.Class)}="
            + (entry.Labels.Length == 0 ? Dots : string.Join(',', entry.Labels.Select(LabelMappingText.Quote)))));
        return new LabelProposal(mapping, hasDots ? open : [], isScale, !hasDots && open.Length > 0)
        {
            DotsAreNeutral = dotted is ["neutral"],
        };
    }

    private static bool Has(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
}

using GruSentiment.Data.Files;

namespace GruSentiment.Data.Labels;

/// <summary>Finds out what a file's labels mean.</summary>
internal static class LabelDiscovery
{
    /// <summary>The mapping for labels found in a file.</summary>
    /// <param name="counts">How often each label was found, as it is written.</param>
    /// <param name="classNames">The classes of a trained model, where the file is for one.</param>
    /// <returns><see langword="null"/> where more than a tenth of them mean nothing known.</returns>
    public static LabelMapping? Find(IReadOnlyDictionary<string, int> counts, IReadOnlyList<string>? classNames)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string label, int count) in counts)
        {
            string value = LabelValue.Normalise(label);
            labels[value] = labels.GetValueOrDefault(value) + count;
        }
        long needed = (long)Math.Ceiling(labels.Values.Sum(count => (long)count) * (1 - UnusableRows.MaxShare));
        if (classNames is not null && Named(labels, classNames, needed) is { } named)
            return named;
        LabelMapping? found = Words(labels, needed) ?? Numbers(labels, needed);
        return classNames is null ? found : found?.On(classNames);
    }

    /// <summary>Labels that are the classes' own names.</summary>
    private static LabelMapping? Named(Dictionary<string, int> labels, IReadOnlyList<string> classNames, long needed)
    {
        var classes = classNames.Select((name, index) => (Key: LabelValue.Normalise(name), index)).DistinctBy(entry => entry.Key)
            .ToDictionary(entry => entry.Key, entry => entry.index);
        return Covers(labels, classes.ContainsKey, needed) ? new LabelMapping(classNames, classes, LabelMapping.Unknown) : null;
    }

    private static LabelMapping? Words(Dictionary<string, int> labels, long needed) =>
        Covers(labels, label => PolarityWords.SignOf(label) is not null, needed)
            ? BySign(labels.Keys, PolarityWords.SignOf, keepsMiddle: true)
            : null;

    private static LabelMapping? Numbers(Dictionary<string, int> labels, long needed)
    {
        // Stray numbers must not change the scale: a single 7 among hundreds of 0 and 1. Rare ones on it are no strays: a 0 among hundreds
        // of 1.
        int stray = labels.Values.Sum() / 100;
        double[] numbers = [.. labels.Where(entry => LabelValue.TryNumber(entry.Key, out _)).OrderByDescending(entry => entry.Value)
            .Where((entry, place) => entry.Value > stray || place < 2).Select(entry => Number(entry.Key))];
        NumberScale? scale = null;
        while (numbers.Length > 0 && (scale = NumberScale.Of(numbers)) is null)
            numbers = numbers[..^1];
        if (scale is null || !Covers(labels, IsOnScale, needed))
            return null;
        return BySign(labels.Keys, label => IsOnScale(label) ? scale.SignOf(Number(label)) : null, scale.KeepsMiddle);

        bool IsOnScale(string label) => LabelValue.TryNumber(label, out double number) && scale.Holds(number);
    }

    private static LabelMapping BySign(IEnumerable<string> labels, Func<string, int?> signOf, bool keepsMiddle)
    {
        (string Label, int Sign)[] known = [.. labels.Select(label => (label, Sign: signOf(label))).Where(entry => entry.Sign is not null)
            .Select(entry => (entry.label, entry.Sign!.Value))];
        bool three = keepsMiddle && known.Any(entry => entry.Sign == 0);
        string[] names = three ? ["negative", "neutral", "positive"] : ["negative", "positive"];
        int classOf(int sign) => sign switch { < 0 => 0, > 0 => names.Length - 1, _ => three ? 1 : LabelMapping.Skipped };
        return new LabelMapping(names, known.ToDictionary(entry => entry.Label, entry => classOf(entry.Sign), StringComparer.Ordinal),
            LabelMapping.Unknown);
    }

    private static bool Covers(Dictionary<string, int> labels, Predicate<string> known, long needed) =>
        labels.Where(entry => known(entry.Key)).Sum(entry => (long)entry.Value) >= needed;

    private static double Number(string label) => LabelValue.TryNumber(label, out double number) ? number : double.NaN;
}

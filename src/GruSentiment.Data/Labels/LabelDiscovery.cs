using GruSentiment.Data.Files;

namespace GruSentiment.Data.Labels;

/// <summary>Finds out what a file's labels mean.</summary>
internal static class LabelDiscovery
{
    /// <summary>The mapping for labels found in a file.</summary>
    /// <param name="counts">How often each label was found, as it is written.</param>
    /// <param name="classNames">The classes of a trained model, where the file is for one.</param>
    /// <param name="naming">What the column's name says of them.</param>
    /// <param name="maxSkipped">The largest share of rows whose label may mean nothing known.</param>
    /// <returns><see langword="null"/> where more of them do.</returns>
    public static LabelMapping? Find(
        IReadOnlyDictionary<string, int> counts, IReadOnlyList<string>? classNames, LabelNaming naming,
        double maxSkipped = UnusableRows.MaxShare)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string label, int count) in counts)
        {
            string value = LabelValue.Normalise(label);
            labels[value] = labels.GetValueOrDefault(value) + count;
        }
        double[] maxima = Maxima(counts) is { Length: > 0 } stated ? stated : naming.Maximum is { } maximum ? [maximum] : [];
        long all = labels.Values.Sum(count => (long)count);
        // What covers most of them first: with half of the rows to skip, words and numbers could each do.
        for (double share = Math.Min(maxSkipped, UnusableRows.MaxShare); ; share = Math.Min(share + UnusableRows.MaxShare, maxSkipped))
        {
            long needed = Math.Max((long)Math.Ceiling(all * (1 - share)), 1);
            if (Find(labels, classNames, needed, maxima, naming.Kind) is { } found)
                return found;
            if (share >= maxSkipped)
                return null;
        }
    }

    private static LabelMapping? Find(
        Dictionary<string, int> labels, IReadOnlyList<string>? classNames, long needed, double[] maxima,
        LabelNamingKind naming)
    {
        if (classNames is not null && Named(labels, classNames, needed) is { } named)
            return named;
        LabelMapping? found = Words(labels, needed);
        if (found is null && ScaleOf(labels, needed, maxima, naming) is { } scale)
            found = BySign(labels.Keys, label => IsOn(scale, label) ? scale.SignOf(LabelValue.NumberOf(label)) : null, scale.KeepsMiddle);
        return classNames is null ? found : found?.On(classNames);
    }

    /// <summary>The largest ratings that labels say there can be (<c>4 out of 5</c>), strays left out.</summary>
    /// <param name="counts">How often each label was found, as it is written.</param>
    public static double[] Maxima(IReadOnlyDictionary<string, int> counts)
    {
        long stray = counts.Values.Sum(count => (long)count) / 100;
        return [.. counts.Select(entry => (Maximum: LabelValue.MaximumOf(entry.Key), Count: (long)entry.Value))
            .Where(entry => entry.Maximum is not null).GroupBy(entry => entry.Maximum!.Value, entry => entry.Count)
            .Where(group => group.Sum() > stray).Select(group => group.Key)];
    }

    /// <summary>Labels that are the classes' own names.</summary>
    private static LabelMapping? Named(Dictionary<string, int> labels, IReadOnlyList<string> classNames, long needed)
    {
        var classes = classNames.Select((name, index) => (Key: LabelValue.Normalise(name), index)).DistinctBy(entry => entry.Key)
            .ToDictionary(entry => entry.Key, entry => entry.index);
        return Covers(labels, classes.ContainsKey, needed) ? new LabelMapping(classNames, classes, LabelMapping.Unknown) : null;
    }

    private static LabelMapping? Words(Dictionary<string, int> labels, long needed)
    {
        var signs = labels.Keys.ToDictionary(label => label, label => PolarityWords.SignOf(label, labels.Keys), StringComparer.Ordinal);
        return Covers(labels, label => signs[label] is not null, needed) ? BySign(labels.Keys, label => signs[label], keepsMiddle: true)
            : null;
    }

    private static NumberScale? ScaleOf(Dictionary<string, int> labels, long needed, double[] maxima, LabelNamingKind naming)
    {
        double[] numbers = [.. labels.Where(entry => LabelValue.TryNumber(entry.Key, out _)).OrderByDescending(entry => entry.Value)
            .Select(entry => LabelValue.NumberOf(entry.Key))];
        if (numbers.Length == 0 || maxima.Length > 1)
            return null;
        if (maxima is [var maximum])
            return IfCovers(NumberScale.UpTo(maximum));
        if (AreFractions(labels, needed))
            return naming != LabelNamingKind.None ? NumberScale.Fractions : null;
        // 0 to 5 may be six emotions.
        if (naming != LabelNamingKind.Rating && numbers.All(double.IsInteger) && numbers.Min() == 0 && numbers.Max() is > 4 and <= 10)
            return null;
        return IfCovers(OfFrequent(labels, numbers)) ?? IfCovers(NumberScale.Of(numbers))
            ?? (naming != LabelNamingKind.None ? IfCovers(NumberScale.Wide(numbers)) : null);

        NumberScale? IfCovers(NumberScale? scale) =>
            scale is not null && Covers(labels, label => IsOn(scale, label), needed) ? scale : null;
    }

    /// <summary>
    /// The scale of the numbers that are no strays. Strays must not change it: a single 7 among hundreds of 0 and 1. Rare ones on it are
    /// no strays: a 0 among hundreds of 1.
    /// </summary>
    private static NumberScale? OfFrequent(Dictionary<string, int> labels, double[] numbers)
    {
        int stray = labels.Values.Sum() / 100;
        int[] counts = [.. labels.Where(entry => LabelValue.TryNumber(entry.Key, out _)).Select(entry => entry.Value).OrderDescending()];
        int length = Math.Max(Math.Min(2, counts.Length), counts.Count(count => count > stray));
        NumberScale? scale = null;
        while (length > 0 && (scale = NumberScale.Of(numbers[..length])) is null)
            length--;
        return scale;
    }

    /// <summary>Whether they are numbers from 0 to 1, and more than a few of them between.</summary>
    private static bool AreFractions(Dictionary<string, int> labels, long needed) =>
        Covers(labels, label => LabelValue.TryNumber(label, out double number) && number is >= 0 and <= 1, needed)
        && labels.Where(entry => LabelValue.TryNumber(entry.Key, out double number) && number is > 0 and < 1)
            .Sum(entry => (long)entry.Value) > UnusableRows.MaxShare * labels.Values.Sum(count => (long)count);

    private static bool IsOn(NumberScale scale, string label) => LabelValue.TryNumber(label, out double number) && scale.Holds(number);

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
}

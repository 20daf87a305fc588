using System.Globalization;
using System.Runtime.InteropServices;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Reviews;

/// <summary>The different labels of a file, numbered in the order met, how often each was, and where first.</summary>
/// <param name="file">What errors call the file.</param>
/// <param name="column">The label column's name.</param>
internal sealed class LabelTable(string file, string column)
{
    private const int MaxLabels = 1000;
    private const int MaxListed = 8;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _firstLines = [];

    /// <summary>The labels by number, as they are written.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>Counts a label.</summary>
    /// <param name="label">The label as it is written.</param>
    /// <param name="line">The line it stands in.</param>
    /// <returns>Its number.</returns>
    public int Number(string label, int line)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, label, out bool known);
        if (!known)
        {
            number = _labels.Count;
            _labels.Add(label);
            _counts.Add(0);
            _firstLines.Add(line);
            if (number == MaxLabels)
            {
                throw new DataException($"{file}: column '{column}' holds more than {MaxLabels:N0} different values, "
                    + $"so they are no labels. "
                    + $"Name the label column with {ReviewReaderOptions.LabelColumnOption}.");
            }
        }
        _counts[number]++;
        return number;
    }

    /// <summary>The mapping found for these labels.</summary>
    public LabelMapping Discover(IReadOnlyList<string>? classNames)
    {
        var counts = _labels.Zip(_counts).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);
        if (LabelDiscovery.Find(counts, classNames) is { } found)
            return found;
        string expected = classNames is null ? "such as 0/1, negative/positive or 1 to 5 stars"
            : $"of the model's classes, {string.Join(", ", classNames)}";
        UserMessage example = classNames is null or ["negative", "positive"] ? Example() : Example(classNames);
        throw new DataException($"{file}: the labels are unknown. {Listed()} "
            + $"Expected labels {expected}; or say which is which: {example}.");
    }

    /// <summary>What a user could write: with labels that say it themselves, else with the two most frequent.</summary>
    public UserMessage Example()
    {
        string? negative = _labels.Find(label => PolarityWords.SignOf(LabelValue.Normalise(label)) < 0);
        string? positive = _labels.Find(label => PolarityWords.SignOf(LabelValue.Normalise(label)) > 0);
        if (negative is not null && positive is not null)
            return $"{ReviewReaderOptions.LabelsOption.To($"negative={negative};positive={positive}")}";
        string[] common = [.. ByFrequency().Take(2).Select(number => _labels[number]), "…", "…"];
        return $"{ReviewReaderOptions.LabelsOption.To($"negative={common[0]};positive={common[1]}")}, or the other way round";
    }

    /// <summary>The same for the classes of a model.</summary>
    private static UserMessage Example(IReadOnlyList<string> classNames)
    {
        string mapping = string.Join(';', classNames.Select(name => $"{name}=…"));
        return $"{ReviewReaderOptions.LabelsOption.To(mapping)}, with this file's labels in place of the dots";
    }

    /// <summary>The user's mapping, if it has a label of this file for each of its classes.</summary>
    public LabelMapping Check(LabelMapping given)
    {
        int[] classes = [.. _labels.Select(given.ClassOf)];
        for (int index = 0; index < given.ClassNames.Count; index++)
        {
            if (!classes.Contains(index) && given.LabelsOf(index).Any())
            {
                string labels = string.Join(", ", given.LabelsOf(index));
                throw new DataException(
                    $"{file}: {ReviewReaderOptions.LabelsOption} makes class '{given.ClassNames[index]}' of {labels}, "
                    + $"which no row has. {Listed()}");
            }
        }
        return given;
    }

    /// <summary>Whether a mapping made for another file fits this one too: its labels make two classes at least, or all have one.</summary>
    public bool AreOf(LabelMapping mapping)
    {
        int[] classes = [.. _labels.Select(mapping.ClassOf)];
        return classes.All(index => index >= 0) || classes.Where(index => index >= 0).Distinct().Count() > 1;
    }

    /// <summary>The labels, most frequent first, with their counts and first lines, in a sentence.</summary>
    public string Listed()
    {
        string listed = string.Join(", ", ByFrequency().Take(MaxListed).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"'{_labels[number]}' {_counts[number]:N0} (from line {_firstLines[number]})")));
        return $"Column '{column}' holds {listed}{(_labels.Count > MaxListed ? ", …" : "")}.";
    }

    private IEnumerable<int> ByFrequency() => Enumerable.Range(0, _labels.Count)
        .OrderByDescending(number => _counts[number]).ThenBy(number => _labels[number], StringComparer.Ordinal);
}

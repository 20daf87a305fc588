using System.Globalization;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Reviews;

/// <summary>What was found in a file of reviews and how it was taken.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">How many rows it has, the header not counted.</param>
/// <param name="Columns">Which columns hold what.</param>
/// <param name="Labels">Which labels make which class.</param>
/// <param name="ClassCounts">How many reviews of each class are used.</param>
/// <param name="Skipped">The rows that are not used, by reason.</param>
/// <param name="EncodingWarning">That the file is not UTF-8; <see langword="null"/> where it is.</param>
public sealed record ReviewSetReport(
    string Name, int Rows, ReviewColumns Columns, LabelMapping Labels, IReadOnlyList<int> ClassCounts, IReadOnlyList<SkippedRows> Skipped,
    UserMessage? EncodingWarning)
{
    /// <summary>
    /// The labels, as they are written, that make none of the classes, and how many rows have them; most frequent first.
    /// </summary>
    internal IReadOnlyList<(string Label, int Rows)> OtherLabels { get; init; } = [];

    /// <summary>Classes that other labels make, and the model does not have that the file is for.</summary>
    internal IReadOnlyList<string> OtherClasses { get; init; } = [];

    /// <summary>The file that lists rows to leave out, and how many were; null without one.</summary>
    internal (string List, int Rows)? LeftOut { get; init; }

    /// <summary>
    /// For people, a line each: rows and columns; classes, the labels they are made of, and counts; rows that are not used; the warning.
    /// </summary>
    public IEnumerable<UserMessage> Lines()
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Name}: {Rows:N0} rows; {Columns}");
        IEnumerable<string> classes = Labels.ClassNames.Select((name, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{ShortList.Shown(name)} {ClassCounts[index]:N0}{MadeOf(index)}"));
        yield return $"classes: {ShortList.OfShown(classes)}";
        if (LeftOut is { } leftOut)
            yield return string.Create(CultureInfo.InvariantCulture, $"skipped rows: {leftOut.Rows:N0} that {leftOut.List} lists");
        if (Skipped.Count > 0)
            yield return $"skipped rows: {string.Join("; ", Skipped)}";
        if (EncodingWarning is not null)
            yield return $"warning: {EncodingWarning}";
    }

    private string MadeOf(int index)
    {
        string[] labels = [.. Labels.LabelsOf(index)];
        bool isItsName = labels is [var only] && only == Labels.ClassNames[index];
        return labels.Length == 0 || isItsName ? "" : $" ({(labels.Length == 1 ? "label" : "labels")} {ShortList.Of(labels)})";
    }
}

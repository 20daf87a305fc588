using System.Globalization;
using System.Runtime.InteropServices;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.Columns;
using GruSentiment.Options;

namespace GruSentiment.Data.Reviews;

/// <summary>The different labels of a file, numbered in the order met, how often each was, and where first.</summary>
/// <param name="file">What errors call the file.</param>
/// <param name="column">The label column's name.</param>
/// <param name="otherColumns">The names of columns that are neither text nor label.</param>
/// <param name="place">What the numbers of rows' places count.</param>
internal sealed class LabelTable(string file, string column, IReadOnlyList<string> otherColumns, string place = "line")
{
    private const int MaxLabels = 1000;
    private const int MaxListed = 8;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _firstLines = [];

    /// <summary>Whether a program gives the labels, and there is neither file nor column.</summary>
    public bool AreInMemory { get; init; }

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
                UserMessage expected = otherColumns.Count == 0
                    ? (UserMessage)$"Expected labels such as 0/1, negative/positive or 1 to 5 stars"
                    : $"Name the label column with {ReviewReaderOptions.LabelColumnOption}: {Others()}";
                throw new DataException(
                    $"{file}: {(AreInMemory ? "the labels have" : $"column '{column}' holds")} more than {MaxLabels:N0} different values, "
                    + $"so they are no labels. {expected}.");
            }
        }
        _counts[number]++;
        return number;
    }

    private LabelNaming Naming(bool isNamed) => new(
        ColumnNames.IsRating(column) ? LabelNamingKind.Rating
            : isNamed || ColumnNames.RankAsLabel(column) is not null ? LabelNamingKind.Label
            : LabelNamingKind.None,
        ColumnNames.MaximumIn(column));

    /// <summary>That the larger number seems to be the worse one, or yes to be no: <c>is_negative</c>, <c>Schulnote</c>.</summary>
    private DataException? Reversed(LabelMapping found)
    {
        string[] known = [.. Enumerable.Range(0, found.ClassNames.Count).SelectMany(found.LabelsOf)];
        if (!ColumnNames.IsOfBad(column) || !known.All(label => LabelValue.TryNumber(label, out _) || PolarityWords.IsAnswer(label))
            || LabelProposal.Of(found) is not { } asRead || LabelProposal.Of(found.Reversed()) is not { } reversed)
        {
            return null;
        }
        return new DataException($"{file}: column '{column}' seems to say how bad a review is. {Listed()} Say which is which: "
            + $"{ReviewReaderOptions.LabelsOption.To(reversed)}; or, if the larger number or yes is good, "
            + $"{ReviewReaderOptions.LabelsOption.To(asRead)}.");
    }

    private string Others() => string.Join(" or ", otherColumns.Take(MaxListed).Select(name => $"'{name}'"))
        + (otherColumns.Count > MaxListed ? " or another" : "");

    /// <summary>The mapping found for these labels.</summary>
    /// <param name="classNames">The classes of a trained model, where the file is for one.</param>
    /// <param name="isNamed">Whether the user has named the column.</param>
    /// <param name="maxSkipped">The largest share of rows whose label may mean nothing known.</param>
    public LabelMapping Discover(IReadOnlyList<string>? classNames, bool isNamed, double maxSkipped = UnusableRows.MaxShare)
    {
        if (LabelDiscovery.Find(Counts(), classNames, Naming(isNamed), maxSkipped) is { } found)
            return Reversed(found) is { } fault ? throw fault : found;
        string expected = classNames is null ? "such as 0/1, negative/positive or 1 to 5 stars"
            : $"of the model's classes, {ShortList.Of(classNames)}";
        UserMessage way = Hint(classNames, isNamed) is { } hint ? $"; or {hint}" : (UserMessage)"";
        throw new DataException($"{file}: the labels are unknown. {Listed()} Expected labels {expected}{way}.");
    }

    /// <summary>Classes that labels make of themselves, or in the user's mapping, and that a model does not have.</summary>
    /// <param name="mapping">The labels on the model's classes.</param>
    /// <param name="given">The user's mapping; null for none.</param>
    /// <param name="isNamed">Whether the user has named the column.</param>
    /// <param name="maxSkipped">The largest share of rows whose label may mean nothing known.</param>
    public IEnumerable<string> OtherClasses(LabelMapping mapping, LabelMapping? given, bool isNamed, double maxSkipped) =>
        (given ?? LabelDiscovery.Find(Counts(), null, Naming(isNamed), maxSkipped)) is not { } own ? []
            : own.ClassNames.Where((_, index) =>
                _labels.Exists(label => own.ClassOf(label) == index && mapping.ClassOf(label) < 0));

    /// <summary>What a user could write to have these labels understood; <see langword="null"/> where nothing would help.</summary>
    public UserMessage? Hint(IReadOnlyList<string>? classNames, bool isNamed) =>
        LabelHint.For(column, Counts(), classNames, Naming(isNamed));

    /// <summary>The user's mapping, if it has a label of this file for each of its classes.</summary>
    public LabelMapping Check(LabelMapping given)
    {
        if (DotsIn(given) is { } fault)
            throw fault;
        int[] classes = [.. _labels.Select(given.ClassOf)];
        for (int index = 0; index < given.ClassNames.Count; index++)
        {
            if (!classes.Contains(index) && given.LabelsOf(index).Any())
            {
                string[] missing = [.. given.LabelsOf(index)];
                string labels = ShortList.Of(missing);
                throw new DataException(
                    $"{file}: {ReviewReaderOptions.LabelsOption} makes class '{given.ClassNames[index]}' of {labels}, "
                    + $"which no row has. {Listed()}");
            }
        }
        return given;
    }

    /// <summary>That the user's mapping has the dots of a hint in it, if it does and no label is so.</summary>
    public DataException? DotsIn(LabelMapping given)
    {
        string? dots = Enumerable.Range(0, given.ClassNames.Count).SelectMany(given.LabelsOf).FirstOrDefault(LabelProposal.AreDots);
        string these = AreInMemory ? "these reviews" : "this file";
        return dots is null || _labels.Contains(dots) ? null
            : new DataException($"{file}: {ReviewReaderOptions.LabelsOption}: '{dots}' is no label of {these}. Write "
                + $"{LabelHint.InPlaceOfDots([.. ByFrequency().Select(number => _labels[number])])}, "
                + $"and leave out a class that has none.");
    }

    /// <summary>
    /// Whether a mapping made for another file fits this one too: all of its labels have a class; or they make two classes at least, and
    /// do not say that they are of another scale: 4 of 10 is not 4 of 5 stars.
    /// </summary>
    public bool AreOf(LabelMapping mapping)
    {
        int[] classes = [.. _labels.Select(mapping.ClassOf)];
        if (classes.All(index => index >= 0))
            return true;
        double[] numbers = [.. Enumerable.Range(0, mapping.ClassNames.Count).SelectMany(mapping.LabelsOf)
            .Where(label => LabelValue.TryNumber(label, out _)).Select(label => double.Parse(label, CultureInfo.InvariantCulture))];
        bool isOfOtherScale = numbers.Length > 0
            && LabelDiscovery.Maxima(Counts()).Any(maximum => numbers.Max() > maximum || 2 * numbers.Max() <= maximum);
        return !isOfOtherScale && classes.Where(index => index >= 0).Distinct().Count() > 1;
    }

    /// <summary>The labels, most frequent first, with their counts and first lines, in a sentence.</summary>
    public string Listed()
    {
        string listed = string.Join(", ", ByFrequency().Take(MaxListed).Select(number => string.Create(
            CultureInfo.InvariantCulture, $"'{Shown(_labels[number])}' {_counts[number]:N0} (from {place} {_firstLines[number]})")));
        string holds = AreInMemory ? "The labels are" : $"Column '{column}' holds";
        return $"{holds} {listed}{(_labels.Count > MaxListed ? ", …" : "")}.";
    }

    private static string Shown(string label) => ShortText.Of(label, LabelProposal.MaxShown);

    private Dictionary<string, int> Counts() =>
        _labels.Zip(_counts).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);

    private IEnumerable<int> ByFrequency() => Enumerable.Range(0, _labels.Count)
        .OrderByDescending(number => _counts[number]).ThenBy(number => _labels[number], StringComparer.Ordinal);
}

using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// Makes a <see cref="ReviewSet"/> of a file's rows: takes all of them with their labels as written, then finds what the labels mean.
/// </summary>
/// <param name="name">What errors call the file.</param>
/// <param name="columns">The file's columns; it has one of labels.</param>
/// <param name="keepTexts">Whether the set is to have the texts themselves too.</param>
/// <param name="skip">Rows that are not to be in the set; null for none.</param>
internal sealed class ReviewSetBuilder(string name, ReviewColumns columns, bool keepTexts, RowsToSkip? skip = null)
{
    private static readonly string[] SpreadsheetErrors = ["#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#ERROR!"];

    private readonly TokenTable _table = new();
    private readonly LabelTable _labels =
        new(name, columns.Names[columns.Label ?? throw new ArgumentException("There is no column of labels.", nameof(columns))],
            [.. columns.Names.Where((_, column) => column != columns.Text && column != columns.Label)], columns.Format.Place)
        {
            AreInMemory = columns.Format.Kind == TableKind.Memory,
        };
    private readonly List<LoadedReview> _reviews = [];
    private readonly List<(SkipReason Reason, int Line)> _skipped = [];
    private readonly SampleText _sample = new();
    private ReviewRow? _misshapen;
    private int _rows;
    private int _leftOut;

    /// <summary>Takes a row.</summary>
    public void Add(ReviewRow row)
    {
        _rows++;
        if (skip?.Has(name, _rows, row.Text) == true)
        {
            _leftOut++;
            return;
        }
        int[] tokens = [];
        if (FaultOf(row) is { } fault)
        {
            _misshapen ??= fault == SkipReason.FieldCount ? row : null;
            _skipped.Add((fault, row.Line));
        }
        else if ((tokens = _table.Number(row.Text)).Length == 0)
        {
            _skipped.Add((SkipReason.EmptyText, row.Line));
        }
        else if (row.Label is null)
        {
            _skipped.Add((SkipReason.NoLabel, row.Line));
        }
        else
        {
            _sample.Consider(row.Text);
            int label = _labels.Number(row.Label, row.Line);
            _reviews.Add(new LoadedReview(tokens, label, _rows, row.Line, TextHash.Of(row.Text), keepTexts ? row.Text : null));
        }
    }

    /// <summary>What is wrong with a row before its tokens and its label are looked at.</summary>
    public static SkipReason? FaultOf(ReviewRow row) =>
        row.Fields > 0 ? SkipReason.FieldCount
        : row.Text.Length <= 10 && SpreadsheetErrors.Contains(row.Text.Trim()) ? SkipReason.SpreadsheetError
        : null;

    /// <summary>The set of all rows taken that can be used.</summary>
    /// <exception cref="DataException">Too few can be, or their labels mean nothing known.</exception>
    public ReviewSet Build(ReviewReaderOptions options, UserMessage? encodingWarning)
    {
        if (_rows == 0)
            throw NoRows();
        skip?.RequireWithin(name, _rows);
        if (_leftOut == _rows)
            throw new DataException($"{name}: all {_rows:N0} rows are in {skip!.Name}; others were expected to train on.");
        if (_leftOut > 0 && _reviews.Count == 0)
            throw RestUnusable();
        RequireUsableRows(options.MaxSkipped);
        LabelMapping mapping = MappingFor(options);
        List<LoadedReview> used = Keep(mapping);
        RequireUsableRows(options.MaxSkipped, mapping);
        int[] counts = new int[mapping.ClassNames.Count];
        foreach (LoadedReview review in used)
            counts[review.Label]++;
        if (options.ClassNames is null)
            RequireEveryClass(mapping, counts, options);
        else if (used.Count == 0)
            throw (options.Labels is { } given ? _labels.DotsIn(given) : null) ?? NoneOf(options.ClassNames);
        SkippedRows[] skipped = SkippedRows.Collect(_skipped, columns.Format);
        var report = new ReviewSetReport(name, _rows, columns, mapping, counts, skipped, encodingWarning);
        report = report with
        {
            OtherLabels = OtherLabels(mapping),
            OtherClasses = OtherClasses(mapping, options),
            LeftOut = skip is null ? null : (skip.Name, _leftOut),
        };
        return new ReviewSet(_table, used, report) { SampleText = _sample.Text };
    }

    /// <summary>The labels that have no class, with their rows, most frequent first.</summary>
    private (string Label, int Rows)[] OtherLabels(LabelMapping mapping) => [.. _reviews.CountBy(review => review.Label)
        .Select(entry => (Label: _labels.Labels[entry.Key], Rows: entry.Value)).Where(entry => mapping.ClassOf(entry.Label) < 0)
        .OrderByDescending(entry => entry.Rows).ThenBy(entry => entry.Label, StringComparer.Ordinal)];

    private string[] OtherClasses(LabelMapping mapping, ReviewReaderOptions options) => options.ClassNames is null ? []
        : [.. _labels.OtherClasses(mapping, options.Labels, isNamed: options.LabelColumn is not null, options.MaxSkipped)];

    private LabelMapping MappingFor(ReviewReaderOptions options) => (options.Labels, options.ClassNames) switch
    {
        (null, { } classNames) when options.TrainedLabels is { } trained && _labels.AreOf(trained) =>
            trained.On(classNames) ?? throw NoneOf(classNames),
        (null, var classNames) => _labels.Discover(classNames, isNamed: options.LabelColumn is not null, options.MaxSkipped),
        ({ } given, null) => _labels.Check(given),
        ({ } given, { } classNames) => given.On(classNames) ?? throw NoneOf(classNames),
    };

    /// <summary>The rows with a class, their label now the class's index; the others are skipped.</summary>
    private List<LoadedReview> Keep(LabelMapping mapping)
    {
        int[] classes = [.. _labels.Labels.Select(mapping.ClassOf)];
        var used = new List<LoadedReview>(_reviews.Count);
        foreach (LoadedReview review in _reviews)
        {
            int index = classes[review.Label];
            if (index >= 0)
                used.Add(review with { Label = index });
            else
                _skipped.Add((index == LabelMapping.Skipped ? SkipReason.LabelSkipped : SkipReason.UnknownLabel, review.Line));
        }
        return used;
    }

    private void RequireUsableRows(double maxShare, LabelMapping? mapping = null)
    {
        if (new TooManySkippedRows(name, columns, _labels, _leftOut > 0 ? skip!.Name : null)
                .Fault(SkippedRows.Collect(_skipped, columns.Format), _rows - _leftOut, maxShare, _misshapen, mapping) is { } fault)
        {
            throw fault;
        }
    }

    private DataException NoRows() => columns.Format.Kind == TableKind.Memory
        ? new($"{name}: there are none, expected texts with labels.")
        : new($"{name}: a header and no rows, expected rows of text and label.");

    private DataException RestUnusable()
    {
        string why = string.Join("; ", SkippedRows.Collect(_skipped, columns.Format).AsEnumerable());
        return new($"{name}: {_leftOut:N0} of {_rows:N0} rows are in {skip!.Name}, and none of the others can be used: {why}. "
            + $"Usable rows were expected to train on.");
    }

    private void RequireEveryClass(LabelMapping mapping, int[] counts, ReviewReaderOptions options)
    {
        int empty = Array.IndexOf(counts, 0);
        if (empty < 0)
            return;
        string[] present = [.. mapping.ClassNames.Where((_, index) => counts[index] > 0)];
        string found = present.Length switch
        {
            0 => "no row is of a class",
            1 => $"every usable row is {present[0]}",
            _ => $"no row is {mapping.ClassNames[empty]}",
        };
        UserMessage way = options.Labels is null && _labels.Hint(null, isNamed: options.LabelColumn is not null) is { } hint
            ? $" Or {hint}."
            : (UserMessage)"";
        throw new DataException($"{name}: {found}, expected rows of each class ({ShortList.Of(mapping.ClassNames)}). "
            + $"{_labels.Listed()}{way}");
    }

    private DataException NoneOf(IReadOnlyList<string> classNames) =>
        new($"{name}: no row is of the model's classes, {ShortList.Of(classNames)}. {_labels.Listed()}");
}

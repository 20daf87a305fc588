using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.Columns;
using GruSentiment.Data.Tables.Csv;
using GruSentiment.Data.Tables.Json;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// Reads a file of reviews row by row, never more than a row at a time: CSV or TSV, plain or packed with gzip, in any
/// encoding that is named or found, with any of the usual line ends. Columns are found when the file is opened.
/// </summary>
internal sealed class ReviewReader : IDisposable
{
    private readonly DataText _text;
    private readonly bool _trustsQuotes;
    private readonly IRecordReader _records;
    private readonly IReadOnlySet<string> _labels;

    private ReviewReader(DataText text, ReviewReaderOptions options)
    {
        _text = text;
        OptionException.ThrowIfAny(options.Faults());
        _trustsQuotes = options.Quoting is not null;
        var table = TableOpener.Open(text, options);
        _records = table.Records;
        try
        {
            var finder = new ColumnFinder(text.Name, table, options);
            Columns = finder.Find();
            _labels = Columns.Label is { } label ? finder.LabelsOf(label) : new HashSet<string>();
        }
        catch
        {
            _records.Dispose();
            throw;
        }
    }

    /// <summary>Which columns hold what.</summary>
    public ReviewColumns Columns { get; }

    /// <summary>
    /// Once rows have been read: that the file is not UTF-8, and from which line on; <see langword="null"/> where it is.
    /// </summary>
    public UserMessage? EncodingWarning => _text.EncodingWarning;

    /// <summary>
    /// The first key of a JSON object met that is no column, because none of the first objects has it; <see langword="null"/> while there
    /// is none.
    /// </summary>
    public string? LeftOutKey => (_records as JsonRecords)?.LeftOut;

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataException">It can't be read, or its columns can't be found.</exception>
    public static ReviewReader Open(string path, ReviewReaderOptions? options = null) =>
        Open(DataFile.Open(path, options?.Encoding), options);

    /// <summary>Opens a stream, standard input for instance, and closes it with the reader.</summary>
    /// <param name="stream">The bytes of a data file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="DataException">It can't be read, or its columns can't be found.</exception>
    public static ReviewReader Open(Stream stream, string name, ReviewReaderOptions? options = null) =>
        Open(DataFile.Open(stream, name, options?.Encoding), options);

    /// <summary>The rows, in order, those without text or label included, and not those without anything; once.</summary>
    /// <exception cref="DataException">The file's structure is broken.</exception>
    public IEnumerable<ReviewRow> Rows()
    {
        bool isHeader = Columns.HasHeader;
        while (Read())
        {
            if (!isHeader && !_records.IsBlank)
                yield return Row();
            isHeader = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _records.Dispose();
        _text.Dispose();
    }

    /// <summary>Opens a text, and closes it with the reader, or at once where its columns can't be found.</summary>
    internal static ReviewReader Open(DataText text, ReviewReaderOptions? options)
    {
        try
        {
            return new ReviewReader(text, options ?? new ReviewReaderOptions());
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    private bool Read()
    {
        try
        {
            if (!_records.Read())
                return false;
        }
        catch (IOException e)
        {
            throw new DataException(Invariant($"{_text.Name}: can't be read further after line {_records.Line} ({e.Message})."), e);
        }
        if (!_trustsQuotes && _records is CsvRecords { Lines: > 1 } csv
            && SwallowedRecords.Find(csv.Raw, csv.Dialect, Columns, IsLabel) is { } fault)
        {
            throw csv.Broken(fault, csv.Raw);
        }
        return true;
    }

    /// <summary>The fields of the row that <see cref="Rows"/> has just given, as many as there are columns.</summary>
    public string[] Fields()
    {
        string[] fields = new string[Columns.Count];
        for (int i = 0; i < fields.Length; i++)
            fields[i] = i < _records.Count ? _records[i] : "";
        return fields;
    }

    private bool IsLabel(string field) => _labels.Contains(LabelValue.Normalise(field));

    private ReviewRow Row()
    {
        int last = Math.Max(Columns.Text, Columns.Label ?? 0);
        bool fits = _records.Count > last && (_records.Count <= Columns.Count || AreEmpty(Columns.Count));
        string text = _records.Count > Columns.Text ? _records[Columns.Text] : "";
        string? label = Columns.Label is { } column && _records.Count > column ? _records[column].Trim() : null;
        return new ReviewRow(_records.Line, text, string.IsNullOrEmpty(label) ? null : label, fits ? 0 : _records.Count);
    }

    private bool AreEmpty(int from)
    {
        for (int i = from; i < _records.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(_records[i]))
                return false;
        }
        return true;
    }
}

using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
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
    private readonly CsvRecords _records;
    private readonly IReadOnlySet<string> _labels;

    private ReviewReader(DataText text, ReviewReaderOptions options)
    {
        _text = text;
        OptionException.ThrowIfAny(options.Faults());
        _trustsQuotes = options.Quoting is not null;
        FileSample sample = FileSample.Read(text.Reader);
        (char delimiter, Quoting quoting) = DialectFinder.Find(sample, options);
        List<string[]> first = sample.Records(delimiter, quoting);
        if (first.Count == 0)
            throw new DataException($"{text.Name}: no rows, expected rows of text and label.");
        if (!sample.IsWhole && CsvRecords.LineEnds(sample.Text) == 0)
            throw new DataException(Invariant(
                $"{text.Name}, line 1: longer than {sample.Text.Length:N0} characters, expected CSV with a review a row."));
        var finder = new ColumnFinder(text.Name, first, options);
        Columns = finder.Find(delimiter, quoting);
        _labels = Columns.Label is { } label ? finder.LabelsOf(label) : new HashSet<string>();
        _records = new CsvRecords(text.Name, new ContinuedReader(sample.Text, text.Reader), delimiter, quoting);
    }

    /// <summary>Which columns hold what.</summary>
    public ReviewColumns Columns { get; }

    /// <summary>
    /// Once rows have been read: that the file is not UTF-8, and from which line on; <see langword="null"/> where it is.
    /// </summary>
    public UserMessage? EncodingWarning => _text.EncodingWarning;

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

    /// <summary>The rows, in order, those without text or label included; once.</summary>
    /// <exception cref="DataException">The file's structure is broken.</exception>
    public IEnumerable<ReviewRow> Rows()
    {
        bool isHeader = Columns.HasHeader;
        while (Read())
        {
            if (!isHeader)
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
        if (_records.Lines > 1 && !_trustsQuotes
            && QuoteStructure.FindSwallowedRecords(_records.Raw, Columns.Delimiter, Columns, label =>
                _labels.Contains(LabelValue.Normalise(label))) is { } fault)
        {
            throw _records.Broken(fault, _records.Raw);
        }
        return true;
    }

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

using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using GruSentiment.Data.Files;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables.Csv;

/// <summary>The records of a CSV file, one after another, with the line each begins in.</summary>
internal sealed class CsvRecords : IRecordReader
{
    private const int SampleRecords = 1000;

    /// <summary>
    /// Characters that a record may have, times its fields with a quote out of place: CsvHelper copies the record for each of those.
    /// </summary>
    private const long MostCopied = 100_000_000;

    private readonly string _name;
    private readonly CsvParser _parser;
    private readonly bool _isMarked;
    private bool _quoteOutOfPlace;
    private long _copied;
    private int _lastLine;

    /// <param name="name">What errors call the file.</param>
    /// <param name="reader">The file; it is closed with the records.</param>
    /// <param name="dialect">How it is written.</param>
    public CsvRecords(string name, TextReader reader, CsvDialect dialect)
    {
        _name = name;
        Dialect = dialect;
        _isMarked = dialect.Delimiter.Length > 1;
        TextReader marked = _isMarked ? new OneCharacterDelimiters(reader, dialect.Delimiter) : reader;
        _parser = new CsvParser(marked, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _isMarked ? $"{OneCharacterDelimiters.Mark}" : dialect.Delimiter,
            // Where nothing is trimmed, a space may stand between fields.
            WhiteSpaceChars = dialect.SpacesAround ? [' '] : [],
            TrimOptions = dialect.SpacesAround ? TrimOptions.Trim : TrimOptions.None,
            Mode = dialect.Quoting == Quoting.None ? CsvMode.NoEscape : CsvMode.RFC4180,
            Escape = dialect.Quoting == Quoting.Backslash ? '\\' : '"',
            BadDataFound = bad => QuoteOutOfPlace(bad.RawRecord.Length),
            MaxFieldSize = ReviewReaderOptions.MaxFieldLength,
            BufferSize = 1 << 16,
        });
        if (dialect.NamesDelimiter && _parser.Read())
            _lastLine = _parser.RawRow;
    }

    /// <summary>How the file is written.</summary>
    public CsvDialect Dialect { get; }

    /// <summary>Number of fields of the record.</summary>
    public int Count => _parser.Count;

    /// <summary>The line, from 1, that the record begins in.</summary>
    public int Line { get; private set; }

    /// <summary>Number of lines the record takes.</summary>
    public int Lines => _lastLine - Line + 1;

    /// <summary>A field of the record.</summary>
    public string this[int index] => Restored(_parser[index]);

    /// <summary>The record as it stands in the file.</summary>
    public string Raw => Restored(_parser.RawRecord);

    /// <inheritdoc/>
    public bool IsBlank
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                if (!string.IsNullOrWhiteSpace(_parser[i]))
                    return false;
            }
            return Count > 1;
        }
    }

    /// <summary>
    /// The whole records of a sample, 1,000 and the names at most, those without anything left out. A quote that never closes ends them.
    /// </summary>
    public static List<string[]> First(FileSample sample, CsvDialect dialect) => First(sample, dialect, out _);

    /// <summary>The same, and why they end too early, where they do.</summary>
    public static List<string[]> First(FileSample sample, CsvDialect dialect, out DataException? fault)
    {
        fault = null;
        var records = new List<string[]>();
        using var parser = new CsvRecords(sample.Name, new StringReader(sample.Text), dialect);
        try
        {
            while (records.Count <= SampleRecords && parser.Read())
            {
                if (!parser.IsBlank)
                    records.Add(parser.ToArray());
            }
            if (!sample.IsWhole && records.Count <= SampleRecords && records.Count > 1)
                records.RemoveAt(records.Count - 1); // Cut off, perhaps.
        }
        catch (DataException e)
        {
            fault = e; // With records before it, reported when the file itself is read.
        }
        return records;
    }

    /// <summary>The fields of the record.</summary>
    public string[] ToArray() => [.. Enumerable.Range(0, Count).Select(i => this[i])];

    /// <summary>Goes to the next record.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="DataException">A quote never closes, or a field is too long.</exception>
    public bool Read()
    {
        int before = _lastLine;
        _quoteOutOfPlace = false;
        _copied = 0;
        if (!ReadRecord(before))
            return false;
        _lastLine = _parser.RawRow;
        Line = _lastLine;
        if (_lastLine > before + 1 || _quoteOutOfPlace)
        {
            string raw = Raw;
            QuoteFault? fault = Dialect.Quoting == Quoting.None ? null : QuoteStructure.FindFault(raw, Dialect);
            bool ends = raw is [.., '\r' or '\n'] && fault is not { NeverCloses: true };
            Line = _lastLine - LineEnds.In(raw) + (ends ? 1 : 0);
            if (fault is { } found)
                throw Broken(found, raw);
        }
        return true;
    }

    public void Dispose() => _parser.Dispose();

    /// <summary>An error for quotes that hold more than they should.</summary>
    public DataException Broken(QuoteFault fault, string raw)
    {
        int line = Line + LineEnds.In(raw.AsSpan(0, fault.Position));
        DeclaredOption option = ReviewReaderOptions.QuotingOption;
        UserMessage trust = fault.IsGuess ? (UserMessage)$"; {option.To("rfc4180")} takes them as they are" : "";
        UserMessage way = fault.EscapedByBackslash
            ? (UserMessage)$"{option.To("backslash")} reads \\\" as a quote within the text"
            : (UserMessage)$"{option.To("none")} takes quotes as part of the text";
        return new DataException($"{_name}, line {line}, column {fault.Field + 1}: {fault.Found}. "
            + $"Quotes must come in pairs around a whole field, with a quote inside doubled; {way}{trust}.");
    }

    private void QuoteOutOfPlace(int recordLength)
    {
        _quoteOutOfPlace = true;
        _copied += recordLength;
        if (_copied > MostCopied)
        {
            throw new DataException(
                $"{_name}, line {_parser.RawRow}: too many of the {Count} fields of one row have a quote in the middle. "
                + $"{ReviewReaderOptions.QuotingOption.To("none")} takes quotes as part of the text.");
        }
    }

    private string Restored(string text) => _isMarked ? OneCharacterDelimiters.Restore(text, Dialect.Delimiter) : text;

    private bool ReadRecord(int before)
    {
        try
        {
            return _parser.Read();
        }
        catch (MaxFieldSizeException e)
        {
            throw new DataException(
                $"{_name}, line {before + 1}: a field of more than {ReviewReaderOptions.MaxFieldLength:N0} characters begins here. "
                + $"Expected CSV with a review a row; "
                + $"where a quote never closes, {ReviewReaderOptions.QuotingOption.To("none")} takes quotes as part of the text.", e);
        }
    }
}

using GruSentiment.Data.Files;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.FastText;
using GruSentiment.Data.Tables.Json;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Data.Reviews;

/// <summary>Where texts without labels come from, a table or lines, each handed on as soon as it is there.</summary>
internal sealed class TextSource : IDisposable
{
    /// <summary>The name that stands for the standard input.</summary>
    public const string StandardInput = "-";

    private const string Packed = ".gz";

    private static readonly string[] s_jsonLines = [".jsonl", ".ndjson"];
    private static readonly string[] s_json = [.. s_jsonLines, ".json"];
    private static readonly string[] s_textTables = [".csv", ".tsv", .. s_json];
    private static readonly string[] s_workbooks = [".xlsx", ".xls"];

    private readonly ReviewReader? _table;
    private readonly Lazy<DataText>? _lines;
    private long _longRows;
    private int _firstLongLine;
    private bool _withFields;

    /// <summary>No text.</summary>
    private TextSource(string name) => Name = name;

    private TextSource(string name, ReviewReader table) => (Name, _table) = (name, table);

    private TextSource(string name, Lazy<DataText> lines) => (Name, _lines) = (name, lines);

    /// <summary>What errors call it.</summary>
    public string Name { get; }

    /// <summary>Whether it is JSON without an object, of which nobody can say what columns it has: a part of a file may be so.</summary>
    public bool IsEmpty => _table is null && _lines is null;

    /// <summary>The columns of a table; <see langword="null"/> where the source has lines, or <see cref="IsEmpty"/>.</summary>
    public ReviewColumns? Columns => _table?.Columns;

    /// <summary>
    /// What a user should know once all rows have been read: what was not kept as it stands in the file. A line each.
    /// </summary>
    public IEnumerable<UserMessage> Warnings
    {
        get
        {
            if ((_table is not null ? _table.EncodingWarning : Opened?.EncodingWarning) is { } encoding)
                yield return encoding;
            if (_withFields && _table?.LeftOutKey is { } key)
                yield return $"{Name}: keys like '{key}', which none of the first objects has, are left out.";
            if (_longRows > 0)
            {
                string rows = _longRows == 1 ? "row has" : "rows have";
                yield return Invariant($"{Name}: {_longRows:N0} {rows} more fields than there are columns ({Columns!.Count}), ")
                    + Invariant($"the first in line {_firstLongLine}; the fields after the last column are left out.");
            }
        }
    }

    private DataText? Opened => _lines is { IsValueCreated: true } ? _lines.Value : null;

    /// <summary>Opens a file, or the standard input.</summary>
    /// <param name="path">The file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">How a table is read.</param>
    /// <param name="format">
    /// What the file is; <see langword="null"/>: a table where its name ends as that of one, or where it holds JSON, fastText's lines or a
    /// workbook; else lines, as the standard input is.
    /// </param>
    /// <exception cref="DataException">
    /// It can't be read, or the columns of a table can't be found: also where it is empty, unless it is JSON by its format, or JSON lines
    /// by its name.
    /// </exception>
    public static TextSource Open(string path, ReviewReaderOptions options, InputFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        bool isInput = path == StandardInput;
        string name = isInput ? "standard input" : path;
        options = options with { LabelsRequired = false };
        if (!(format is { } given ? given != InputFormat.Text : !isInput && IsNamedAsTable(path)))
        {
            return isInput ? StandardLines(name, options)
                : Lines(DataFile.Open(path, options.Encoding, mayBeLines: true), options, mayBeTable: format is null);
        }
        if (format is not null)
            options = options with { Kind = format == InputFormat.Jsonl ? TableKind.Json : TableKind.Delimited };
        if (format == InputFormat.Tsv && options.Delimiter is null)
            options = options with { Delimiter = "\t" };
        try
        {
            return new TextSource(
                name, isInput ? ReviewReader.Open(Console.OpenStandardInput(), name, options) : ReviewReader.Open(path, options));
        }
        catch (DataException e) when (e.HasNoRow && (format == InputFormat.Jsonl || (format is null && IsNamed(path, s_jsonLines))))
        {
            return new TextSource(name);
        }
    }

    /// <summary>
    /// Opens bytes as what their name says: a table that is text, or lines. Workbooks are refused: they take much memory.
    /// </summary>
    /// <param name="stream">The bytes, which are closed with the source.</param>
    /// <param name="name">The name that says what they are; errors begin with it.</param>
    /// <param name="options">How a table is read.</param>
    /// <exception cref="DataException">They can't be read, or the columns of a table can't be found.</exception>
    public static TextSource Open(Stream stream, string name, ReviewReaderOptions options)
    {
        options = options with { LabelsRequired = false };
        if (!IsNamedAsTable(name))
            return Lines(DataFile.Open(stream, name, options.Encoding, mayBeLines: true));
        options = options with { Kind = IsNamed(name, s_json) ? TableKind.Json : TableKind.Delimited };
        return new TextSource(name, ReviewReader.Open(stream, name, options));
    }

    /// <summary>The texts of a file, or of the standard input; once. It is closed with the enumerator.</summary>
    /// <param name="path">The file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">How a table is read.</param>
    /// <exception cref="DataException">It can't be read, at once or when the place is reached.</exception>
    public static IEnumerable<string> Texts(string path, ReviewReaderOptions options) =>
        Open(path, options).Rows(withFields: false).Select(row => row.Text);

    /// <summary>One text a row or line, those without text too; once. The source is closed with the enumerator.</summary>
    /// <param name="withFields">Whether each comes with the fields of its row.</param>
    /// <exception cref="DataException">It can't be read further.</exception>
    public IEnumerable<TextRow> Rows(bool withFields)
    {
        using (this)
        {
            long number = 0;
            _withFields = withFields;
            if (IsEmpty)
                yield break;
            if (_table is null)
            {
                foreach (string line in new LineReader(_lines!.Value.Reader, Name).Lines())
                    yield return new TextRow(line, ++number);
                yield break;
            }
            foreach (ReviewRow row in _table.Rows())
            {
                if (withFields && row.Fields > _table.Columns.Count && _longRows++ == 0)
                    _firstLongLine = row.Line;
                yield return new TextRow(row.Text, ++number, withFields ? _table.Fields() : null);
            }
        }
    }

    /// <summary>The words of lines; once. The source is not closed: a wait that was given up may still be reading it.</summary>
    /// <param name="beforeWaiting">See <see cref="WordReader.Words"/>.</param>
    /// <param name="cancellation">Ends the wait for more.</param>
    /// <returns>Each word, and null at the end of each line.</returns>
    /// <exception cref="DataException">It can't be read further, or is a table.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public IEnumerable<string?> Words(Action beforeWaiting, CancellationToken cancellation)
    {
        Lazy<DataText> lines = _lines ?? throw new DataException($"{Name}: a table, lines of text were expected.");
        TextReader reader = Abandonable.Run(() => lines.Value.Reader, cancellation);
        return new WordReader(reader, Name).Words(beforeWaiting, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _table?.Dispose();
        Opened?.Dispose();
    }

    /// <summary>The standard input, which is looked at when its first line is asked for, as that may be long in coming.</summary>
    private static TextSource StandardLines(string name, ReviewReaderOptions options)
    {
        if (options.Encoding is { } encoding)
            TextEncoding.Named(encoding); // An unknown one is told at once.
        return new TextSource(name, new Lazy<DataText>(
            () => DataFile.Open(Console.OpenStandardInput(), name, options.Encoding, mayBeLines: true)));
    }

    /// <summary>Lines, unless the content says that it is a table. A pipe is not looked at: its first line may be long in coming.</summary>
    private static TextSource Lines(DataText text, ReviewReaderOptions options, bool mayBeTable)
    {
        if (!mayBeTable || !text.CanReadAgain)
            return Lines(text);
        if (text.Workbook is not null)
            return new TextSource(text.Name, ReviewReader.Open(text, options));
        try
        {
            var sample = FileSample.Read(text);
            text = text with { Text = new ContinuedReader(sample.Text, text.Reader) };
            return JsonTable.Begins(sample.Text) || FastTextRecords.Fits(sample)
                ? new TextSource(text.Name, ReviewReader.Open(text, options))
                : Lines(text);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    private static TextSource Lines(DataText text) => new(text.Name, new Lazy<DataText>(text));

    private static bool IsNamedAsTable(string path) =>
        IsNamed(path, s_textTables) || (Unpacked(path) == path && IsNamed(path, s_workbooks));

    private static bool IsNamed(string path, string[] endings) =>
        endings.Any(ending => Unpacked(path).EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string Unpacked(string path) =>
        path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path;
}

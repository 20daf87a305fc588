using System.Text;
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

    private static readonly string[] s_textTables = [".csv", ".tsv", ".jsonl", ".ndjson", ".json"];
    private static readonly string[] s_workbooks = [".xlsx", ".xls"];

    private readonly ReviewReader? _table;
    private readonly TextReader? _lines;
    private readonly DataText? _text;
    private long _longRows;
    private int _firstLongLine;

    private TextSource(string name, ReviewReader table) => (Name, _table) = (name, table);

    private TextSource(string name, TextReader lines) => (Name, _lines) = (name, lines);

    private TextSource(string name, DataText text) => (Name, _text) = (name, text);

    /// <summary>What errors call it.</summary>
    public string Name { get; }

    /// <summary>The columns of a table; <see langword="null"/> where the source has lines.</summary>
    public ReviewColumns? Columns => _table?.Columns;

    /// <summary>
    /// What a user should know once all rows have been read: what was not kept as it stands in the file. A line each.
    /// </summary>
    public IEnumerable<UserMessage> Warnings
    {
        get
        {
            if ((_table?.EncodingWarning ?? _text?.EncodingWarning) is { } encoding)
                yield return encoding;
            if (_longRows > 0)
            {
                string rows = _longRows == 1 ? "row has" : "rows have";
                yield return Invariant($"{Name}: {_longRows:N0} {rows} more fields than there are columns ({Columns!.Count}), ")
                    + Invariant($"the first in line {_firstLongLine}; the fields after the last column are left out.");
            }
        }
    }

    /// <summary>Opens a file, or the standard input.</summary>
    /// <param name="path">The file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">How a table is read.</param>
    /// <param name="format">
    /// What the file is; <see langword="null"/>: a table where its name ends as that of one, or where it holds JSON, fastText's lines or a
    /// workbook; else lines, as the standard input is.
    /// </param>
    /// <exception cref="DataException">It can't be read, or the columns of a table can't be found.</exception>
    public static TextSource Open(string path, ReviewReaderOptions options, TextFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        bool isInput = path == StandardInput;
        string name = isInput ? "standard input" : path;
        options = options with { LabelsRequired = false };
        if (!(format is { } given ? given != TextFormat.Text : !isInput && IsNamedAsTable(path)))
        {
            return isInput
                ? new TextSource(name, new StreamReader(Console.OpenStandardInput(), StandardEncoding(options)))
                : Lines(DataFile.Open(path, options.Encoding, mayBeEmpty: true), options, mayBeTable: format is null);
        }
        if (format is not null)
            options = options with { Kind = format == TextFormat.Jsonl ? TableKind.Json : TableKind.Delimited };
        if (format == TextFormat.Tsv && options.Delimiter is null)
            options = options with { Delimiter = "\t" };
        return new TextSource(
            name, isInput ? ReviewReader.Open(Console.OpenStandardInput(), name, options) : ReviewReader.Open(path, options));
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
            if (_table is null)
            {
                foreach (string line in new LineReader(_lines ?? _text!.Reader, Name).Lines())
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _table?.Dispose();
        _lines?.Dispose();
        _text?.Dispose();
    }

    /// <summary>Lines, unless the content says that it is a table. A pipe is not looked at: its first line may be long in coming.</summary>
    private static TextSource Lines(DataText text, ReviewReaderOptions options, bool mayBeTable)
    {
        if (!mayBeTable || !text.CanReadAgain)
            return new TextSource(text.Name, text);
        if (text.Workbook is not null)
            return new TextSource(text.Name, ReviewReader.Open(text, options));
        var sample = FileSample.Read(text);
        text = text with { Reader = new ContinuedReader(sample.Text, text.Reader) };
        return JsonTable.Begins(sample.Text) || FastTextRecords.Fits(sample)
            ? new TextSource(text.Name, ReviewReader.Open(text, options))
            : new TextSource(text.Name, text);
    }

    private static Encoding StandardEncoding(ReviewReaderOptions options) =>
        options.Encoding is { } encoding ? TextEncoding.Named(encoding) : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private static bool IsNamedAsTable(string path)
    {
        bool isPacked = path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase);
        string name = isPacked ? path[..^Packed.Length] : path;
        return s_textTables.Concat(isPacked ? [] : s_workbooks).Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}

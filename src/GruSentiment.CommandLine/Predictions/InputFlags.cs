using System.CommandLine;
using GruSentiment.CommandLine.Flags;
using GruSentiment.CommandLine.Terminal;
using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.Columns;

namespace GruSentiment.CommandLine.Predictions;

/// <summary>The flags of a file of texts: which, how it is read, and what of it is given back.</summary>
/// <param name="command">The command that has them, for its errors.</param>
/// <param name="verb">What it does with a text.</param>
internal sealed class InputFlags(string command = "predict", string verb = "Classify")
{
    private const string IdName = "id";

    private readonly Option<string?> _input = Flag.Text(
        "--input", "FILE",
        $"{verb} each row of a table (CSV, TSV, JSON, Excel workbook, by its name or content), or each line of any other file. "
        + $"With -, {verb.ToLowerInvariant()} each line of the standard input as it comes.");

    private readonly ChoiceFlag<InputFormat> _inputFormat = new(
        "--input-format",
        "What the input is: a table, or with text, lines. By default a file's name says it, and the standard input is lines.",
        ("json", InputFormat.Jsonl));

    private readonly Option<string?> _columns = Flag.Text(
        AskedColumns.Flag, $"{AskedColumns.All}|{AskedColumns.Text}|NAME,NAME",
        "Which columns of a table answers keep: all, the text alone, or those of these names or numbers. "
        + "By default all with --format csv, the text with json.");

    private readonly Option<string?> _idColumn = Flag.Text(
        "--id-column", "NAME",
        $"The column of a table, by name or number, that --format json writes as id. By default the one named {IdName}.");

    private readonly ChoiceFlag<PredictionFormat> _format = Flag.Choice("--format", PredictionFormat.Text, "Format of the answers.");

    private readonly Option<bool> _spreadsheetSafe = new("--spreadsheet-safe")
    {
        Description = "With --format csv, put an apostrophe before cells that a spreadsheet would take for formulas: those that begin with "
            + "=, +, -, @, a tab or a line end.",
    };

    private readonly Option<bool> _noRow = new("--no-row")
    {
        Description = "With --format json, leave out the row's number, so that a part of the input has the answers of the whole.",
    };

    private readonly OptionFlags _reading = new(ReviewReaderOptions.ForTexts);

    /// <summary>Which file, and what it is.</summary>
    public IEnumerable<Option> OfFile => [_input, _inputFormat];

    /// <summary>How answers are written.</summary>
    public IEnumerable<Option> OfAnswers => [_format, _columns, _idColumn, _noRow, _spreadsheetSafe];

    /// <summary>Which column of the input identifies a row.</summary>
    public Option IdColumn => _idColumn;

    /// <summary>How a table is read.</summary>
    public OptionFlags OfTable => _reading;

    /// <summary>Whether there is an input.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_input) is not null;

    /// <summary>Refuses flags that mean nothing beside the others.</summary>
    /// <exception cref="UsageException">There is such a flag.</exception>
    public void Check(ParseResult parsed)
    {
        PredictionFormat format = _format.Of(parsed);
        if (parsed.GetValue(_spreadsheetSafe) && format != PredictionFormat.Csv)
            throw new UsageException($"{command}: {_spreadsheetSafe.Name} is for --format csv.");
        Check(parsed, [_inputFormat, _columns, _idColumn, _noRow], format);
    }

    /// <summary>The same for a command that has only the flags of the file and <see cref="IdColumn"/>.</summary>
    /// <exception cref="UsageException">There is such a flag.</exception>
    public void Check(ParseResult parsed, bool isJson) =>
        Check(parsed, [_inputFormat, _idColumn], isJson ? PredictionFormat.Json : PredictionFormat.Text);

    /// <summary>Refuses what means nothing where words are answered as they come.</summary>
    /// <exception cref="UsageException">There is such a flag.</exception>
    public void CheckWords(ParseResult parsed)
    {
        if (_format.Of(parsed) == PredictionFormat.Csv)
            throw new UsageException($"predict: {StreamFlag.Name} is for --format text and --format json.");
        if (parsed.GetValue(_noRow))
            throw new UsageException($"predict: {_noRow.Name} is not for {StreamFlag.Name}, which tells texts apart by the row.");
        UsageException.ThrowIfAny(((Option[])[_columns, _idColumn])
            .Where(flag => parsed.GetResult(flag) is { Implicit: false })
            .Select(flag => $"predict: {flag.Name} is for tables; {StreamFlag.Name} reads lines of text."));
    }

    /// <summary>Opens an input of words.</summary>
    /// <exception cref="UsageException">It is a table.</exception>
    /// <exception cref="DataException">It can't be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public TextSource OpenWords(ParseResult parsed, CancellationToken cancellation)
    {
        TextSource source = Open(parsed, parsed.GetValue(_input) ?? TextSource.StandardInput, cancellation);
        if (source is { Columns: null, IsEmpty: false })
            return source;
        source.Dispose();
        throw new UsageException($"predict: {StreamFlag.Name} reads lines of text, and {source.Name} is read as a table; "
            + $"{_inputFormat.Name} text reads it as lines.");
    }

    /// <summary>Opens the input; a pipe may take its time.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="DataException">It can't be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/>.</exception>
    public TextSource? Open(ParseResult parsed, CancellationToken cancellation) =>
        parsed.GetValue(_input) is { } file ? Open(parsed, file, cancellation) : null;

    /// <summary>How the answers are to be written.</summary>
    /// <exception cref="UsageException">The input has no such column.</exception>
    public AnswerForm Form(ParseResult parsed, TextSource? source)
    {
        PredictionFormat format = _format.Of(parsed);
        (bool isSpreadsheet, bool isNumbered) = (parsed.GetValue(_spreadsheetSafe), !parsed.GetValue(_noRow));
        if (source is null || source.IsEmpty || format == PredictionFormat.Text)
            return new AnswerForm(format, IsSpreadsheet: isSpreadsheet);
        string columns = parsed.GetValue(_columns) ?? (format == PredictionFormat.Csv ? AskedColumns.All : AskedColumns.Text);
        int? id = format == PredictionFormat.Json ? Id(parsed, source) : null;
        return new AnswerForm(format, AskedColumns.Of(columns, source), id, isSpreadsheet, isNumbered);
    }

    /// <summary>The format of the answers.</summary>
    public PredictionFormat Format(ParseResult parsed) => _format.Of(parsed);

    private TextSource Open(ParseResult parsed, string file, CancellationToken cancellation)
    {
        ReviewReaderOptions options = _reading.Read<ReviewReaderOptions>(parsed);
        StandardHandle.RefuseClosedInput(file);
        return Abandonable.Run(() => TextSource.Open(file, options, _inputFormat.OrNull(parsed)), cancellation);
    }

    /// <summary>The column that identifies a row in JSON: the one named, else the one of that name; null without one.</summary>
    /// <exception cref="UsageException">The input has no such column.</exception>
    public int? Id(ParseResult parsed, TextSource source) =>
        source.IsEmpty ? null
        : parsed.GetValue(_idColumn) is { } name ? NamedColumn.Find(name, source, _idColumn.Name)
        : source.Columns is { HasHeader: true } known ? new NamedColumns(known.Names, known.HasHeader).Named(IdName)
        : null;

    private void Check(ParseResult parsed, Option[] flags, PredictionFormat format)
    {
        UsageException.ThrowIfAny(
            flags.Where(flag => parsed.GetResult(flag) is { Implicit: false }).Select(flag => Fault(flag)).OfType<string>());

        string? Fault(Option flag) =>
            !IsGiven(parsed) ? $"{command}: {flag.Name} is for --input FILE."
            : flag == _columns && format == PredictionFormat.Text ? $"{command}: {flag.Name} is for --format csv and --format json."
            : (flag == _idColumn || flag == _noRow) && format != PredictionFormat.Json ? $"{command}: {flag.Name} is for --format json."
            : null;
    }
}

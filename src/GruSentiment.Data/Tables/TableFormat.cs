namespace GruSentiment.Data.Tables;

/// <summary>How the file of a table is written.</summary>
public sealed record TableFormat
{
    internal TableFormat(TableKind kind) => Kind = kind;

    /// <summary>What kind of file it is.</summary>
    public TableKind Kind { get; }

    /// <summary>What stands between fields; <see langword="null"/> where nothing does: one column, or no delimited text.</summary>
    public string? Delimiter { get; internal init; }

    /// <summary>What a quotation mark means in a delimited text.</summary>
    public Quoting Quoting { get; internal init; }

    /// <summary>The sheet of a workbook that is read; <see langword="null"/> for other files.</summary>
    public string? Sheet { get; internal init; }

    /// <summary>
    /// Whether the places of rows are the numbers of the reviews from 1, because several begin in one line, or there are no lines.
    /// </summary>
    internal bool CountsReviews { get; init; }

    /// <summary>What the number of a row's place counts, in a word.</summary>
    internal string Place => CountsReviews ? "review" : "line";

    /// <summary>In words, for what is not usual: <c>tab between fields; quotes are text</c>. Empty for CSV.</summary>
    public override string ToString()
    {
        if (Kind != TableKind.Delimited)
        {
            return Kind switch
            {
                TableKind.FastText => "fastText's format",
                TableKind.Workbook => $"sheet '{Sheet}'",
                TableKind.Memory => "in memory",
                _ => "JSON",
            };
        }
        string between = Delimiter switch
        {
            "," => "",
            null => "one column",
            "\t" => "tab between fields",
            ";" => "semicolon between fields",
            "|" => "bar between fields",
            _ => $"'{Delimiter}' between fields",
        };
        string quotes = Quoting switch
        {
            Quoting.None => "quotes are text",
            Quoting.Backslash => "quotes in fields behind a backslash",
            _ => "",
        };
        return string.Join("; ", ((string[])[between, quotes]).Where(part => part.Length > 0));
    }
}

/// <summary>The kinds of files that tables come in, or that there is none.</summary>
public enum TableKind
{
    /// <summary>CSV, TSV, and whatever else stands between fields.</summary>
    Delimited,

    /// <summary>JSON objects: one a line, one after another, or in an array.</summary>
    Json,

    /// <summary>Lines of <c>__label__name text</c>.</summary>
    FastText,

    /// <summary>An Excel workbook, <c>.xlsx</c> or <c>.xls</c>, of which a sheet is read.</summary>
    Workbook,

    /// <summary>No file: texts and labels that a program gives.</summary>
    Memory,
}

namespace GruSentiment.Data.Tables;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="Quoting">What a quotation mark means.</param>
internal sealed record CsvDialect(string Delimiter, Quoting Quoting)
{
    /// <summary>Stands in no text: the file has one column.</summary>
    public const string NoDelimiter = "\u001F";

    /// <summary>The same for a user.</summary>
    public TableFormat Format => new(TableKind.Delimited, Delimiter == NoDelimiter ? null : Delimiter, Quoting);
}

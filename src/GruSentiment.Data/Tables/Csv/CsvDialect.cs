namespace GruSentiment.Data.Tables.Csv;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="Quoting">What a quotation mark means.</param>
/// <param name="SpacesAround">Whether spaces around a field are not part of it, so that a quote may follow a space.</param>
/// <param name="NamesDelimiter">Whether the first line is Excel's <c>sep=;</c>, which is no record.</param>
internal sealed record CsvDialect(string Delimiter, Quoting Quoting, bool SpacesAround = false, bool NamesDelimiter = false)
{
    /// <summary>Stands in no text: the file has one column.</summary>
    public const string NoDelimiter = "\u001F";

    /// <summary>The same for a user.</summary>
    public TableFormat Format => new(TableKind.Delimited) { Delimiter = Delimiter == NoDelimiter ? null : Delimiter, Quoting = Quoting };
}

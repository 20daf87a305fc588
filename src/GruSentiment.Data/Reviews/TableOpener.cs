using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tables.Csv;
using GruSentiment.Data.Tables.FastText;
using GruSentiment.Data.Tables.Json;
using GruSentiment.Data.Tables.Workbooks;
using static System.FormattableString;

namespace GruSentiment.Data.Reviews;

/// <summary>Tells which kind of table a text is, by what the user says, else by its content.</summary>
internal static class TableOpener
{
    /// <summary>Opens a text as the table that it is.</summary>
    /// <exception cref="DataException">It is none, or has no record.</exception>
    public static OpenTable Open(DataText text, ReviewReaderOptions options)
    {
        if (options.Kind is null && text.Workbook is { } workbook)
            return WorkbookTable.Open(text.Name, workbook);
        var sample = FileSample.Read(text);
        return (options.Kind ?? KindOf(sample, options)) switch
        {
            TableKind.Json => JsonTable.Open(text, sample, options),
            TableKind.FastText => FastText(text, sample),
            _ => Delimited(text, sample, options),
        };
    }

    /// <summary>What a text is: delimited where the user says what stands between its fields or what its quotes mean.</summary>
    private static TableKind KindOf(FileSample sample, ReviewReaderOptions options) =>
        options is { Delimiter: null, Quoting: null } && JsonTable.Begins(sample.Text) ? TableKind.Json
        : options is { Delimiter: null, Quoting: null or Quoting.None } && FastTextRecords.Fits(sample) ? TableKind.FastText
        : TableKind.Delimited;

    private static OpenTable FastText(DataText text, FileSample sample)
    {
        var records = new FastTextRecords(text.Name, new ContinuedReader(sample.Text, text.Reader));
        return new OpenTable(new TableFormat(TableKind.FastText), FastTextRecords.First(sample), HasHeader: true, records);
    }

    private static OpenTable Delimited(DataText text, FileSample sample, ReviewReaderOptions options)
    {
        CsvDialect dialect = DialectFinder.Find(sample, options);
        List<string[]> first = CsvRecords.First(sample, dialect, out DataException? fault);
        if (first.Count == 0)
            throw fault ?? new DataException($"{text.Name}: no rows, expected rows of text and label.") { HasNoRow = true };
        if (!sample.IsWhole && LineEnds.In(sample.Text) == 0)
            throw new DataException(Invariant(
                $"{text.Name}, line 1: longer than {sample.Text.Length:N0} characters, expected CSV with a review a row."));
        var records = new CsvRecords(text.Name, new ContinuedReader(sample.Text, text.Reader), dialect);
        return new OpenTable(dialect.Format, first, HasHeader: null, records);
    }
}

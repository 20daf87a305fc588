using GruSentiment.Data.Files;
using static System.FormattableString;

namespace GruSentiment.Data.Tables;

/// <summary>A file opened as a table: its first records, to find the columns by, and all of them.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Sample">Its first records, the row of names included where there is one; at least one.</param>
/// <param name="HasHeader">Whether the first record holds names; <see langword="null"/> where that is to be found out.</param>
/// <param name="Records">All records from the first on.</param>
internal sealed record OpenTable(TableFormat Format, List<string[]> Sample, bool? HasHeader, IRecordReader Records)
{
    /// <summary>Opens a text as the table that it is.</summary>
    /// <exception cref="DataException">It is none, or has no record.</exception>
    public static OpenTable Of(DataText text, ReviewReaderOptions options)
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
        List<string[]> first = sample.Records(dialect, out DataException? fault);
        if (first.Count == 0)
            throw fault ?? new DataException($"{text.Name}: no rows, expected rows of text and label.");
        if (!sample.IsWhole && CsvRecords.LineEnds(sample.Text) == 0)
            throw new DataException(Invariant(
                $"{text.Name}, line 1: longer than {sample.Text.Length:N0} characters, expected CSV with a review a row."));
        var records = new CsvRecords(text.Name, new ContinuedReader(sample.Text, text.Reader), dialect);
        return new OpenTable(dialect.Format, first, HasHeader: null, records);
    }
}

namespace GruSentiment.Data.Tables;

/// <summary>Finds how a CSV file is written: what stands between its fields, and what its quotes mean.</summary>
internal static class DialectFinder
{
    /// <summary>Two bars before one: what stands between them is no empty column. Two colons are the MovieLens files'.</summary>
    private static readonly string[] s_delimiters = ["\t", ",", ";", "||", "|", "::"];

    /// <summary>Least share of a sample's records that a delimiter stands in; commas in a file of one column stand in fewer.</summary>
    private const double MinShare = 0.8;

    /// <summary>
    /// The dialect by which most records of a sample have as many fields as its first, and more than one. That quotes mean nothing is
    /// never found: whether they are part of the text, the user must say.
    /// </summary>
    public static CsvDialect Find(FileSample sample, ReviewReaderOptions options)
    {
        var best = new CsvDialect(options.Delimiter ?? CsvDialect.NoDelimiter, options.Quoting ?? Quoting.Rfc4180);
        double bestShare = 0;
        foreach (Quoting quoting in Quotings(sample, options))
        {
            foreach (string delimiter in options.Delimiter is { } given ? [given] : s_delimiters)
            {
                var dialect = new CsvDialect(delimiter, quoting);
                List<string[]> records = sample.Records(dialect);
                if (records.Count == 0 || records[0].Length < 2 || records.Count(record => record.Length > 1) < MinShare * records.Count)
                    continue;
                double share = records.Count(record => record.Length == records[0].Length) / (double)records.Count;
                if (share > bestShare)
                    (best, bestShare) = (dialect, share);
            }
        }
        return best;
    }

    private static Quoting[] Quotings(FileSample sample, ReviewReaderOptions options) =>
        options.Quoting is { } given ? [given]
        : options.Delimiter?.Contains('\\', StringComparison.Ordinal) is not true && sample.Text.Contains("\\\"", StringComparison.Ordinal) ? [Quoting.Rfc4180, Quoting.Backslash]
        : [Quoting.Rfc4180];
}

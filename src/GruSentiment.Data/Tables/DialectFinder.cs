namespace GruSentiment.Data.Tables;

/// <summary>Finds how a CSV file is written: what stands between its fields, and what its quotes mean.</summary>
internal static class DialectFinder
{
    /// <summary>Stands in no text: the file has one column.</summary>
    public const char NoDelimiter = '\u001F';

    private static readonly char[] Delimiters = ['\t', ',', ';', '|'];

    /// <summary>Least share of a sample's records that a delimiter stands in; commas in a file of one column stand in fewer.</summary>
    private const double MinShare = 0.8;

    /// <summary>
    /// The dialect by which most records of a sample have as many fields as its first, and more than one. That quotes mean nothing is
    /// never found: whether they are part of the text, the user must say.
    /// </summary>
    public static (char Delimiter, Quoting Quoting) Find(FileSample sample, ReviewReaderOptions options)
    {
        (char, Quoting) best = (options.Delimiter ?? NoDelimiter, options.Quoting ?? Quoting.Rfc4180);
        double bestShare = 0;
        foreach (Quoting quoting in Quotings(sample, options))
        {
            foreach (char delimiter in options.Delimiter is { } given ? [given] : Delimiters)
            {
                List<string[]> records = sample.Records(delimiter, quoting);
                if (records.Count == 0 || records[0].Length < 2 || records.Count(record => record.Length > 1) < MinShare * records.Count)
                    continue;
                double share = records.Count(record => record.Length == records[0].Length) / (double)records.Count;
                if (share > bestShare)
                    (best, bestShare) = ((delimiter, quoting), share);
            }
        }
        return best;
    }

    private static Quoting[] Quotings(FileSample sample, ReviewReaderOptions options) =>
        options.Quoting is { } given ? [given]
        : options.Delimiter != '\\' && sample.Text.Contains("\\\"", StringComparison.Ordinal) ? [Quoting.Rfc4180, Quoting.Backslash]
        : [Quoting.Rfc4180];
}

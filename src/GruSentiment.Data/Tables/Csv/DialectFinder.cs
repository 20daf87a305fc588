using System.Text.RegularExpressions;

namespace GruSentiment.Data.Tables.Csv;

/// <summary>Finds how a CSV file is written: what stands between its fields, and what its quotes mean.</summary>
internal static partial class DialectFinder
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
        string? named = DelimiterLine().Match(sample.Text) is { Success: true } line ? line.Groups["delimiter"].Value : null;
        string? given = options.Delimiter ?? named;
        var best = new CsvDialect(
            given ?? CsvDialect.NoDelimiter, options.Quoting ?? Quoting.Rfc4180, NamesDelimiter: named is not null);
        double bestShare = 0;
        foreach (Quoting quoting in Quotings(sample, options))
        {
            foreach (string delimiter in given is null ? s_delimiters : [given])
            {
                CsvDialect dialect = best with { Delimiter = delimiter, Quoting = quoting, SpacesAround = false };
                (dialect, double share) = Spaced(sample, dialect, ShareOf(CsvRecords.First(sample, dialect)));
                if (share > bestShare)
                    (best, bestShare) = (dialect, share);
            }
        }
        return best;
    }

    /// <summary>The share of the records with as many fields as the first; 0 where the delimiter stands in too few.</summary>
    private static double ShareOf(List<string[]> records) =>
        records.Count == 0 || records[0].Length < 2 || records.Count(record => record.Length > 1) < MinShare * records.Count
            ? 0
            : records.Count(record => record.Length == records[0].Length) / (double)records.Count;

    /// <summary>The same dialect with spaces around fields, where quotes stand behind spaces and mean something only so.</summary>
    private static (CsvDialect Dialect, double Share) Spaced(FileSample sample, CsvDialect dialect, double share)
    {
        if (dialect.Quoting == Quoting.None || string.IsNullOrWhiteSpace(dialect.Delimiter)
            || !sample.Text.Contains($"{dialect.Delimiter} \"", StringComparison.Ordinal))
        {
            return (dialect, share);
        }
        CsvDialect spaced = dialect with { SpacesAround = true };
        List<string[]> records = CsvRecords.First(sample, spaced);
        double spacedShare = ShareOf(records);
        // By the rules such a quote is text: it must close where the field ends, and not do worse.
        return spacedShare > share || (spacedShare == share && share > 0 && ClosedQuotes(dialect.Delimiter).IsMatch(sample.Text))
            ? (spaced, spacedShare)
            : (dialect, share);
    }

    private static Regex ClosedQuotes(string delimiter) =>
        new($"^[^\"\\r\\n]*{Regex.Escape(delimiter)} +\"[^\"\\r\\n]*\" *({Regex.Escape(delimiter)}|\\r|\\n|$)",
            RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static Quoting[] Quotings(FileSample sample, ReviewReaderOptions options) =>
        options.Quoting is { } given ? [given]
        : options.Delimiter?.Contains('\\', StringComparison.Ordinal) is not true && sample.Text.Contains("\\\"", StringComparison.Ordinal)
            ? [Quoting.Rfc4180, Quoting.Backslash]
        : [Quoting.Rfc4180];

    [GeneratedRegex("\\A\"?sep=(?<delimiter>[^\"\\r\\n]{1,4})\"?[\\r\\n]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DelimiterLine();
}

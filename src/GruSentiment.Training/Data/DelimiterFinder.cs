namespace GruSentiment.Training.Data;

/// <summary>Finds what stands between the fields of a file.</summary>
internal static class DelimiterFinder
{
    /// <summary>Stands in no text: the file has one column.</summary>
    public const char NoDelimiter = '\u001F';

    private static readonly char[] Candidates = ['\t', ',', ';', '|'];

    /// <summary>The delimiter by which most records of a sample have as many fields as its first, and more than one.</summary>
    public static char Find(FileSample sample, Quoting quoting)
    {
        char best = NoDelimiter;
        double bestShare = 0;
        foreach (char candidate in Candidates)
        {
            List<string[]> records = sample.Records(candidate, quoting);
            if (records.Count == 0 || records[0].Length < 2)
                continue;
            double share = records.Count(record => record.Length == records[0].Length) / (double)records.Count;
            if (share > bestShare)
                (best, bestShare) = (candidate, share);
        }
        return best;
    }
}

using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables;

/// <summary>The beginning of a file, from which its columns are found.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsWhole">Whether that is all of the file.</param>
internal sealed record FileSample(string Text, bool IsWhole)
{
    private const int Length = 1 << 18;
    private const int MaxRecords = 1000;

    /// <summary>Reads a sample off the beginning of a file.</summary>
    public static FileSample Read(TextReader reader)
    {
        char[] buffer = new char[Length];
        int length = reader.ReadBlock(buffer);
        return new FileSample(new string(buffer, 0, length), length < Length);
    }

    /// <summary>The sample's whole records, 1,000 at most. A quote that never closes ends them.</summary>
    public List<string[]> Records(CsvDialect dialect)
    {
        var records = new List<string[]>();
        using var parser = new CsvRecords("", new StringReader(Text), dialect);
        try
        {
            while (records.Count <= MaxRecords && parser.Read())
                records.Add(parser.ToArray());
            if (!IsWhole && records.Count <= MaxRecords && records.Count > 1)
                records.RemoveAt(records.Count - 1); // Cut off, perhaps.
        }
        catch (DataException) when (records.Count > 0)
        {
            // Reported with its place when the file itself is read.
        }
        return records;
    }
}

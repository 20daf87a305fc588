using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables;

/// <summary>The beginning of a file, from which its columns are found.</summary>
/// <param name="Name">What errors call the file.</param>
/// <param name="Text">The text.</param>
/// <param name="IsWhole">Whether that is all of the file.</param>
internal sealed record FileSample(string Name, string Text, bool IsWhole)
{
    private const int Length = 1 << 18;
    private const int MaxRecords = 1000;

    /// <summary>Reads a sample off the beginning of a file.</summary>
    public static FileSample Read(DataText text)
    {
        char[] buffer = new char[Length];
        int length = text.Reader.ReadBlock(buffer);
        return new FileSample(text.Name, new string(buffer, 0, length), length < Length);
    }

    /// <summary>The sample's whole records, 1,000 at most, those without anything left out. A quote that never closes ends them.</summary>
    public List<string[]> Records(CsvDialect dialect) => Records(dialect, out _);

    /// <summary>The same, and why they end too early, where they do.</summary>
    public List<string[]> Records(CsvDialect dialect, out DataException? fault)
    {
        fault = null;
        var records = new List<string[]>();
        using var parser = new CsvRecords(Name, new StringReader(Text), dialect);
        try
        {
            while (records.Count <= MaxRecords && parser.Read())
            {
                if (!parser.IsBlank)
                    records.Add(parser.ToArray());
            }
            if (!IsWhole && records.Count <= MaxRecords && records.Count > 1)
                records.RemoveAt(records.Count - 1); // Cut off, perhaps.
        }
        catch (DataException e)
        {
            fault = e; // With records before it, reported when the file itself is read.
        }
        return records;
    }
}

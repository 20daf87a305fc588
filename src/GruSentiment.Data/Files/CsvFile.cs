using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace GruSentiment.Data.Files;

/// <summary>Begins files of CSV, the same on every system: UTF-8, commas, and a line feed at the end of each row.</summary>
internal static class CsvFile
{
    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="columns">The columns.</param>
    /// <returns>What takes the rows; to be disposed of.</returns>
    public static CsvWriter Begin(Stream stream, IEnumerable<string> columns)
    {
        var writer = new StreamWriter(stream, leaveOpen: true);
        var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (string column in columns)
            csv.WriteField(column);
        csv.NextRecord();
        return csv;
    }
}

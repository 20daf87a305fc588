using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;

namespace GruSentiment.Data.Reviews;

/// <summary>Where texts without labels come from, each handed on as soon as it is there.</summary>
internal static class TextSource
{
    /// <summary>The name that stands for the standard input.</summary>
    public const string StandardInput = "-";

    private static readonly string[] s_tables =
        [".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".csv.gz", ".tsv.gz", ".json.gz", ".jsonl.gz", ".ndjson.gz", ".xlsx", ".xls"];

    /// <summary>
    /// Texts of a file: rows of a table, which its name tells (<c>.csv</c>, <c>.jsonl</c>), else lines; lines of the standard input.
    /// </summary>
    /// <param name="path">The file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">How a table is read.</param>
    /// <returns>One text a row or line, empty ones too; once. The file is closed with the enumerator.</returns>
    /// <exception cref="DataException">It can't be read, at once or when the place is reached.</exception>
    public static IEnumerable<string> Open(string path, ReviewReaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        if (path == StandardInput)
            return Lines(new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
                "standard input");
        if (s_tables.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return Rows(ReviewReader.Open(path, options with { LabelsRequired = false }));
        return Lines(DataFile.Open(path, mayBeEmpty: true).Reader, path);
    }

    private static IEnumerable<string> Rows(ReviewReader reader)
    {
        using (reader)
        {
            foreach (ReviewRow row in reader.Rows())
                yield return row.Text;
        }
    }

    private static IEnumerable<string> Lines(TextReader reader, string name)
    {
        using (reader)
        {
            foreach (string line in new LineReader(reader, name).Lines())
                yield return line;
        }
    }
}

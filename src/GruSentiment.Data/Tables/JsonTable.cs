using System.Text.RegularExpressions;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables;

/// <summary>Tells JSON from other files by its beginning, and opens it as a table.</summary>
internal static partial class JsonTable
{
    /// <summary>Objects by whose keys the columns are found, as long as they are not very long.</summary>
    private const int SampleObjects = 1000;

    /// <summary>Whether a text begins as JSON does, or as Python prints a dictionary; a bracket alone may begin a review.</summary>
    public static bool Begins(string start) => Beginning().IsMatch(start);

    /// <summary>Opens JSON objects as a table.</summary>
    /// <param name="text">The file.</param>
    /// <param name="sample">Its beginning, which has been read.</param>
    /// <param name="options">Which columns the user names.</param>
    /// <exception cref="DataException">There are no objects, or a broken one among the first.</exception>
    public static OpenTable Open(DataText text, FileSample sample, ReviewReaderOptions options)
    {
        if (JsonWrapping.Find(text.Name, sample) is { } wrapped)
            throw wrapped;
        var objects = new JsonObjects(text.Name, new ContinuedReader(sample.Text, text.Reader));
        var columns = new JsonColumns();
        var values = new JsonValues(text.Name, columns);
        Queue<JsonText> first = ReadFirst(objects, values, sample.Text.Length);
        if (first.Count == 0)
            throw new DataException($"{text.Name}: no rows, expected rows of text and label.");
        if (columns.Names.Count == 0)
            throw new DataException($"{text.Name}: JSON objects without a value, expected those with the text and the label of a review.");
        columns.Adds = false;
        List<int> given = [.. Given(options).Where(name => !HasName(columns, name)).Distinct().Select(columns.AddGiven)];
        var records = new List<string[]> { columns.Names.ToArray() };
        foreach (JsonText found in first)
        {
            values.Read(found.Text, found.Line);
            records.Add([.. Enumerable.Range(0, columns.Names.Count).Select(column => values[column])]);
        }
        return new OpenTable(new TableFormat(TableKind.Json), records, HasHeader: true,
            new JsonRecords(text.Name, first, objects, columns, given));
    }

    /// <summary>Reads the first objects, which makes columns of their keys.</summary>
    private static Queue<JsonText> ReadFirst(JsonObjects objects, JsonValues values, int length)
    {
        var first = new Queue<JsonText>();
        while (first.Count < SampleObjects && length >= 0 && objects.Read())
        {
            values.Read(objects.Text, objects.Line);
            first.Enqueue(new JsonText(objects.Text.ToString(), objects.Line));
            length -= objects.Text.Length;
        }
        return first;
    }

    /// <summary>The columns that the user names and that must be there, without those named by number.</summary>
    private static IEnumerable<string> Given(ReviewReaderOptions options)
    {
        string?[] names = [options.TextColumn, options.LabelsRequired ? options.LabelColumn : null];
        return names.OfType<string>().Where(name => name.AsSpan().ContainsAnyExceptInRange('0', '9'));
    }

    private static bool HasName(JsonColumns columns, string given) =>
        columns.Names.Any(name => string.Equals(name.Trim(), given.Trim(), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""
        ^[\s\uFEFF]*(?:
            \{\s*(?: "(?>[^"\\]|\\.)*"\s*: | '(?>[^'\\]|\\.)*'\s*: | \}\s*(?: [\{,]|$ ) )
          | \[\s*(?: \{ | \]\s*$ | "(?>[^"\\]|\\.)*"\s*(?: ,|\]\s*$ ) | \[\s*["\[\{0-9-] )
        )
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Beginning();
}

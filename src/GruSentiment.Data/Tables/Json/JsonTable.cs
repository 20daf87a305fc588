using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using GruSentiment.Data.Files;
using GruSentiment.Options;

namespace GruSentiment.Data.Tables.Json;

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
        if (sample.Text.AsSpan().TrimStart(" \t\r\n\uFEFF") is [not ('{' or '['), ..])
            throw new DataException($"{text.Name}: no JSON, expected JSON objects, like {{\"text\": \"…\"}}.");
        if (JsonWrapping.Find(text.Name, sample) is { } wrapped)
            throw wrapped;
        var objects = new JsonObjects(text.Name, new ContinuedReader(sample.Text, text.Reader));
        var columns = new JsonColumns();
        var values = new JsonValues(text.Name, columns);
        Queue<JsonText> first = ReadFirst(objects, values, sample.Text.Length, out bool isWhole);
        if (first.Count == 0)
            throw new DataException($"{text.Name}: no rows, expected rows of text and label.") { HasNoRow = true };
        if (columns.Names.Count == 0)
            throw new DataException($"{text.Name}: JSON objects without a value, expected those with the text and the label of a review.");
        columns.Adds = false;
        string several = isWhole ? "no object" : FormattableString.Invariant($"none of the first {first.Count:N0} objects");
        if (Lacks(columns, options.TextColumn))
            throw NoneHas(text.Name, options.TextColumn, columns, several);
        bool lacksLabel = options.LabelsRequired && Lacks(columns, options.LabelColumn);
        if (lacksLabel && isWhole)
            throw NoneHas(text.Name, options.LabelColumn!, columns, several);
        int? late = lacksLabel ? columns.AddGiven(options.LabelColumn!) : null;
        var records = new List<string[]> { columns.Names.ToArray() };
        foreach (JsonText found in first)
        {
            values.Read(found.Text, found.Line);
            records.Add([.. Enumerable.Range(0, columns.Names.Count).Select(column => values[column])]);
        }
        bool isNumbered = first.DistinctBy(found => found.Line).Count() < first.Count;
        return new OpenTable(new TableFormat(TableKind.Json) { CountsReviews = isNumbered }, records, HasHeader: true,
            new JsonRecords(text.Name, first, objects, columns) { Late = late, IsNumbered = isNumbered });
    }

    /// <summary>The error for a key that the user names and that is not there.</summary>
    /// <param name="file">What the error calls the file.</param>
    /// <param name="key">The key.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="objects">The objects that have been looked at, in words.</param>
    public static DataException NoneHas(string file, string key, JsonColumns columns, string objects)
    {
        string others = ShortList.Of(columns.Names.Where(other => other != key).Select(other => $"'{other}'"));
        return new DataException($"{file}: {objects} has the key '{key}'. The keys of the first objects are {others}.");
    }

    /// <summary>Reads the first objects, which makes columns of their keys.</summary>
    private static Queue<JsonText> ReadFirst(JsonObjects objects, JsonValues values, int length, out bool isWhole)
    {
        var first = new Queue<JsonText>();
        isWhole = false;
        while (first.Count < SampleObjects && length >= 0)
        {
            if (!objects.Read())
            {
                isWhole = true;
                break;
            }
            values.Read(objects.Text, objects.Line);
            first.Enqueue(new JsonText(objects.Text.ToString(), objects.Line));
            length -= objects.Text.Length;
        }
        return first;
    }

    /// <summary>Whether a user names a column, not by its number, that is not there.</summary>
    private static bool Lacks(JsonColumns columns, [NotNullWhen(true)] string? given) =>
        given is not null && given.AsSpan().ContainsAnyExceptInRange('0', '9')
        && !columns.Names.Any(name => string.Equals(name.Trim(), given.Trim(), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""
        ^[\s\uFEFF]*(?:
            \{\s*(?: "(?>[^"\\]|\\.)*"\s*: | '(?>[^'\\]|\\.)*'\s*: | \}\s*(?: [\{,]|$ ) )
          | \[\s*(?: \{ | \]\s*$ | "(?>[^"\\]|\\.)*"\s*(?: ,|\]\s*$ ) | \[\s*["\[\{0-9-] )
        )
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Beginning();
}

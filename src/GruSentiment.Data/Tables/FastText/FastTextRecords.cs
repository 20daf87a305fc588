using System.Text.RegularExpressions;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables.FastText;

/// <summary>
/// Lines of <c>__label__name text</c> as records of a label and a text, after one of these names. A line of several labels has all of them
/// as its label, a line without has an empty one; empty lines are passed over.
/// </summary>
/// <param name="name">What errors call the file.</param>
/// <param name="reader">The file, which stays open.</param>
internal sealed partial class FastTextRecords(string name, TextReader reader) : IRecordReader
{
    private static readonly string[] s_names = ["label", "text"];

    private const int SampleLines = 1000;

    /// <summary>Least share of a sample's lines that begin with a label.</summary>
    private const double MinShare = 0.9;

    private readonly IEnumerator<string> _lines = new LineReader(reader, name).Lines().GetEnumerator();
    private string[] _fields = [];

    /// <inheritdoc/>
    public int Count => _fields.Length;

    /// <inheritdoc/>
    public int Line { get; private set; }

    /// <inheritdoc/>
    public bool IsBlank => false;

    /// <inheritdoc/>
    public string this[int index] => _fields[index];

    /// <summary>
    /// Whether a text is written so. Where a tab, or another delimiter, follows every label, it is a table of two columns like any other.
    /// </summary>
    public static bool Fits(FileSample sample)
    {
        if (!sample.Text.Contains("__label__", StringComparison.Ordinal))
            return false;
        string[] lines = [.. new LineReader(new StringReader(sample.Text), "").Lines().Where(line => !string.IsNullOrWhiteSpace(line))];
        int labelled = lines.Count(line => Start().IsMatch(line));
        return lines.Length > 0 && labelled >= MinShare * lines.Length && lines.Any(line => Spaced().IsMatch(line));
    }

    /// <summary>The first records of a file, the names included.</summary>
    public static List<string[]> First(FileSample sample)
    {
        var records = new List<string[]>();
        using var reader = new FastTextRecords("", new StringReader(sample.Text));
        while (records.Count <= SampleLines && reader.Read())
            records.Add(reader._fields);
        if (!sample.IsWhole && records.Count is > 2 and <= SampleLines)
            records.RemoveAt(records.Count - 1); // Cut off, perhaps.
        return records;
    }

    /// <inheritdoc/>
    public bool Read()
    {
        if (_fields.Length == 0)
        {
            _fields = s_names;
            return true;
        }
        while (_lines.MoveNext())
        {
            Line++;
            ReadOnlySpan<char> line = _lines.Current;
            if (line.IsWhiteSpace())
                continue;
            int length = 0;
            foreach (ValueMatch label in Labels().EnumerateMatches(line))
                length = label.Length;
            _fields = [line[..length].Trim().ToString(), line[length..].Trim().ToString()];
            return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    [GeneratedRegex(@"^\s*__label__[^\s,;|]+(?:[ \t]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^\s*__label__[^\s,;|]+ +\S", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^\s*(?:__label__\S+(?:\s+|$))+", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();
}

using System.Text;
using System.Text.Json;
using GruSentiment.Data.Files;
using GruSentiment.Data.Tables.Columns;

namespace GruSentiment.Data.Tables.Json;

/// <summary>
/// Looks for a file of a single object that holds all the reviews, in an array or column by column, and says how to make rows of it.
/// </summary>
internal sealed class JsonWrapping
{
    private readonly List<string> _keys = [];
    private string? _array;
    private bool _hasText;
    private int _columns;

    /// <summary>The error that says so; <see langword="null"/> where a file is none such.</summary>
    public static DataException? Find(string name, FileSample sample)
    {
        ReadOnlySpan<char> start = sample.Text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (start is not ['{', ..])
            return null;
        byte[] utf8 = Encoding.UTF8.GetBytes(start.ToString());
        NotANumber.Blank(utf8);
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(JsonValues.ReaderOptions));
        var found = new JsonWrapping();
        try
        {
            reader.Read();
            bool ends = found.Walk(ref reader, "");
            bool isOnly = sample.IsWhole && utf8.AsSpan((int)reader.BytesConsumed).Trim(" \t\r\n\0"u8).IsEmpty;
            return ends && !isOnly ? null : found.Fault(name);
        }
        catch (JsonException)
        {
            return null; // Reported with its place when the object itself is read.
        }
    }

    private DataException? Fault(string name)
    {
        if (_array is not null && !_hasText)
        {
            string file = name.AsSpan().ContainsAny("$`\"\\!") ? InSingleQuotes(name) : $"\"{name}\"";
            string take = $"jq -c {InSingleQuotes($"{_array}[]")}";
            string read = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? $"gunzip -c {file} | {take}" : $"{take} {file}";
            return new DataException($"{name}: one JSON object with an array of others in it, expected an object a review. "
                + $"Take them out of it: {read} > reviews.jsonl");
        }
        if (_columns == 0 || _columns < _keys.Count)
            return null;
        string orientation = _keys.TrueForAll(IsNumber) ? ", orient=\"index\""
            : _keys.Contains("columns") && _keys.Contains("data") ? ", orient=\"split\"" : "";
        return new DataException($"{name}: one JSON object with the whole table in it, expected an object a review. Write it so with "
            + $"pandas: pandas.read_json(\"{InPython(name)}\"{orientation}).to_json(\"reviews.jsonl\", orient=\"records\", lines=True)");
    }

    /// <summary>A text as a shell takes it for what it is.</summary>
    private static string InSingleQuotes(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string InPython(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Looks at an object.</summary>
    /// <param name="reader">Stands at its start, then at its end.</param>
    /// <param name="path">The keys that lead to it, as jq writes them.</param>
    /// <returns>Whether it has its end; the sample may be cut off before.</returns>
    private bool Walk(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;
            string key = JsonString.Unescape(reader.ValueSpan);
            if (!reader.Read())
                break;
            if (path.Length == 0)
                Note(key, reader);
            if (reader.TokenType == JsonTokenType.StartObject ? !Walk(ref reader, $"{path}{Step(key)}")
                : reader.TokenType == JsonTokenType.StartArray && !WalkArray(ref reader, $"{path}{Step(key)}"))
            {
                break;
            }
        }
        return false;
    }

    private bool WalkArray(ref Utf8JsonReader reader, string path)
    {
        int depth = reader.CurrentDepth;
        if (!reader.Read())
            return false;
        if (reader.TokenType == JsonTokenType.StartObject)
            _array ??= path;
        while (reader.TokenType != JsonTokenType.EndArray || reader.CurrentDepth > depth)
        {
            if (!reader.Read())
                return false;
        }
        return true;
    }

    /// <summary>
    /// Takes note of a key of the outermost object; the reader, a copy, stands at its value. A wrapping has a title or a description too,
    /// so these names make no text of it.
    /// </summary>
    private void Note(string key, Utf8JsonReader reader)
    {
        _keys.Add(key);
        _hasText |= reader.TokenType == JsonTokenType.String && ColumnNames.RankAsText(key) < ColumnNames.FirstLesserKnown;
        bool isObject = reader.TokenType == JsonTokenType.StartObject;
        bool numbered = isObject && (IsNumber(key)
            || (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && IsNumber(JsonString.Unescape(reader.ValueSpan))));
        _columns += numbered || reader.TokenType == JsonTokenType.StartArray ? 1 : 0;
    }

    private static bool IsNumber(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>A key as a step of jq: <c>.data</c>, <c>."all data"</c>.</summary>
    private static string Step(string key) =>
        key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $".{key}"
            : $".\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

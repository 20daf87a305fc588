using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables;

/// <summary>JSON objects as records: the names of the columns, then the values of an object after another.</summary>
/// <param name="name">What errors call the file.</param>
/// <param name="first">Objects that have been read already.</param>
/// <param name="objects">The objects after them.</param>
/// <param name="columns">The columns.</param>
/// <param name="given">Columns that the user has named, and that none of the first objects has.</param>
internal sealed class JsonRecords(
    string name, Queue<JsonText> first, JsonObjects objects, JsonColumns columns, List<int> given) : IRecordReader
{
    private readonly JsonValues _values = new(name, columns);
    private bool _atNames;
    private bool _started;

    /// <inheritdoc/>
    public int Count => columns.Names.Count;

    /// <inheritdoc/>
    public int Line { get; private set; } = 1;

    /// <inheritdoc/>
    public string this[int index] => _atNames ? columns.Names[index] : _values[index];

    /// <inheritdoc/>
    public bool Read()
    {
        _atNames = !_started;
        if (_atNames)
        {
            _started = true;
            return true;
        }
        if (first.TryDequeue(out JsonText? text))
            Read(text.Text, text.Line);
        else if (objects.Read())
            Read(objects.Text, objects.Line);
        else if (given.Count > 0)
            throw NoneHas(given[0]);
        else
            return false;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Read(ReadOnlySpan<char> text, int line)
    {
        Line = line;
        _values.Read(text, line);
        if (given.Count > 0)
            given.RemoveAll(_values.Has);
    }

    private DataException NoneHas(int column)
    {
        string found = columns.Names[column];
        string others = string.Join(", ", columns.Names.Where(other => other != found).Select(other => $"'{other}'"));
        return new DataException($"{name}: no object has the key '{found}'. The keys of the first objects are {others}.");
    }
}

/// <summary>A JSON object as it stands in a file.</summary>
/// <param name="Text">The object.</param>
/// <param name="Line">The line, from 1, that it begins in.</param>
internal sealed record JsonText(string Text, int Line);

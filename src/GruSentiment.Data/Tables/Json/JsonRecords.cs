namespace GruSentiment.Data.Tables.Json;

/// <summary>JSON objects as records: the names of the columns, then the values of an object after another.</summary>
/// <param name="name">What errors call the file.</param>
/// <param name="first">Objects that have been read already.</param>
/// <param name="objects">The objects after them.</param>
/// <param name="columns">The columns.</param>
internal sealed class JsonRecords(string name, Queue<JsonText> first, JsonObjects objects, JsonColumns columns) : IRecordReader
{
    private readonly JsonValues _values = new(name, columns);
    private int? _late;
    private int _read;

    /// <summary>A column that the user has named, and that none of the first objects has.</summary>
    public int? Late { init => _late = value; }

    /// <summary>Whether an object's place is its number from 1, and not its line.</summary>
    public bool IsNumbered { get; init; }

    /// <summary>The first key met that is no column; <see langword="null"/> while there is none.</summary>
    public string? LeftOut => columns.LeftOut;

    /// <inheritdoc/>
    public int Count => columns.Names.Count;

    /// <inheritdoc/>
    public int Line { get; private set; } = 1;

    /// <inheritdoc/>
    public bool IsBlank => false;

    /// <inheritdoc/>
    public string this[int index] => _read == 1 ? columns.Names[index] : _values[index];

    /// <inheritdoc/>
    public bool Read()
    {
        if (_read++ == 0)
            return true;
        if (first.TryDequeue(out JsonText? text))
            Read(text.Text, text.Line);
        else if (objects.Read())
            Read(objects.Text, objects.Line);
        else if (_late is { } column)
            throw JsonTable.NoneHas(name, columns.Names[column], columns, "no object");
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
        Line = IsNumbered ? _read - 1 : line;
        _values.Read(text, line);
        if (_late is { } column && _values.Has(column))
            _late = null;
    }
}

/// <summary>A JSON object as it stands in a file.</summary>
/// <param name="Text">The object.</param>
/// <param name="Line">The line, from 1, that it begins in.</param>
internal sealed record JsonText(string Text, int Line);

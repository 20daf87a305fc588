namespace GruSentiment.Data.Tables.Json;

/// <summary>The columns that the keys of JSON objects make, in order of first sight. A key of an object in an object has dots.</summary>
internal sealed class JsonColumns
{
    /// <summary>Objects whose keys are ids or dates have a new one each; no file has so many that mean a thing.</summary>
    private const int MaxCount = 1000;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The outermost object.</summary>
    public JsonKey Root { get; } = new("", 0, []);

    /// <summary>Whether keys that are not known yet become columns.</summary>
    public bool Adds { get => field && _names.Count < MaxCount; set; } = true;

    /// <summary>The first key that became no column; <see langword="null"/> while there is none.</summary>
    public string? LeftOut { get; set; }

    /// <summary>The column of a key's values, a new one where it has none yet; negative where none may be added.</summary>
    public int Of(JsonKey key)
    {
        if (key.Column >= 0)
            return key.Column;
        // {"a": {"b": 1}} and {"a.b": 1} are one column.
        if (!_byName.TryGetValue(key.Path, out int column))
        {
            if (!Adds)
                return -1;
            column = Add(key.Path);
        }
        return key.Column = column;
    }

    /// <summary>Adds a column of a name, whether it is that of one key or of one in another.</summary>
    /// <returns>The column.</returns>
    public int AddGiven(string name)
    {
        int column = Add(name);
        JsonKey inner = name.Split('.').Aggregate(Root, (key, part) => key.Add(part));
        Root.Add(name).Column = inner.Column = column;
        return column;
    }

    private int Add(string name)
    {
        _byName.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}

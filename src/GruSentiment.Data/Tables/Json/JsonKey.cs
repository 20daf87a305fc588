using System.Text;
using System.Text.Json;

namespace GruSentiment.Data.Tables.Json;

/// <summary>A key of JSON objects, with the keys of the objects that stand under it.</summary>
/// <param name="path">The keys that lead to it, with dots between; empty for the outermost object.</param>
/// <param name="place">Which of the keys beside it this is, from 0.</param>
/// <param name="utf8">The key.</param>
internal sealed class JsonKey(string path, int place, byte[] utf8)
{
    private readonly List<JsonKey> _keys = [];
    private readonly Dictionary<string, JsonKey> _byName = new(StringComparer.Ordinal);

    /// <summary>The keys that lead to it, with dots between.</summary>
    public string Path => path;

    /// <summary>The column of its values, from 0; negative while it has none.</summary>
    public int Column { get; set; } = -1;

    /// <summary>The key under this one that a reader stands at; <see langword="null"/> where it is not known.</summary>
    /// <param name="reader">Stands at the name of a property.</param>
    /// <param name="next">Which key is likely, as most objects have theirs in one order; then the one after it.</param>
    /// <param name="adds">Whether a key that is not known yet becomes one.</param>
    public JsonKey? Find(ref Utf8JsonReader reader, ref int next, bool adds)
    {
        if (next < _keys.Count && !reader.ValueIsEscaped && reader.ValueTextEquals(_keys[next].Utf8))
            return _keys[next++];
        string name = JsonString.Unescape(reader.ValueSpan);
        if (!_byName.TryGetValue(name, out JsonKey? key))
        {
            if (!adds)
                return null;
            key = Add(name);
        }
        next = key.Place + 1;
        return key;
    }

    /// <summary>The path of a name under this key.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>The key of a name under this one, a new one where there is none yet.</summary>
    public JsonKey Add(string name)
    {
        if (!_byName.TryGetValue(name, out JsonKey? key))
        {
            key = new JsonKey(PathOf(name), _keys.Count, Encoding.UTF8.GetBytes(name));
            _keys.Add(key);
            _byName.Add(name, key);
        }
        return key;
    }

    private int Place => place;

    private byte[] Utf8 => utf8;
}

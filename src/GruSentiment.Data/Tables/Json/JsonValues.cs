using System.Text;
using System.Text.Json;

namespace GruSentiment.Data.Tables.Json;

/// <summary>The values of one JSON object after another, by column. A value becomes a string when it is asked for.</summary>
/// <param name="name">What errors call the file.</param>
/// <param name="columns">The columns.</param>
internal sealed class JsonValues(string name, JsonColumns columns)
{
    /// <summary>How deep objects and arrays may stand in one another.</summary>
    public const int MaxDepth = 64;

    private byte[] _utf8 = [];
    private Place[] _places = [];
    private bool _hasNotANumber;

    /// <summary>How JSON is parsed: a comma too many is let through.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { AllowTrailingCommas = true, MaxDepth = MaxDepth };

    /// <summary>
    /// A value: a string's text, a number as it is written, <c>true</c> or <c>false</c>, an array as it stands in the file; empty for null
    /// and for a key that the object has not.
    /// </summary>
    public string this[int column]
    {
        get
        {
            if (!Has(column))
                return "";
            Place place = _places[column];
            ReadOnlySpan<byte> value = _utf8.AsSpan(place.Start, place.Length);
            return place.Type switch
            {
                JsonTokenType.String => JsonString.Unescape(value[1..^1]),
                JsonTokenType.Null => "",
                _ => Encoding.UTF8.GetString(value),
            };
        }
    }

    /// <summary>Whether the object has a value in a column.</summary>
    public bool Has(int column) => column < _places.Length && _places[column].Length > 0;

    /// <summary>Reads an object.</summary>
    /// <param name="text">The object.</param>
    /// <param name="line">The line that it begins in.</param>
    /// <exception cref="Files.DataException">It is not written as it should be.</exception>
    public void Read(ReadOnlySpan<char> text, int line)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[Math.Max(most, 2 * _utf8.Length)];
        int length = Encoding.UTF8.GetBytes(text, _utf8);
        Span<byte> utf8 = _utf8.AsSpan(0, length);
        if (_hasNotANumber)
            NotANumber.Blank(utf8);
        try
        {
            Parse(utf8);
        }
        catch (JsonException e)
        {
            // Looked for only where something is wrong: few files have any.
            if (_hasNotANumber || !NotANumber.Blank(utf8))
                throw JsonFault.Of(name, line, utf8, e);
            _hasNotANumber = true;
            Read(text, line);
        }
    }

    private void Parse(ReadOnlySpan<byte> utf8)
    {
        Array.Clear(_places);
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        reader.Read();
        ReadObject(ref reader, columns.Root);
    }

    private void ReadObject(ref Utf8JsonReader reader, JsonKey parent)
    {
        int next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            JsonKey? key = parent.Find(ref reader, ref next, columns.Adds);
            if (key is null)
                columns.LeftOut ??= parent.PathOf(JsonString.Unescape(reader.ValueSpan));
            reader.Read();
            if (key is null)
                reader.Skip();
            else if (reader.TokenType == JsonTokenType.StartObject)
                ReadObject(ref reader, key);
            else
                ReadValue(ref reader, columns.Of(key));
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, int column)
    {
        JsonTokenType type = reader.TokenType;
        int start = (int)reader.TokenStartIndex;
        reader.Skip(); // To the end of an array.
        if (column < 0)
            return;
        if (column >= _places.Length)
            Array.Resize(ref _places, Math.Max(columns.Names.Count, 2 * _places.Length));
        _places[column] = new Place(start, (int)reader.BytesConsumed - start, type);
    }

    /// <summary>Where a value stands in the object.</summary>
    private readonly record struct Place(int Start, int Length, JsonTokenType Type);
}

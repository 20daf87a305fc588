using System.Text;
using System.Text.Json;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables.Json;

/// <summary>Says what is wrong with a JSON object, and where.</summary>
internal static class JsonFault
{
    /// <summary>The first fault of an object's beginning; <see langword="null"/> where it has none.</summary>
    /// <param name="name">What the error calls the file.</param>
    /// <param name="line">The line that the object begins in.</param>
    /// <param name="text">As much of the object as there is.</param>
    public static DataException? First(string name, int line, ReadOnlySpan<char> text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, utf8);
        NotANumber.Blank(utf8);
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(JsonValues.ReaderOptions));
        try
        {
            while (reader.Read())
            {
            }
            return null;
        }
        catch (JsonException e)
        {
            return Of(name, line, utf8, e);
        }
    }

    /// <summary>The error for an object that the parser refuses.</summary>
    /// <param name="name">What the error calls the file.</param>
    /// <param name="line">The line that the object begins in.</param>
    /// <param name="utf8">The object.</param>
    /// <param name="fault">What the parser says of it.</param>
    public static DataException Of(string name, int line, ReadOnlySpan<byte> utf8, JsonException fault)
    {
        int place = 0;
        for (long lines = fault.LineNumber ?? 0; lines > 0; lines--)
            place += utf8[place..].IndexOf((byte)'\n') + 1;
        place = (int)Math.Min(utf8.Length, place + (fault.BytePositionInLine ?? 0));
        string before = Encoding.UTF8.GetString(utf8[..place]);
        int below = LineEnds.In(before);
        string where = below > 0 ? FormattableString.Invariant($"in line {line + below}")
            : FormattableString.Invariant($"at its character {before.Length + 1}");
        string found = fault.Message;
        int position = found.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        string way = place < utf8.Length && utf8[place] == '\'' ? " Python's json.dumps writes JSON, its print doesn't." : "";
        return new DataException($"{name}, line {line}: the JSON object that begins here is broken {where}: "
            + $"{(position > 0 ? found[..position] : found)}{way}", fault);
    }
}

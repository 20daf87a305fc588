using System.Buffers;
using System.Globalization;
using System.Text;

namespace GruSentiment.Data.Tables.Json;

/// <summary>Strings as JSON writes them.</summary>
internal static class JsonString
{
    /// <summary>
    /// The text that a string stands for. Half a surrogate pair (<c>\ud83d</c> alone, where a program has cut an emoji) becomes U+FFFD.
    /// </summary>
    /// <param name="utf8">What stands between the quotes; the parser has found no fault in it.</param>
    public static string Unescape(ReadOnlySpan<byte> utf8)
    {
        string written = Encoding.UTF8.GetString(utf8);
        if (!written.Contains('\\', StringComparison.Ordinal))
            return written;
        char[] text = ArrayPool<char>.Shared.Rent(written.Length);
        int length = 0;
        ReadOnlySpan<char> rest = written;
        for (int escape; (escape = rest.IndexOf('\\')) >= 0;)
        {
            rest[..escape].CopyTo(text.AsSpan(length));
            length += escape;
            rest = rest[(escape + 1)..];
            text[length++] = Escaped(rest);
            rest = rest[(rest[0] == 'u' ? 5 : 1)..];
        }
        rest.CopyTo(text.AsSpan(length));
        length += rest.Length;
        ReplaceHalves(text.AsSpan(0, length));
        string unescaped = new(text, 0, length);
        ArrayPool<char>.Shared.Return(text);
        return unescaped;
    }

    /// <summary>The character that an escape stands for.</summary>
    private static char Escaped(ReadOnlySpan<char> escape) => escape[0] switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        'u' => (char)ushort.Parse(escape.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        var itself => itself,
    };

    private static void ReplaceHalves(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                text[i] = '\uFFFD';
        }
    }
}

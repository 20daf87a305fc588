using System.Buffers.Text;
using System.Text;

namespace GruSentiment.Data.Tables;

/// <summary>Strings as JSON writes them.</summary>
internal static class JsonString
{
    /// <summary>
    /// The text that a string stands for. Half a surrogate pair (<c>\ud83d</c> alone, where a program has cut an emoji) becomes U+FFFD.
    /// </summary>
    /// <param name="utf8">What stands between the quotes; the parser has found no fault in it.</param>
    public static string Unescape(ReadOnlySpan<byte> utf8)
    {
        int escape = utf8.IndexOf((byte)'\\');
        if (escape < 0)
            return Encoding.UTF8.GetString(utf8);
        var text = new StringBuilder(utf8.Length);
        bool surrogates = false;
        for (; escape >= 0; escape = utf8.IndexOf((byte)'\\'))
        {
            text.Append(Encoding.UTF8.GetString(utf8[..escape]));
            byte kind = utf8[escape + 1];
            char c = kind switch
            {
                (byte)'n' => '\n',
                (byte)'t' => '\t',
                (byte)'r' => '\r',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                (byte)'u' => Utf8Parser.TryParse(utf8.Slice(escape + 2, 4), out ushort code, out _, 'x') ? (char)code : '\uFFFD',
                _ => (char)kind,
            };
            surrogates |= char.IsSurrogate(c);
            text.Append(c);
            utf8 = utf8[(escape + (kind == 'u' ? 6 : 2))..];
        }
        text.Append(Encoding.UTF8.GetString(utf8));
        return surrogates ? WithoutHalves(text) : text.ToString();
    }

    private static string WithoutHalves(StringBuilder text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (Rune rune in text.ToString().EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}

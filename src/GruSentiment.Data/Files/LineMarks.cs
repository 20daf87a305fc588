using System.Buffers;

namespace GruSentiment.Data.Files;

/// <summary>Counts a text's lines, takes byte order marks from their beginnings, and refuses characters that no text has.</summary>
/// <param name="name">What errors call the file.</param>
internal sealed class LineMarks(string name)
{
    private const char Mark = '\uFEFF';
    private const char Escape = '\u001B';

    /// <summary>Without any of these, which one pass tells, only line feeds are to be counted.</summary>
    private static readonly SearchValues<char> s_noted = SearchValues.Create(['\0', Mark, Escape, '\r']);

    private long _ends;
    private char _last = '\n';

    /// <summary>The line, from 1, that goes on after a piece of text which was not passed yet.</summary>
    public long LineAfter(ReadOnlySpan<char> text) => _ends + EndsIn(text) + 1;

    /// <summary>Takes the next piece of text.</summary>
    /// <param name="text">The piece; what is taken out of it is closed up.</param>
    /// <returns>Its new length.</returns>
    /// <exception cref="DataException">It has a NUL, or characters that change the encoding.</exception>
    public int Pass(Span<char> text)
    {
        bool isPlain = !text.ContainsAny(s_noted);
        int length = isPlain || text.IndexOfAny('\0', Mark, Escape) < 0 ? text.Length : Clean(text);
        if (length == 0)
            return 0;
        _ends += isPlain && _last != '\r' ? text.Count('\n') : EndsIn(text[..length]);
        _last = text[length - 1];
        return length;
    }

    private int Clean(Span<char> text)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                throw new DataException($"{name}, line {LineAfter(text[..length])}: holds a NUL (0x00), which no text has. Remove it, "
                    + $"or export the file again.");
            }
            if (text[i] == Escape && text[i..] is [_, '$', 'B' or '@', ..] or [_, '$', ')', 'C', ..])
            {
                string encoding = text[i + 2] == ')' ? "iso-2022-kr" : "iso-2022-jp";
                throw new DataException($"{name}, line {LineAfter(text[..length])}: from here on the text is {encoding}, which must "
                    + $"be named: {Encodings.TextEncoding.Option.To(encoding)}.");
            }
            if (text[i] != Mark || (length > 0 ? text[length - 1] : _last) is not ('\n' or '\r'))
                text[length++] = text[i];
        }
        return length;
    }

    private long EndsIn(ReadOnlySpan<char> text)
    {
        int returns = text.Count('\r');
        int pairs = returns == 0 ? 0 : text.Count("\r\n");
        bool secondOfPair = _last == '\r' && text is ['\n', ..];
        return text.Count('\n') + returns - pairs - (secondOfPair ? 1 : 0);
    }
}

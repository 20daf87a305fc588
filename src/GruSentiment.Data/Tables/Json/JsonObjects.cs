using System.Buffers;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables.Json;

/// <summary>
/// Cuts a text into its outermost JSON objects: one a line, one after another with or without commas, or in an array. Never more than one
/// is in memory, and of each no more than <see cref="ReviewReaderOptions.MaxFieldLength"/> characters.
/// </summary>
/// <param name="name">What errors call the file.</param>
/// <param name="reader">The file, which stays open.</param>
internal sealed class JsonObjects(string name, TextReader reader)
{
    private static readonly SearchValues<char> s_structure = SearchValues.Create("\"{}[]");
    private static readonly SearchValues<char> s_inString = SearchValues.Create("\"\\\r\n");

    private char[] _buffer = new char[1 << 16];
    private int _at;
    private int _end;
    private int _length;
    private int _line = 1;
    private int _arrayLine;

    /// <summary>The object, until the next is read. Its brackets come in pairs, or it is broken; nothing else is known of it.</summary>
    public ReadOnlySpan<char> Text => _buffer.AsSpan(_at, _length);

    /// <summary>The line, from 1, that the object begins in.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next object.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="DataException">Something else stands there, or the object has no end.</exception>
    public bool Read()
    {
        _line += LineEnds.In(Text);
        _at += _length;
        _length = 0;
        if (!FindStart())
            return false;
        Line = _line;
        _length = FindEnd();
        return true;
    }

    private bool FindStart()
    {
        bool afterReturn = false;
        for (; _at < _end || Fill(); _at++)
        {
            char c = _buffer[_at];
            switch (c)
            {
                case '{':
                    return true;
                case '[' when _arrayLine == 0:
                    _arrayLine = _line;
                    break;
                case ']' when _arrayLine > 0:
                    _arrayLine = 0;
                    break;
                case '\n' when afterReturn:
                    break;
                case '\r' or '\n':
                    _line++;
                    break;
                case ' ' or '\t' or ',' or '\uFEFF': // A byte order mark stands where files were joined.
                    break;
                default:
                    throw NoObject();
            }
            afterReturn = c == '\r';
        }
        if (_arrayLine > 0)
            throw new DataException($"{name}: cut short, the file ends within the JSON array that begins in line {_arrayLine}.");
        return false;
    }

    /// <summary>
    /// The object's length; where it is broken, up to there: a bracket closes one of the other kind, a line ends in a string, or the depth
    /// is more than the parser takes.
    /// </summary>
    private int FindEnd()
    {
        ulong kinds = 0; // A bit for each bracket that is open, the last one lowest: whether it is a square one.
        int depth = 0;
        bool inString = false;
        int at = 0;
        while (true)
        {
            if (at >= _end - _at)
            {
                Continue();
                continue;
            }
            int found = _buffer.AsSpan(_at + at, _end - _at - at).IndexOfAny(inString ? s_inString : s_structure);
            if (found < 0)
            {
                at = _end - _at;
                continue;
            }
            at += found + 1;
            char c = _buffer[_at + at - 1];
            switch (c)
            {
                case '"':
                    inString = !inString;
                    break;
                case '\\':
                    at++;
                    break;
                case '{' or '[':
                    kinds = (kinds << 1) | (c == '[' ? 1UL : 0);
                    if (++depth > JsonValues.MaxDepth)
                        return at;
                    break;
                case '}' or ']' when --depth > 0 && (kinds & 1) == (c == ']' ? 1UL : 0):
                    kinds >>= 1;
                    break;
                default:
                    return at;
            }
        }
    }

    /// <summary>Reads on within an object.</summary>
    private void Continue()
    {
        bool tooLong = _end - _at > ReviewReaderOptions.MaxFieldLength;
        if (!tooLong && Fill())
            return;
        ReadOnlySpan<char> text = _buffer.AsSpan(_at, _end - _at);
        throw JsonFault.First(name, Line, text) ?? new DataException(tooLong
            ? $"{name}, line {Line}: a JSON object of more than {ReviewReaderOptions.MaxFieldLength:N0} characters begins here, expected "
                + $"an object a review."
            : $"{name}: cut short, the file ends within the JSON object that begins in line {Line}.");
    }

    private bool Fill()
    {
        if (_at > 0)
        {
            _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
            _end -= _at;
            _at = 0;
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read = reader.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    private DataException NoObject()
    {
        char c = _buffer[_at];
        string found = c switch
        {
            '"' => "a string",
            '[' => "an array within an array",
            '-' or (>= '0' and <= '9') => "a number",
            _ => $"'{c}'",
        };
        return new DataException(
            $"{name}, line {_line}: {found} stands between the JSON objects, expected objects alone, like "
            + $"{{\"text\": \"…\", \"label\": \"…\"}}.");
    }
}

namespace GruSentiment.Data.Tables.Csv;

/// <summary>
/// A text in which one character stands for a delimiter of several: CsvHelper 33.1 fails where a file ends in a part of such a one.
/// </summary>
/// <param name="text">The text; it is closed with this one.</param>
/// <param name="delimiter">The delimiter, of two characters or more.</param>
internal sealed class OneCharacterDelimiters(TextReader text, string delimiter) : TextReader
{
    /// <summary>What stands for the delimiter: a noncharacter, which Unicode keeps out of texts.</summary>
    public const char Mark = '\uFDD0';

    private readonly char[] _block = new char[1 << 14];
    private int _at;
    private int _length;
    private bool _ended;

    /// <summary>Puts the delimiter back into a text.</summary>
    public static string Restore(string marked, string delimiter) => marked.Replace($"{Mark}", delimiter, StringComparison.Ordinal);

    public override int Read(char[] buffer, int index, int count)
    {
        int written = 0;
        while (written < count && (_length - _at >= delimiter.Length || Fill()))
        {
            if (_block.AsSpan(_at, _length - _at).StartsWith(delimiter))
            {
                buffer[index + written++] = Mark;
                _at += delimiter.Length;
            }
            else
            {
                buffer[index + written++] = _block[_at++];
            }
        }
        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads on until there is as much as the delimiter has, or the text ends.</summary>
    /// <returns>Whether there is a character.</returns>
    private bool Fill()
    {
        _block.AsSpan(_at, _length - _at).CopyTo(_block);
        (_at, _length) = (0, _length - _at);
        while (!_ended && _length < delimiter.Length)
        {
            int read = text.Read(_block, _length, _block.Length - _length);
            _ended = read == 0;
            _length += read;
        }
        return _length > 0;
    }
}

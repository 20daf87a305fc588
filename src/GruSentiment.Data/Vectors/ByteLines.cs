using GruSentiment.Data.Files;

namespace GruSentiment.Data.Vectors;

/// <summary>
/// Lines of a UTF-8 file as bytes, ended by LF or CRLF, without a string for each: a file of word vectors may have gigabytes.
/// </summary>
/// <remarks>A CR alone ends no line, and no other character does: the words of such files hold all there are.</remarks>
internal sealed class ByteLines(Stream stream, string name) : IDisposable
{
    /// <summary>Bytes a line may have: a vector of the largest dimension takes a tenth.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>The line read last, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Reads a line, without its end.</summary>
    /// <param name="line">Valid until the next call.</param>
    /// <returns>False when there is none.</returns>
    /// <exception cref="DataException">The line is too long, or the file damaged.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        int length;
        while ((length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n')) < 0 && !_atEnd)
        {
            searched = _end - _start;
            Fill();
        }
        bool ended = length >= 0;
        length = ended ? searched + length : _end - _start;
        line = _buffer.AsSpan(_start, length);
        _start += ended ? length + 1 : length;
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        if (Number == 0 && line is [0xEF, 0xBB, 0xBF, ..])
            line = line[3..];
        Number += ended || length > 0 ? 1 : 0;
        return ended || length > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void Fill()
    {
        if (_end - _start > LongestLine)
        {
            throw new DataException($"{name}, line {Number + 1}: longer than {LongestLine:N0} bytes; "
                + $"a word and the numbers of its vector were expected.");
        }
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        int read;
        try
        {
            read = stream.Read(_buffer.AsSpan(_end));
        }
        catch (IOException e)
        {
            throw new DataException($"{name}: can't be read ({e.Message}).", e);
        }
        _end += read;
        _atEnd = read == 0;
    }
}

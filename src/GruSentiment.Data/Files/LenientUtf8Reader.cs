using System.Buffers;
using System.Text.Unicode;

namespace GruSentiment.Data.Files;

/// <summary>
/// Reads UTF-8, with or without a byte order mark; bytes that are not UTF-8 are taken for Windows-1252, the encoding of most such files,
/// and the first one's line is remembered.
/// </summary>
internal sealed class LenientUtf8Reader(Stream stream) : TextReader
{
    /// <summary>Windows-1252 from 0x80 to 0x9F, with what it leaves undefined as Unicode has it; the rest is as in Latin-1.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private readonly byte[] _bytes = new byte[1 << 16];
    private readonly char[] _chars = new char[1 << 16];
    private int _byteCount;
    private int _charCount;
    private int _charAt;
    private bool _started;
    private bool _atEnd;
    private long _lineEnds;
    private bool _endedInReturn;

    /// <summary>The line, from 1, of the first byte that is not UTF-8; 0 while there is none.</summary>
    public long FirstOtherLine { get; private set; }

    public override int Read(Span<char> buffer)
    {
        if (_charAt == _charCount && !Fill())
            return 0;
        int count = Math.Min(buffer.Length, _charCount - _charAt);
        _chars.AsSpan(_charAt, count).CopyTo(buffer);
        _charAt += count;
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read() => _charAt == _charCount && !Fill() ? -1 : _chars[_charAt++];

    public override int Peek() => _charAt == _charCount && !Fill() ? -1 : _chars[_charAt];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _charAt = 0;
        _charCount = 0;
        while (_charCount == 0 && !(_atEnd && _byteCount == 0))
        {
            if (!_atEnd)
            {
                int read = stream.Read(_bytes, _byteCount, _bytes.Length - _byteCount);
                _atEnd = read == 0;
                _byteCount += read;
            }
            int start = !_started && _bytes.AsSpan(0, _byteCount) is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            _started |= _byteCount >= 3 || _atEnd;
            if (_started)
                Decode(start);
        }
        return _charCount > 0;
    }

    /// <summary>Decodes the bytes there are; the beginning of a character whose end is not read yet is kept.</summary>
    private void Decode(int start)
    {
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(start, _byteCount - start);
        while (true)
        {
            int before = _charCount;
            OperationStatus status = Utf8.ToUtf16(bytes, _chars.AsSpan(_charCount), out int read, out int written,
                replaceInvalidSequences: false, isFinalBlock: _atEnd);
            _charCount += written;
            bytes = bytes[read..];
            CountLineEnds(_chars.AsSpan(before, written));
            if (status != OperationStatus.InvalidData)
                break;
            if (FirstOtherLine == 0)
                FirstOtherLine = _lineEnds + 1;
            _chars[_charCount++] = bytes[0] is >= 0x80 and <= 0x9F ? Windows1252[bytes[0] - 0x80] : (char)bytes[0];
            bytes = bytes[1..];
        }
        bytes.CopyTo(_bytes);
        _byteCount = bytes.Length;
    }

    private void CountLineEnds(ReadOnlySpan<char> text)
    {
        if (FirstOtherLine > 0 || text.IsEmpty)
            return;
        int pairs = _endedInReturn && text[0] == '\n' ? 1 : 0;
        _lineEnds += text.Count('\n') + text.Count('\r') - text.Count("\r\n") - pairs;
        _endedInReturn = text[^1] == '\r';
    }
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Options;

namespace GruSentiment.Data.Files;

/// <summary>
/// Reads a text in a given encoding, or in UTF-8 until a byte is none: then the encoding is guessed, or what is not UTF-8 is taken for
/// Windows-1252, the encoding of most such files. Byte order marks are skipped at the beginning of every line: files may be joined.
/// </summary>
/// <param name="stream">The bytes, which are closed with the reader.</param>
/// <param name="name">What errors call them.</param>
/// <param name="encoding">Their encoding; null: UTF-8, or found.</param>
/// <param name="waits">
/// Whether buffers are filled before they are decoded, so that a guess does not depend on how bytes arrive; not for a pipe, whose other end
/// may wait for an answer to what it has sent.
/// </param>
internal sealed class DecodedReader(Stream stream, string name, Encoding? encoding = null, bool waits = true) : TextReader
{
    private const int Size = 1 << 16;

    /// <summary>Bytes of UTF-8 that count at most where a pipe's next piece is looked at.</summary>
    private const int MostSeen = 1 << 20;

    private readonly byte[] _bytes = new byte[2 * Size]; // Half of it is for what a guess looks at beyond.
    private readonly char[] _chars = new char[Size];
    private readonly LineMarks _marks = new(name);
    private readonly UnreadableBytes _unreadable = new();
    private Decoder? _decoder;
    private EncodingGuess? _guess;
    private bool _started = encoding is not null;
    private bool _atEnd;
    private int _byteCount;
    private int _charCount;
    private int _charAt;
    private long _offset; // Of the first byte in the buffer.
    private long _looked; // From here on bytes are looked at again for a guess,
    private long _distance = Size / 2; // and the next time farther from there.
    private long _beyondAscii; // Bytes, less the characters they made.
    private long _otherLine;
    private long _unreadableLine;

    /// <summary>What a user should know of the encoding, once the text has been read; null where there is nothing.</summary>
    public UserMessage? Warning
    {
        get
        {
            var faults = new List<UserMessage>();
            if (_otherLine > 0)
            {
                string way = _guess is null ? "Windows-1252" : $"{_guess.Name} (a guess)";
                faults.Add($"line {_otherLine}: bytes that are not UTF-8; they are read as {way}. If that is wrong, name the encoding with "
                    + $"{TextEncoding.Option}.");
            }
            if (_unreadableLine > 0)
                faults.Add($"line {_unreadableLine}: bytes that are not {_guess?.Name ?? encoding?.WebName}; they are read as \uFFFD.");
            return faults.Count == 0 ? null
                : faults.Skip(1).Aggregate((UserMessage)$"{name}, {faults[0]}", (all, next) => $"{all} From {next}");
        }
    }

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
            ReadMore(waits ? Size : Size / 2); // Half of it never makes more characters than there is room for.
            ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _byteCount);
            int start = !_started && bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            _started |= _atEnd || bytes is not ([] or [0xEF] or [0xEF, 0xBB]);
            if (!_started)
                continue;
            if (encoding is not null)
                _decoder ??= _unreadable.DecoderOf(encoding);
            if (_decoder is null)
                DecodeUtf8(start);
            else
                DecodeOther(start);
            _charCount = _marks.Pass(_chars.AsSpan(0, _charCount));
        }
        return _charCount > 0;
    }

    private void ReadMore(int upTo)
    {
        if (_atEnd || _byteCount >= upTo)
            return;
        Span<byte> free = _bytes.AsSpan(_byteCount, upTo - _byteCount);
        int least = waits ? free.Length : 1;
        int read = stream.ReadAtLeast(free, least, throwOnEndOfStream: false);
        _atEnd = read < least;
        _byteCount += read;
    }

    /// <summary>Decodes the bytes there are; the beginning of a character whose end is not read yet is kept.</summary>
    private void DecodeUtf8(int start)
    {
        int at = start;
        bool onlyAscii = _beyondAscii == 0;
        while (_charCount < _chars.Length)
        {
            OperationStatus status = Utf8.ToUtf16(_bytes.AsSpan(at, _byteCount - at), _chars.AsSpan(_charCount), out int read,
                out int written, replaceInvalidSequences: false, isFinalBlock: _atEnd);
            _charCount += written;
            _beyondAscii += read - written;
            at += read;
            if (status != OperationStatus.InvalidData || _charCount == _chars.Length) // A wrong byte is told before a lack of room.
                break;
            if (_offset + at >= _looked)
            {
                int first = onlyAscii ? start + _bytes.AsSpan(start).IndexOfAnyExceptInRange((byte)0, (byte)0x7F) : at;
                int kept = onlyAscii ? first - start : _charCount;
                if (IsOther(ref first, ref at, _chars.AsSpan(0, kept)))
                {
                    _charCount = kept;
                    if (_chars.Length - kept >= 2) // Which a character may take.
                        DecodeOther(first);
                    return;
                }
            }
            if (_otherLine == 0)
                _otherLine = _marks.LineAfter(_chars.AsSpan(0, _charCount));
            onlyAscii = false;
            _chars[_charCount++] = WesternText.Character(_bytes[at++]);
        }
        Keep(at);
    }

    /// <summary>Decodes the bytes there are in an encoding that is not the reader's own.</summary>
    private void DecodeOther(int start)
    {
        _decoder!.Convert(_bytes.AsSpan(start, _byteCount - start), _chars.AsSpan(_charCount), _atEnd, out int read, out int written,
            out _);
        int before = _charCount;
        _charCount += written;
        int at = _unreadable.Replace(_chars.AsSpan(before, written));
        if (_unreadableLine == 0 && at >= 0)
            _unreadableLine = _marks.LineAfter(_chars.AsSpan(0, before + at));
        Keep(start + read);
    }

    /// <summary>Looks at the bytes from the first one above ASCII on, as soon as one is not UTF-8, and some time later again.</summary>
    /// <param name="first">The first byte in the buffer that another encoding would change; afterwards 0.</param>
    /// <param name="at">The byte that is not UTF-8.</param>
    /// <param name="before">The text before <paramref name="first"/>.</param>
    /// <returns>Whether it is another encoding than UTF-8 with bytes of Windows-1252.</returns>
    /// <exception cref="DataException">It is neither, and no guess is sure.</exception>
    private bool IsOther(ref int first, ref int at, ReadOnlySpan<char> before)
    {
        Keep(first);
        at -= first;
        first = 0;
        if (waits)
            ReadMore(2 * Size);
        ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, _byteCount);
        var western = WesternText.Of(bytes);
        if (!waits) // What a pipe has given before belongs to it: its pieces may be a line each.
            western = western with { Utf8 = western.Utf8 + (int)Math.Min(_beyondAscii, MostSeen) };
        _distance = Math.Min(2 * _distance, 16 * Size);
        _looked = waits ? _offset + _byteCount + _distance : western.IsFew ? _offset + _byteCount : long.MaxValue;
        long line = _marks.LineAfter(before);
        if (western.IsPlausible && (_otherLine > 0 || western.IsMixed))
        {
            if (MixedText.OtherLines(bytes[at..]) is not { } other)
                return false;
            throw new DataException($"{name}, line {line + bytes[..at].Count((byte)'\n')}: not UTF-8 as the lines before it, but "
                + $"{other.Name}, it seems. Write the file in one encoding.");
        }
        if (western.IsSparse)
            return false;
        EncodingGuess guess = EncodingGuess.Of(bytes, western)
            ?? throw new DataException($"{name}, line {line}: neither UTF-8 nor Windows-1252, and the encoding can't be guessed. "
                + $"Name it with {TextEncoding.Option.To("windows-1251")}, or koi8-r, gb18030, big5, shift_jis, euc-kr, iso-8859-2 "
                + $"and so on.");
        if (guess.IsWestern)
            return false;
        _otherLine = line;
        _guess = guess;
        _decoder = _unreadable.DecoderOf(guess.Encoding);
        return true;
    }

    private void Keep(int from)
    {
        _bytes.AsSpan(from, _byteCount - from).CopyTo(_bytes);
        _byteCount -= from;
        _offset += from;
    }
}

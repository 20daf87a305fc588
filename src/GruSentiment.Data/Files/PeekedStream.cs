namespace GruSentiment.Data.Files;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekedStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _start = new byte[4096];
    private int _length;
    private int _at;
    private bool _ended;

    /// <summary>Whether a file of these bytes can be opened once more; a pipe can't.</summary>
    public bool CanReadAgain { get; init; } = true;

    /// <summary>
    /// The first bytes: as many as there are, up to 4,096; of a pipe, those that have arrived, but four, a word or a line at least, if
    /// there are so many.
    /// </summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (!_ended && !IsEnough(_start.AsSpan(0, _length)))
        {
            int read = inner.Read(_start, _length, _start.Length - _length);
            _ended = read == 0;
            _length += read;
        }
        return _start.AsSpan(0, _length);
    }

    /// <summary>All bytes in a stream that can be sought in: the file itself, or a copy in memory.</summary>
    /// <param name="maxLength">Most bytes that are copied.</param>
    /// <returns>The stream, which this one closes; <see langword="null"/> where there are more bytes.</returns>
    public Stream? Seekable(int maxLength)
    {
        if (inner.CanSeek)
        {
            inner.Position = 0;
            return inner;
        }
        var copy = new MemoryStream();
        byte[] block = new byte[1 << 16];
        for (int read = Read(block); read > 0; read = Read(block))
        {
            if (copy.Length + read > maxLength)
                return null;
            copy.Write(block, 0, read);
        }
        copy.Position = 0;
        return copy;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _length)
            return _ended ? 0 : inner.Read(buffer); // A terminal would have to be told its end twice.
        int count = Math.Min(buffer.Length, _length - _at);
        _start.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private bool IsEnough(ReadOnlySpan<byte> start) =>
        start.Length == _start.Length || (!CanReadAgain && (start.Length >= 4 || start.ContainsAny((byte)'\n', (byte)'\r')
            || (start.Contains((byte)' ') && !start.Contains((byte)0))));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

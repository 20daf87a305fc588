namespace GruSentiment.Data.Files;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekedStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _start = new byte[4096];
    private int _length;
    private int _at;

    /// <summary>Whether a file of these bytes can be opened once more; a pipe can't.</summary>
    public bool CanReadAgain { get; init; } = true;

    /// <summary>The first bytes: as many as there are, up to 4,096.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (_length == 0)
            _length = inner.ReadAtLeast(_start, _start.Length, throwOnEndOfStream: false);
        return _start.AsSpan(0, _length);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_at == _length)
            return inner.Read(buffer);
        int count = Math.Min(buffer.Length, _length - _at);
        _start.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>A view of a stream to read, with somebody counting: who watches may throw, and so may a cancellation.</summary>
internal sealed class WatchedStream(Stream inner, CancellationToken cancellation) : Stream
{
    private long _read;

    /// <summary>Is told how many bytes have been read in all.</summary>
    public required Action<long> Watch { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        int read = inner.Read(buffer);
        _read += read;
        Watch(_read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

using GruSentiment.Data.Files;

namespace GruSentiment.Data.Downloads.Transfers;

/// <summary>
/// An archive that is read while it arrives: what is missing is fetched, and what is never asked for is not. With a
/// <see cref="ArchiveTail"/> it can be read from any place, as a zip archive is: its end first, then one entry.
/// </summary>
/// <param name="archive">What has arrived, and takes what arrives.</param>
/// <param name="transfer">Fetches.</param>
/// <param name="tail">The archive's end; null where it is read from its beginning.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class ArrivingStream(
    PartialArchive archive, ArchiveTransfer transfer, ArchiveTail? tail, CancellationToken cancellation) : ReadOnlyStream
{
    /// <summary>Bytes that are rather fetched than left out: between an entry's header and its content there are some.</summary>
    private const long LongestGap = 128 * 1024;

    private int _generation;

    public override bool CanSeek => true;

    /// <inheritdoc/>
    /// <remarks>Without a tail it is known when the last byte has arrived, if not before.</remarks>
    public override long Length => (tail?.Identity ?? archive.Identity)?.Length ?? throw new NotSupportedException();

    public override long Position { get; set; }

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    /// <inheritdoc/>
    /// <exception cref="DownloadException">The archive can't be had, or not be kept on this disk.</exception>
    /// <exception cref="RestartedException">What has been read so far may be of another version of the archive.</exception>
    public override int Read(Span<byte> buffer)
    {
        int read = tail is not null && Position >= tail.First ? ReadTail(tail, buffer) : ReadArchive(buffer);
        Position += read;
        return read;
    }

    private int ReadTail(ArchiveTail end, Span<byte> buffer)
    {
        ReadOnlySpan<byte> rest = end.Bytes.AsSpan((int)Math.Min(Position - end.First, end.Bytes.Length));
        int read = Math.Min(rest.Length, buffer.Length);
        rest[..read].CopyTo(buffer);
        return read;
    }

    private int ReadArchive(Span<byte> buffer)
    {
        try
        {
            if (tail is not null)
            {
                if (!Holds(tail.Identity))
                    archive.Begin(tail.Identity with { First = Position });
                _generation = archive.Generation;
            }
            while (Position >= archive.Next)
            {
                bool more = transfer.More(archive, cancellation).GetAwaiter().GetResult();
                if ((tail is not null || Position > 0) && archive.Generation != _generation)
                    throw new RestartedException();
                if (!more)
                    return 0;
            }
            _generation = archive.Generation;
            return archive.Read(Position, buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) // Who reads would take it for a fault of the archive.
        {
            throw new DownloadException($"{archive.Path}: can't be written: {e.Message}", e);
        }
    }

    /// <summary>Whether what has arrived is of this version of the archive, and reaches to the place that is read next.</summary>
    private bool Holds(ArchiveIdentity version) =>
        archive.Identity is { } identity && identity with { First = 0 } == version
        && Position >= archive.First && Position <= archive.Next + LongestGap;
}

using System.Formats.Tar;
using System.IO.Compression;
using GruSentiment.Options;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>The regular files of a <c>.tar.gz</c>, read in one pass.</summary>
internal static class TarEntries
{
    /// <summary>
    /// Bytes that an entry's header may have. Extended headers say their own length, up to 2 GB, and the reader sets that much aside at
    /// their word; it does not get to fill it.
    /// </summary>
    private const int LongestHeader = 1_000_000;

    /// <summary>Name and content of each; the content must be read, if at all, before the next is asked for.</summary>
    /// <exception cref="ArchiveException">The archive is broken, or passes its bounds.</exception>
    public static IEnumerable<TarEntry> Read(Stream archive, ArchiveBounds bounds, CancellationToken cancellation)
    {
        using var gzip = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        using Stream bounded = bounds.Limit(gzip, cancellation);
        long position = 0;
        long limit = long.MaxValue;
        using var content = new WatchedStream(bounded, cancellation)
        {
            Watch = read =>
            {
                position = read;
                if (read > limit)
                    throw new ArchiveException(Invariant($"the archive has an entry with a header of more than {LongestHeader:n0} bytes"));
            },
        };
        using var tar = new TarReader(content, leaveOpen: true);
        for (int entries = 1; ; entries++)
        {
            limit = position + LongestHeader;
            TarEntry? entry = Unbroken(() => tar.GetNextEntry());
            limit = long.MaxValue;
            if (entry is null)
                break;
            bounds.CheckEntries(entries);
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                yield return entry;
            Unbroken(() => Skip(entry.DataStream));
        }
        Unbroken(() => Skip(content)); // To the end of the compressed data, where its own checksum stands.
    }

    /// <summary>The content of an entry.</summary>
    /// <param name="entry">A regular file.</param>
    /// <param name="limit">Bytes it may have.</param>
    public static byte[] Content(TarEntry entry, int limit)
    {
        if (entry.Length > limit)
            throw new ArchiveException(Invariant(
                $"\"{Shown(entry.Name)}\" in the archive has {entry.Length:n0} bytes; a review of at most {limit:n0} was expected"));
        byte[] content = new byte[entry.Length];
        return Unbroken(() =>
        {
            entry.DataStream?.ReadExactly(content);
            return content;
        });
    }

    /// <summary>A name as it can be shown: of bounded length, with no control characters.</summary>
    public static string Shown(string name) =>
        string.Concat(ShortText.Beginning(name, ShortList.Longest).Select(letter => char.IsControl(letter) ? '?' : letter));

    private static bool Skip(Stream? rest)
    {
        rest?.CopyTo(Stream.Null);
        return true;
    }

    private static T Unbroken<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or OverflowException
            or ArgumentException or InvalidOperationException or NotSupportedException or OutOfMemoryException)
        {
            throw new ArchiveException($"the archive is broken: {e.Message}", e);
        }
    }
}

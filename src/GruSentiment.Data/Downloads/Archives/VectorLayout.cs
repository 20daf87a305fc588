using System.IO.Compression;
using System.Text;
using GruSentiment.Data.Files;
using GruSentiment.Data.Vectors;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// Word vectors as text, the most frequent words first, as gzip or as one of the files of a <c>.zip</c>. The first of them are kept, each
/// line as it stands; where the file begins with count and dimension, so does what is kept, with its own count.
/// </summary>
/// <param name="dimension">Components of each vector.</param>
/// <param name="entry">The entry's name in a <c>.zip</c>; null where the archive is gzip.</param>
internal sealed class VectorLayout(int dimension, string? entry = null) : IArchiveLayout
{
    /// <summary>The file written.</summary>
    public const string File = "vectors.txt.gz";

    /// <summary>Words after which progress is told of.</summary>
    private const int Step = 500;

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } = [File];

    /// <inheritdoc/>
    public ArchiveReading Reading => entry is null ? ArchiveReading.FromBeginning : ArchiveReading.OneEntry;

    /// <inheritdoc/>
    public IReadOnlyList<DownloadedFile> Unpack(Stream archive, Unpacking unpacking, CancellationToken cancellation)
    {
        try
        {
            using ZipArchive? zip = entry is null ? null : new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            using Stream unpacked = zip is null ? UnpackedFile.Open(archive, "the archive") : Entry(zip, unpacking.Bounds);
            using var content = new PeekedStream(unpacking.Bounds.Limit(unpacked, cancellation));
            using var vectors = new VectorReader(content, zip is null ? "the archive" : $"\"{entry}\" in the archive");
            if (vectors.Dimension != dimension)
            {
                throw new ArchiveException(Invariant(
                    $"{vectors.Name} has vectors of {vectors.Dimension} components; {dimension} were expected"));
            }
            return [new DownloadedFile(File, Copy(vectors, unpacking))];
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ArchiveException($"the archive is broken: {e.Message.TrimEnd('.')}", e);
        }
        catch (DataException e)
        {
            throw new ArchiveException(e.Message.TrimEnd('.'), e);
        }
    }

    private CheckedEntry Entry(ZipArchive zip, ArchiveBounds bounds)
    {
        bounds.CheckEntries(zip.Entries.Count);
        return new CheckedEntry(ZipEntries.Named(zip, entry!));
    }

    private int Copy(VectorReader vectors, Unpacking unpacking)
    {
        int most = (int)Math.Min(vectors.Count ?? int.MaxValue, unpacking.Words);
        float[] numbers = new float[dimension];
        using var file = new FileStream(Path.Combine(unpacking.Directory, File), FileMode.Create, FileAccess.Write, FileShare.None);
        int words = 0;
        using (var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
        using (var output = new BufferedStream(packed, 64 * 1024))
        {
            if (vectors.Count is not null)
                output.Write(Encoding.UTF8.GetBytes(Invariant($"{most} {dimension}\n")));
            while (vectors.Next(out VectorLine line) && words < most) // Where the file ends with the last word, its own checksum is read.
            {
                vectors.ReadNumbers(line, numbers);
                output.Write(line.Whole);
                output.WriteByte((byte)'\n');
                if (++words % Step == 0)
                    unpacking.Progress?.Invoke((double)words / most);
            }
        }
        file.Flush(flushToDisk: true);
        return words;
    }
}

using System.IO.Compression;
using System.Text;
using GruSentiment.Data.Files;
using static System.FormattableString;

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// SST-2 as GLUE publishes it: a <c>.zip</c> with <c>SST-2/train.tsv</c> and <c>SST-2/dev.tsv</c>, columns <c>sentence</c> and <c>label</c>
/// (0 negative, 1 positive). The labels of its <c>test.tsv</c> are not public, so <c>dev.tsv</c> becomes the test file, as is usual. Rows
/// keep their order.
/// </summary>
internal sealed class Sst2Layout : IArchiveLayout
{
    private const string Header = "sentence\tlabel";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } = [ReviewTables.Train, ReviewTables.Test];

    /// <inheritdoc/>
    public IReadOnlyList<DownloadedFile> Unpack(Stream archive, Unpacking unpacking, CancellationToken cancellation)
    {
        (ArchiveBounds bounds, var tables) = (unpacking.Bounds, new ReviewTables(unpacking.Directory));
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            bounds.CheckEntries(zip.Entries.Count);
            tables.Write(ReviewTables.Train, table => Copy(ZipEntries.Named(zip, "SST-2/train.tsv"), table, bounds, cancellation));
            tables.Write(ReviewTables.Test, table => Copy(ZipEntries.Named(zip, "SST-2/dev.tsv"), table, bounds, cancellation));
            return tables.Files;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or DecoderFallbackException)
        {
            throw new ArchiveException($"the archive is broken: {e.Message}", e);
        }
        catch (DataException e)
        {
            throw new ArchiveException(e.Message.TrimEnd('.'), e);
        }
    }

    private static void Copy(ZipArchiveEntry entry, ReviewTable table, ArchiveBounds bounds, CancellationToken cancellation)
    {
        using Stream unpacked = entry.Open();
        using Stream content = bounds.Limit(unpacked, cancellation);
        using var reader = new StreamReader(content, Utf8);
        string place = $"\"{entry.FullName}\" in the archive";
        using IEnumerator<string> lines = new LineReader(reader, place, ArchiveBounds.LongestReview).Lines().GetEnumerator();
        string? header = lines.MoveNext() ? lines.Current : null;
        if (header != Header)
        {
            string found = TarEntries.Shown(header ?? "");
            throw new ArchiveException(
                $"{place} begins with \"{found}\"; the columns \"sentence\" and \"label\" were expected");
        }
        for (int number = 2; lines.MoveNext(); number++)
        {
            string line = lines.Current;
            int tab = line.LastIndexOf('\t');
            if (tab < 0 || line[(tab + 1)..] is not ("0" or "1"))
            {
                string found = TarEntries.Shown(line);
                throw new ArchiveException(
                    Invariant($"{place}, line {number}: ")
                    + $"a sentence, a tab and 0 or 1 were expected, not \"{found}\"");
            }
            table.Write(line[..tab].TrimEnd(), positive: line[^1] == '1');
        }
    }
}

using System.IO.Compression;
using System.Text;

namespace GruSentiment.Training.Downloads.Archives;

/// <summary>
/// SST-2 as GLUE publishes it: a <c>.zip</c> with <c>SST-2/train.tsv</c> and <c>SST-2/dev.tsv</c>, columns <c>sentence</c> and <c>label</c> (0 negative,
/// 1 positive). The labels of its <c>test.tsv</c> are not public, so <c>dev.tsv</c> becomes the test file, as is usual. Rows keep their order.
/// </summary>
internal sealed class Sst2Layout : IArchiveLayout
{
    private const string Header = "sentence\tlabel";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public IReadOnlyList<string> Files { get; } = [ReviewTables.Train, ReviewTables.Test];

    /// <inheritdoc/>
    public void Unpack(Stream archive, ArchiveBounds bounds, ReviewTables tables, CancellationToken cancellation)
    {
        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            bounds.CheckEntries(zip.Entries.Count);
            foreach ((string entry, string file) in (ReadOnlySpan<(string, string)>)[("SST-2/train.tsv", ReviewTables.Train), ("SST-2/dev.tsv", ReviewTables.Test)])
                tables.Write(file, table => Copy(Entry(zip, entry), table, bounds, cancellation));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or DecoderFallbackException)
        {
            throw new ArchiveException($"the archive is broken: {e.Message}", e);
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        ZipArchiveEntry[] entries = [.. zip.Entries.Where(entry => entry.FullName == name)];
        return entries.Length == 1 ? entries[0]
            : throw new ArchiveException($"the archive has {(entries.Length == 0 ? "no" : "more than one")} \"{name}\"; one was expected");
    }

    private static void Copy(ZipArchiveEntry entry, ReviewTable table, ArchiveBounds bounds, CancellationToken cancellation)
    {
        using Stream unpacked = entry.Open();
        using Stream content = bounds.Limit(unpacked, cancellation);
        using var lines = new StreamReader(content, Utf8);
        string? header = lines.ReadLine();
        if (header != Header)
            throw new ArchiveException($"\"{entry.FullName}\" in the archive begins with \"{TarEntries.Shown(header ?? "")}\"; the columns \"sentence\" and \"label\" were expected");
        for (int number = 2; lines.ReadLine() is { } line; number++)
        {
            int tab = line.LastIndexOf('\t');
            bool? positive = tab < 0 ? null : line.AsSpan(tab + 1) switch { "0" => false, "1" => true, _ => null };
            table.Write(tab < 0 ? "" : line[..tab].TrimEnd(), positive
                ?? throw new ArchiveException($"\"{entry.FullName}\" in the archive, line {number}: a sentence, a tab and 0 or 1 were expected, not \"{TarEntries.Shown(line)}\""));
        }
    }
}

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// Knows where a set's reviews, or word vectors, stand in its archive. No path in an archive is ever taken as a path on disk: entries are
/// recognised by their exact names and become rows, and all others are skipped, so that links, absolute paths and <c>..</c> lead nowhere.
/// </summary>
internal interface IArchiveLayout
{
    /// <summary>The files written.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>How much of the archive must be there before it is unpacked.</summary>
    ArchiveReading Reading => ArchiveReading.Whole;

    /// <summary>Writes what is in an archive, in an order that depends on the archive's content alone.</summary>
    /// <param name="archive">The archive, at its beginning; seekable. Left open.</param>
    /// <param name="unpacking">How much of it is written, and where to.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The files, with their rows.</returns>
    /// <exception cref="ArchiveException">The archive is broken, hostile or of another layout.</exception>
    IReadOnlyList<DownloadedFile> Unpack(Stream archive, Unpacking unpacking, CancellationToken cancellation);
}

/// <summary>How much of an archive must be there before it is unpacked.</summary>
internal enum ArchiveReading
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Nothing: it is read from its beginning, and not always to its end.</summary>
    FromBeginning,

    /// <summary>Its end, which says where its entries are; then one of these is read, not always to its end.</summary>
    OneEntry,
}

/// <summary>How an archive is to be unpacked.</summary>
/// <param name="Directory">The directory that the files are written to; it exists.</param>
/// <param name="Bounds">How much may come out of the archive.</param>
internal sealed record Unpacking(string Directory, ArchiveBounds Bounds)
{
    /// <summary>Word vectors to write at most.</summary>
    public int Words { get; init; } = int.MaxValue;

    /// <summary>Is told now and then which part of the vectors is written, 0 to 1.</summary>
    public Action<double>? Progress { get; init; }
}

namespace GruSentiment.Data.Downloads.Archives;

/// <summary>
/// Knows where a set's reviews stand in its archive. No path in an archive is ever taken as a path on disk: entries are recognised by their
/// exact names and become rows, and all others are skipped, so that links, absolute paths and <c>..</c> lead nowhere.
/// </summary>
internal interface IArchiveLayout
{
    /// <summary>The files written.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Writes the reviews of an archive, in an order that depends on the archive's content alone.</summary>
    /// <param name="archive">The archive, at its beginning; seekable. Left open.</param>
    /// <param name="bounds">How much may come out of it.</param>
    /// <param name="tables">Takes the reviews.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArchiveException">The archive is broken, hostile or of another layout.</exception>
    void Unpack(Stream archive, ArchiveBounds bounds, ReviewTables tables, CancellationToken cancellation);
}

namespace GruSentiment.Models;

/// <summary>
/// Writes files that appear whole or not at all, even where power fails: the content is on the disk before the name is, and the name is
/// there when the call returns.
/// </summary>
internal static class AtomicFile
{
    private const string TooLarge = "the file system, or a limit (ulimit -f), allows no file of this size";

    /// <summary>How .NET names what is wrong where a file can't grow further (EFBIG): the value for its length.</summary>
    private const string FileStreamLength = "value";

    /// <summary>
    /// Writes a file in full under another name, then gives it its own. What fails leaves nothing behind, and an older file as it was.
    /// </summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="partialDirectory">
    /// Where the unfinished file stands; on the same file system. The directory of <paramref name="path"/> when null.
    /// </param>
    /// <exception cref="FileInUseException">
    /// Another program has the older file open, and the system does not let it be replaced.
    /// </exception>
    /// <exception cref="GruSentimentException">The disk is full, or the directory not writable.</exception>
    public static void Write(string path, Action<Stream> write, string? partialDirectory = null) =>
        Write(path, write, partialDirectory, FileReplacement.OnDisk);

    /// <inheritdoc cref="Write(string, Action{Stream}, string?)"/>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="partialDirectory">Where the unfinished file stands.</param>
    /// <param name="replacement">Gives it its name.</param>
    internal static void Write(string path, Action<Stream> write, string? partialDirectory, FileReplacement replacement)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        string home = Path.GetDirectoryName(full)!;
        string? partial = null;
        try
        {
            using (FileStream stream = PartialFile.Create(partialDirectory ?? home, $"{Path.GetFileName(home)}.{Path.GetFileName(full)}"))
            {
                partial = stream.Name;
                write(stream);
                DiskFlush.Content(stream);
            }
            replacement.Run(partial, full, path);
            partial = null;
            DiskFlush.Names(home);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be written: {e.Message}", e);
        }
        catch (ArgumentOutOfRangeException e) when (e.ParamName == FileStreamLength)
        {
            var cause = new IOException(TooLarge, e);
            throw new GruSentimentException($"{path}: can't be written: {cause.Message}", cause);
        }
        finally
        {
            if (partial is not null)
                PartialFile.TryDelete(partial);
        }
    }
}

namespace GruSentiment.Models;

/// <summary>Writes files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file in full under another name, then gives it its own.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="partialDirectory">
    /// Where the unfinished file stands; on the same file system. The directory of <paramref name="path"/> when null.
    /// </param>
    /// <exception cref="GruSentimentException">The disk is full, the directory not writable: nothing is left behind, and an older file is as it was.</exception>
    public static void Write(string path, Action<Stream> write, string? partialDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        string home = Path.GetDirectoryName(full)!;
        string partial = Path.Combine(partialDirectory ?? home, $".{Path.GetFileName(home)}.{Path.GetFileName(full)}.{Environment.ProcessId}.partial");
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(partial, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(partial);
            throw new GruSentimentException($"{path}: can't be written: {e.Message}", e);
        }
        catch
        {
            Delete(partial);
            throw;
        }
    }

    private static void Delete(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error already under way says more than this one.
        }
    }
}

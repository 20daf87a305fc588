using System.Text;

namespace GruSentiment.Reports.Events;

/// <summary>A file of events, one a line. Whoever reads it sees each line at once; lines that are there stay.</summary>
internal sealed class EventFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;

    private EventFile(string path, FileStream stream) => (_path, _stream) = (path, stream);

    /// <summary>Opens a file, or makes it, to write on at its end.</summary>
    /// <param name="path">The file, as it was named; a pipe will do.</param>
    /// <exception cref="GruSentimentException">It can't be written to, or holds something else than events.</exception>
    public static EventFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new GruSentimentException($"{path}: is a directory; a file was expected.");
        try
        {
            bool isBroken = EndsWithinLine(path);
            var file = new EventFile(path, new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
            if (isBroken)
                file.Append("");
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{path}: can't be written to: {e.Message}", e);
        }
    }

    /// <summary>Writes a line.</summary>
    /// <exception cref="GruSentimentException">It can't be written.</exception>
    public void Append(string line)
    {
        try
        {
            if (_stream.CanSeek)
                _stream.Seek(0, SeekOrigin.End); // Another training may write into it too.
            _stream.Write(Encoding.UTF8.GetBytes($"{line}\n"));
            _stream.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GruSentimentException($"{_path}: can't be written: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    /// <summary>Whether the last line of an older file is broken off: a computer lost power, or a disk was full.</summary>
    private static bool EndsWithinLine(string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length == 0) // A pipe or a device has no length.
            return false;
        using var older = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] beginning = new byte[EventLine.Beginning.Length];
        int read = older.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        if (!EventLine.Beginning.StartsWith(Encoding.Latin1.GetString(beginning, 0, read), StringComparison.Ordinal))
            throw new GruSentimentException($"{path}: holds something other than events; a new file, or a file of events, was expected.");
        older.Seek(-1, SeekOrigin.End);
        return older.ReadByte() != '\n';
    }
}

namespace GruSentiment.Data.Files;

/// <summary>Opens a file's bytes, unpacked where they are gzip.</summary>
internal static class UnpackedFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>A file that another program has open, a spreadsheet for instance, can be read all the same on Windows.</summary>
    private const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path, which errors begin with.</param>
    /// <param name="expected">What the user was to name: "a table".</param>
    /// <param name="again">Whether it will be opened more than once, which a pipe can't.</param>
    /// <exception cref="DataException">There is no such file, or it can't be read.</exception>
    public static PeekedStream Open(string path, string expected, bool again = false)
    {
        if (Directory.Exists(path))
            throw new DataException($"{path}: is a directory, expected {expected}.");
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, Shared, BufferSize, FileOptions.SequentialScan);
            if (!again || stream.CanSeek)
                return Open(stream, path);
            stream.Dispose();
            throw new DataException($"{path}: is a pipe, expected {expected}, which can be read more than once.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{path}: no such file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: can't be read ({e.Message}).", e);
        }
    }

    /// <summary>Opens a stream, which the result closes.</summary>
    /// <param name="stream">The bytes of a file.</param>
    /// <param name="name">What errors call it.</param>
    public static PeekedStream Open(Stream stream, string name)
    {
        try
        {
            bool again = stream.CanSeek;
            var start = new PeekedStream(stream) { CanReadAgain = again };
            if (start.Peek() is not [0x1F, 0x8B, ..])
                return start;
            return new PeekedStream(new CheckedGzip(start, again ? stream : null, name)) { CanReadAgain = again };
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether bytes are no text with a few zeros in it, whose places the reading names, but something else.</summary>
    public static bool IsNoText(ReadOnlySpan<byte> bytes) =>
        bytes.Count((byte)0) * 10 > bytes.Length || Controls(bytes) * 50 > bytes.Length;

    /// <summary>Whether bytes hold what no text holds: zeros, or more than one control character in fifty.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes) => bytes.Contains((byte)0) || Controls(bytes) * 50 > bytes.Length;

    private static int Controls(ReadOnlySpan<byte> bytes)
    {
        int controls = 0;
        foreach (byte b in bytes)
        {
            if (b is < 0x20 and not (0 or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B or 0x1A))
                controls++;
        }
        return controls;
    }
}

using System.Text;

namespace GruSentiment.Training.Data;

/// <summary>Opens a data file as text: unpacks gzip, tells encodings apart, and refuses what is no text.</summary>
internal static class DataFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataException">There is no such file, or it can't be read as text.</exception>
    public static DataText Open(string path)
    {
        if (Directory.Exists(path))
            throw new DataException($"{path}: is a directory, expected a CSV or TSV file.");
        try
        {
            return Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan), path);
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
    /// <param name="stream">The bytes of a data file.</param>
    /// <param name="name">What errors call it.</param>
    public static DataText Open(Stream stream, string name)
    {
        try
        {
            return Decode(stream, name);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static DataText Decode(Stream stream, string name)
    {
        var start = new PeekedStream(stream);
        ReadOnlySpan<byte> bytes = start.Peek();
        if (bytes is [0x1F, 0x8B, ..])
        {
            start = new PeekedStream(new CheckedGzip(start, stream.CanSeek ? stream : null, name));
            bytes = start.Peek();
        }
        Refuse(bytes, name);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return new DataText(name, new StreamReader(start, Encoding.Unicode, detectEncodingFromByteOrderMarks: true, BufferSize), null);
        var utf8 = new LenientUtf8Reader(start);
        return new DataText(name, utf8, utf8);
    }

    private static void Refuse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
            throw new DataException($"{name}: empty, expected rows of text and label.");
        string? other = bytes switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => "a zip archive or an Excel workbook: unpack it, or save it as CSV",
            [0x1F, 0x8B, ..] => "compressed twice: unpack it once",
            [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => "a Parquet file: save it as CSV",
            [(byte)'B', (byte)'Z', (byte)'h', ..] or [0xFD, (byte)'7', (byte)'z', ..] or [0x28, 0xB5, 0x2F, 0xFD, ..] => "compressed in another way than gzip: unpack it",
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => null,
            [(byte)'{', (byte)'"' or (byte)'\n' or (byte)'\r', ..] or [(byte)'[', (byte)'{' or (byte)'\n', ..] => "JSON, expected CSV or TSV",
            _ when IsBinary(bytes) => "not text: expected CSV or TSV, plain or compressed with gzip",
            _ => null,
        };
        if (other is not null)
            throw new DataException($"{name}: {other}.");
    }

    /// <summary>Whether bytes hold what no text holds: zeros, or more than one control character in fifty.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        int controls = 0;
        foreach (byte b in bytes)
        {
            if (b == 0)
                return true;
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B or 0x1A))
                controls++;
        }
        return controls * 50 > bytes.Length;
    }
}

/// <summary>A data file opened as text.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Reader">The text.</param>
/// <param name="Utf8">The same, where it is read as UTF-8.</param>
internal sealed record DataText(string Name, TextReader Reader, LenientUtf8Reader? Utf8) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();
}

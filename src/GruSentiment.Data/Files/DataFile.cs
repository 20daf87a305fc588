using System.Text;

namespace GruSentiment.Data.Files;

/// <summary>Opens a data file as text: unpacks gzip, tells encodings apart, and refuses what is no text.</summary>
internal static class DataFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mayBeEmpty">Whether one without any byte is a text too.</param>
    /// <exception cref="DataException">There is no such file, or it can't be read as text.</exception>
    public static DataText Open(string path, bool mayBeEmpty = false) =>
        Decode(UnpackedFile.Open(path, "a CSV or TSV file"), path, mayBeEmpty);

    /// <summary>Opens a stream, which the result closes.</summary>
    /// <param name="stream">The bytes of a data file.</param>
    /// <param name="name">What errors call it.</param>
    public static DataText Open(Stream stream, string name) => Decode(UnpackedFile.Open(stream, name), name, mayBeEmpty: false);

    private static DataText Decode(PeekedStream start, string name, bool mayBeEmpty)
    {
        try
        {
            ReadOnlySpan<byte> bytes = start.Peek();
            if (!(mayBeEmpty && bytes.IsEmpty))
                Refuse(bytes, name);
            if (WorkbookFile.Begins(bytes))
                return new DataText(name, new WorkbookFile(start, name), null, start.CanReadAgain);
            if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                return new DataText(name, new StreamReader(start, Encoding.Unicode, detectEncodingFromByteOrderMarks: true, BufferSize),
                    null, start.CanReadAgain);
            var utf8 = new LenientUtf8Reader(start);
            return new DataText(name, utf8, utf8, start.CanReadAgain);
        }
        catch (Exception e)
        {
            start.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new DataException($"{name}: can't be read ({e.Message}).", e);
            throw;
        }
    }

    private static void Refuse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
            throw new DataException($"{name}: empty, expected rows of text and label.");
        string? other = bytes switch
        {
            _ when bytes.StartsWith("PK\u0003\u0004"u8) && bytes.IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) == 30 =>
                "an OpenDocument file: save it as CSV, or as an Excel workbook",
            _ when WorkbookFile.Begins(bytes) => null,
            [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => "a Parquet file: save it as CSV",
            _ when UnpackedFile.Packing(bytes) is { } packing => packing,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => null,
            _ when UnpackedFile.IsBinary(bytes) => "not text: expected CSV or TSV, plain or compressed with gzip",
            _ => null,
        };
        if (other is not null)
            throw new DataException($"{name}: {other}.");
    }
}

/// <summary>A data file opened as text.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Reader">The text; a <see cref="WorkbookFile"/> where it may be a workbook.</param>
/// <param name="Utf8">The same, where it is read as UTF-8.</param>
/// <param name="CanReadAgain">Whether the file can be opened once more; a pipe can't.</param>
internal sealed record DataText(string Name, TextReader Reader, LenientUtf8Reader? Utf8, bool CanReadAgain) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();
}

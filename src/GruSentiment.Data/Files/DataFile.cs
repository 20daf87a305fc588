using System.Text;
using GruSentiment.Data.Files.Encodings;
using GruSentiment.Options;

namespace GruSentiment.Data.Files;

/// <summary>Opens a data file as text: unpacks gzip, tells encodings apart, and refuses what is no text.</summary>
internal static class DataFile
{
    /// <summary>Of fewer bytes that a pipe has given so far, a control character or two are no large share.</summary>
    private const int FewBytes = 512;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">The name of its encoding; null where it is to be found.</param>
    /// <param name="mayBeLines">Whether it may hold a text a line: then it may also be empty.</param>
    /// <exception cref="DataException">There is no such file, or it can't be read as text.</exception>
    /// <exception cref="OptionException">There is no encoding of this name.</exception>
    public static DataText Open(string path, string? encoding, bool mayBeLines = false)
    {
        Encoding? given = encoding is null ? null : TextEncoding.Named(encoding);
        return Decode(UnpackedFile.Open(path, FileKind.Expected), path, given, mayBeLines);
    }

    /// <summary>Opens a stream, which the result closes.</summary>
    /// <param name="stream">The bytes of a data file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="encoding">The name of its encoding; null where it is to be found.</param>
    /// <param name="mayBeLines">Whether it may hold a text a line: then it may also be empty.</param>
    public static DataText Open(Stream stream, string name, string? encoding, bool mayBeLines = false)
    {
        Encoding? given = encoding is null ? null : TextEncoding.Named(encoding);
        return Decode(UnpackedFile.Open(stream, name), name, given, mayBeLines);
    }

    private static DataText Decode(PeekedStream start, string name, Encoding? given, bool mayBeLines)
    {
        try
        {
            ReadOnlySpan<byte> bytes = start.Peek();
            Encoding? found = UnicodeForm.Of(bytes);
            if (!(mayBeLines && bytes.IsEmpty))
                Refuse(start, found ?? Wide(given), name, mayBeLines);
            if (given is not null && Wide(given) is null && found is not null && bytes.Contains((byte)0))
            {
                string form = found.CodePage is 1200 or 1201 ? "UTF-16" : "UTF-32";
                throw new DataException($"{name}: is {form}, not {given.WebName}: leave out {TextEncoding.Option}.");
            }
            if (WorkbookFile.Begins(bytes))
                return new DataText(name, null, null, start.CanReadAgain, new WorkbookFile(start, name));
            if (given is not null && Wide(given) is null && bytes is [0xEF, 0xBB, 0xBF, ..])
                start.ReadExactly(new byte[3]);
            // A mark says which of the two orders it is better than a name that leaves it open.
            Encoding? encoding = given is null || (Wide(given) is not null && found is not null) ? found : given;
            var reader = new DecodedReader(start, name, encoding, waits: start.CanReadAgain);
            return new DataText(name, reader, reader, start.CanReadAgain);
        }
        catch (Exception e)
        {
            start.Dispose();
            if (e is IOException or UnauthorizedAccessException)
                throw new DataException($"{name}: can't be read ({e.Message}).", e);
            throw;
        }
    }

    /// <summary>An encoding if it is one of those whose text has zero bytes.</summary>
    private static Encoding? Wide(Encoding? encoding) => encoding?.CodePage is 1200 or 1201 or 12000 or 12001 ? encoding : null;

    private static void Refuse(PeekedStream start, Encoding? wide, string name, bool mayBeLines)
    {
        ReadOnlySpan<byte> bytes = start.Peek();
        if (bytes.IsEmpty)
            throw new DataException($"{name}: empty, expected rows of text and label.") { HasNoRow = true };
        bool areMany = start.CanReadAgain || bytes.Length >= FewBytes;
        string? other = FileKind.NoTable(bytes, wide, name, mayBeLines)
            ?? (wide is null && areMany && !WorkbookFile.Begins(bytes) && UnpackedFile.IsNoText(bytes)
                ? $"not text, expected {FileKind.Expected}, plain or compressed with gzip"
                : null);
        if (other is not null)
            throw new DataException($"{name}: {other}.");
    }
}

/// <summary>A data file opened as text.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Text">The text; <see langword="null"/> for a workbook.</param>
/// <param name="Decoded">The same, where it was decoded here.</param>
/// <param name="CanReadAgain">Whether the file can be opened once more; a pipe can't.</param>
/// <param name="Workbook">The file, where it may be a workbook.</param>
internal sealed record DataText(
    string Name, TextReader? Text, DecodedReader? Decoded, bool CanReadAgain, WorkbookFile? Workbook = null) : IDisposable
{
    /// <summary>The text.</summary>
    /// <exception cref="DataException">It is a workbook, and was to be read as text.</exception>
    public TextReader Reader
    {
        get => Text ?? throw new DataException($"{Name}: a zip archive or a workbook, expected text: unpack it, or save it as CSV.");
        init => Text = value;
    }

    /// <summary>
    /// Once the text has been read: in which encoding, from which line on, where it is not UTF-8; <see langword="null"/> where it is.
    /// </summary>
    public UserMessage? EncodingWarning => Decoded?.Warning;

    /// <inheritdoc/>
    public void Dispose()
    {
        Text?.Dispose();
        Workbook?.Dispose();
    }
}

namespace GruSentiment.Data.Files;

/// <summary>A file that begins as workbooks do.</summary>
/// <param name="bytes">The file, which is closed with this.</param>
/// <param name="name">What errors call it.</param>
internal sealed class WorkbookFile(PeekedStream bytes, string name) : IDisposable
{
    /// <summary>Most bytes of a pipe or a packed file, as they must be in memory to be sought in.</summary>
    private const int MaxCopied = 1 << 28;

    /// <summary>Whether bytes are the first of a zip archive (.xlsx) or of a compound file (.xls).</summary>
    public static bool Begins(ReadOnlySpan<byte> start) =>
        start is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..];

    /// <summary>All its bytes, to be sought in.</summary>
    /// <exception cref="DataException">It is a pipe or packed, and too large.</exception>
    public Stream Bytes() => bytes.Seekable(MaxCopied)
        ?? throw new DataException($"{name}: a workbook of more than {MaxCopied:N0} bytes that comes packed or from a pipe; "
            + $"write it to a file of its own first.");

    /// <inheritdoc/>
    public void Dispose() => bytes.Dispose();
}

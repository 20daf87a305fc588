using System.Text;

namespace GruSentiment.Data.Files;

/// <summary>Tells by its first bytes what a file is that is no table and no text.</summary>
internal static class FileKind
{
    /// <summary>What a user was to name.</summary>
    public const string Expected = "a table: CSV, TSV, JSON or an Excel workbook";

    private const string Pictures =
        $"a picture, expected {Expected}; write the texts that it shows into a spreadsheet, and save that as CSV";
    private const string Page = "a web page (HTML), perhaps saved in place of the file: download the file itself";
    private const string HtmlTable = "an HTML table, as some programs save it under .xls: open it in a spreadsheet and save it as CSV";

    /// <summary>What the file is and what to do about it; null where it may be a text.</summary>
    /// <param name="start">The first bytes.</param>
    /// <param name="encoding">UTF-16 or UTF-32, where the bytes are; else null.</param>
    /// <param name="name">The file, for an example.</param>
    /// <param name="mayBeLines">Whether it may also hold a text a line, the first of which may begin with a tag.</param>
    public static string? NoTable(ReadOnlySpan<byte> start, Encoding? encoding, string name, bool mayBeLines = false) =>
        encoding is null && (Packed(start) ?? Table(start, name) ?? Document(start)) is { } other ? other
            : Text((encoding ?? Encoding.Latin1).GetString(start), mayBeLines);

    /// <summary>How a file that begins like this is packed, and what to do about it; null where it is not.</summary>
    public static string? Packed(ReadOnlySpan<byte> start) => start switch
    {
        [0x1F, 0x8B, ..] => "compressed twice: unpack it once",
        [(byte)'B', (byte)'Z', (byte)'h', ..] => "compressed with bzip2: unpack it (bunzip2)",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "compressed with xz: unpack it (unxz)",
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "compressed with Zstandard: unpack it (unzstd)",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7z archive: unpack it (7z x)",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7, ..] => "a RAR archive: unpack it (unrar x)",
        [(byte)'P', (byte)'K', 5, 6, ..] => "an empty ZIP archive",
        _ => null,
    };

    /// <summary>Tables in forms that are not read.</summary>
    private static string? Table(ReadOnlySpan<byte> start, string name) => start switch
    {
        _ when start.StartsWith("PK\u0003\u0004"u8) && start.IndexOf("mimetypeapplication/vnd.oasis.opendocument"u8) == 30 =>
            "an OpenDocument file: save it as CSV, or as an Excel workbook",
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => $"a Parquet file: make CSV of it, for example with DuckDB: {DuckDb(name)}",
        [(byte)'A', (byte)'R', (byte)'R', (byte)'O', (byte)'W', (byte)'1', ..] or [(byte)'F', (byte)'E', (byte)'A', (byte)'1', ..] =>
            "an Arrow (Feather) file: make CSV of it, for example with pandas, read_feather and to_csv",
        [0x80, >= 2 and <= 5, (byte)'c' or (byte)'}' or (byte)']' or 0x95 or (byte)'(', ..] =>
            "a Python pickle: save it as CSV, for example with the to_csv of pandas",
        [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', ..] =>
            "a NumPy array: save it as CSV, for example with the to_csv of pandas",
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "an HDF5 file: save it as CSV, for example with the to_csv of pandas",
        _ when start.StartsWith("SQLite format 3\0"u8) => "an SQLite database: export a table of it as CSV",
        _ => null,
    };

    private static string? Document(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] =>
            $"a PDF document, expected {Expected}; copy its texts into a spreadsheet, and save that as CSV",
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "an RTF document: save it as plain text, CSV or TSV",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] =>
            Pictures,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Pictures,
        _ => null,
    };

    private static string? Text(string start, bool mayBeLines)
    {
        string text = start.TrimStart('\uFEFF');
        if (text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal)) // The mark of UTF-8, byte by byte.
            text = text[3..];
        if (text.StartsWith("version https://git-lfs.github.com/spec/", StringComparison.Ordinal))
            return "a Git LFS pointer, the data itself is not here: git lfs pull fetches it";
        text = text.TrimStart();
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return $"XML, expected {Expected}; make CSV of it, for example with pandas, read_xml and to_csv";
        if (!mayBeLines && StartsWithTag(text, "<table"))
            return HtmlTable;
        bool isPage = text.StartsWith("<!DOCTYPE html", StringComparison.OrdinalIgnoreCase) || StartsWithTag(text, "<html")
            || (!mayBeLines && (text.StartsWith("<!--", StringComparison.Ordinal) || StartsWithTag(text, "<head")
                || StartsWithTag(text, "<body")));
        return !isPage ? null : text.Contains("schemas-microsoft-com:office:excel", StringComparison.Ordinal) ? HtmlTable : Page;
    }

    private static bool StartsWithTag(string text, string tag) =>
        text.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && text.Length > tag.Length
        && text[tag.Length] is ' ' or '>' or '\n' or '\r';

    private static string DuckDb(string name)
    {
        string path = name.Replace('\\', '/').Replace("'", "''", StringComparison.Ordinal);
        string csv = Path.ChangeExtension(path, ".csv");
        return $"duckdb -c \"COPY '{path}' TO '{csv}'\"";
    }
}

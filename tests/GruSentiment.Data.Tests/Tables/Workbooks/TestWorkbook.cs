using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace GruSentiment.Data.Tests.Tables.Workbooks;

/// <summary>Small workbooks, written by hand.</summary>
internal static class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A sheet.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Rows">
    /// Its cells: texts, numbers, booleans, dates; <see langword="null"/> for none; a text that begins with <c>#</c> is an error.
    /// </param>
    /// <param name="IsHidden">Whether a user doesn't see it.</param>
    public sealed record Sheet(string Name, IEnumerable<object?[]> Rows, bool IsHidden = false);

    /// <summary>An archive of files of text.</summary>
    public static byte[] Zip(params (string Name, string Content)[] files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A workbook as Excel writes them today, its texts in the cells.</summary>
    public static byte[] Xlsx(params Sheet[] sheets)
    {
        IEnumerable<string> list = sheets.Select((sheet, i) =>
            $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\"{(sheet.IsHidden ? " state=\"hidden\"" : "")} r:id=\"r{i + 1}\"/>");
        IEnumerable<string> relations = sheets.Select((_, i) =>
            $"<Relationship Id=\"r{i + 1}\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>");
        return Zip(
        [
            ("xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets>{string.Concat(list)}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + $"{string.Concat(relations)}<Relationship Id=\"styles\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/>"
                + "</Relationships>"),
            // The second format is that of a date.
            ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheet.Rows.Select(Row))}</sheetData></worksheet>")),
        ]);
    }

    private static string Row(object?[] cells, int row)
    {
        IEnumerable<string> written = cells.Select((cell, column) => Cell(cell, $"r=\"{(char)('A' + column)}{row + 1}\""));
        return $"<row r=\"{row + 1}\">{string.Concat(written)}</row>";
    }

    private static string Cell(object? value, string place) => value switch
    {
        null => "",
        bool truth => $"<c {place} t=\"b\"><v>{(truth ? 1 : 0)}</v></c>",
        DateTime time => string.Create(CultureInfo.InvariantCulture, $"<c {place} s=\"1\"><v>{time.ToOADate()}</v></c>"),
        IFormattable number => $"<c {place}><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
        string text when text.StartsWith('#') => $"<c {place} t=\"e\"><v>{text}</v></c>",
        _ => $"<c {place} t=\"inlineStr\"><is><t>{SecurityElement.Escape(value.ToString())}</t></is></c>",
    };

    /// <summary>A workbook as Excel wrote them until 2003, of texts and numbers in one sheet: BIFF8 in a compound file.</summary>
    public static byte[] Xls(string sheet, params object[][] rows)
    {
        byte[] name = [(byte)sheet.Length, 0, .. Encoding.ASCII.GetBytes(sheet)];
        byte[] globals = [.. Begin(5), .. Record(0x85, [0, 0, 0, 0, 0, 0, .. name]), .. End];
        BitConverter.TryWriteBytes(globals.AsSpan(Begin(5).Length + 4), globals.Length);
        IEnumerable<byte> cells = rows.SelectMany((row, i) =>
            row.SelectMany((cell, column) => OldCell(cell, [(byte)i, 0, (byte)column, 0, 0, 0])));
        return CompoundFile("Workbook", [.. globals, .. Begin(16), .. cells, .. End]);
    }

    private static byte[] Begin(byte kind) => Record(0x809, [0, 6, kind, 0, 0xBB, 0x0D, 0xCC, 7, 0, 0, 0, 0, 6, 0, 0, 0]);

    private static byte[] End => Record(0x0A, []);

    private static byte[] OldCell(object cell, byte[] place) => cell is string text
        ? Record(0x204, [.. place, (byte)text.Length, 0, 1, .. Encoding.Unicode.GetBytes(text)])
        : Record(0x203, [.. place, .. BitConverter.GetBytes(Convert.ToDouble(cell, CultureInfo.InvariantCulture))]);

    private static byte[] Record(ushort kind, byte[] content) =>
        [.. BitConverter.GetBytes(kind), .. BitConverter.GetBytes((ushort)content.Length), .. content];

    /// <summary>A header, a sector of places, a directory of two entries, and one stream.</summary>
    public static byte[] CompoundFile(string name, byte[] content)
    {
        int length = Math.Max(4096, (content.Length + 511) / 512 * 512); // Shorter ones would stand in sectors of their own kind.
        byte[] file = new byte[3 * 512 + length];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(file, 0);
        Write(file, 24, 0x0003003E, 0x0009FFFE, 6); // Version, byte order, sectors of 512 and 64 bytes.
        Write(file, 44, 1, 1, 0, 4096, -2, 0, -2, 0, 0); // One sector of places, the directory in sector 1.
        file.AsSpan(80, 432).Fill(0xFF);
        file.AsSpan(512, 512).Fill(0xFF);
        Write(file, 512, -3, -2);
        for (int sector = 0; sector < length / 512; sector++)
            Write(file, 520 + 4 * sector, sector == length / 512 - 1 ? -2 : sector + 3);
        Entry(file, 1024, "Root Entry", kind: 5, child: 1, start: -2, length: 0);
        Entry(file, 1152, name, kind: 2, child: -1, start: 2, length);
        content.CopyTo(file, 1536);
        return file;
    }

    private static void Entry(byte[] file, int at, string name, byte kind, int child, int start, int length)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(file, at);
        file[at + 64] = (byte)(2 * name.Length + 2);
        file[at + 66] = kind;
        file[at + 67] = 1;
        Write(file, at + 68, -1, -1, child);
        Write(file, at + 116, start, length);
    }

    private static void Write(byte[] file, int at, params int[] values)
    {
        for (int i = 0; i < values.Length; i++)
            BitConverter.TryWriteBytes(file.AsSpan(at + 4 * i), values[i]);
    }
}

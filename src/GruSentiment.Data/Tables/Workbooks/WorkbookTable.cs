using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using GruSentiment.Data.Files;

namespace GruSentiment.Data.Tables.Workbooks;

/// <summary>Opens the first visible sheet of a workbook that has a row.</summary>
internal static class WorkbookTable
{
    private const int SampleRows = 1000;

    /// <summary>Opens a workbook as a table.</summary>
    /// <param name="name">What errors call the file.</param>
    /// <param name="file">The file, which stays open.</param>
    /// <exception cref="DataException">It is none, it is locked or damaged, or it has no row.</exception>
    public static OpenTable Open(string name, WorkbookFile file)
    {
        Stream bytes = file.Bytes();
        if (bytes.ReadByte() == 'P' && !HasWorkbook(name, bytes))
            throw new DataException($"{name}: a zip archive without a workbook in it: unpack it.");
        bytes.Position = 0;
        IExcelDataReader workbook = WorkbookFault.Clear(name, () =>
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // Old workbooks are written in the code page of their computer.
            return ExcelReaderFactory.CreateReader(bytes, new ExcelReaderConfiguration { LeaveOpen = true });
        });
        try
        {
            Queue<(int Row, string[] Cells)> first = WorkbookFault.Clear(name, () => FirstRows(workbook));
            if (first.Count == 0)
                throw new DataException($"{name}: no rows, expected rows of text and label.");
            return new OpenTable(new TableFormat(TableKind.Workbook) { Sheet = workbook.Name }, [.. first.Select(row => row.Cells)],
                HasHeader: null, new WorkbookRecords(name, workbook, first));
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    private static bool HasWorkbook(string name, Stream bytes) => WorkbookFault.Clear(name, () =>
    {
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
        return archive.Entries.Any(entry =>
            entry.FullName.TrimStart('/').Replace('\\', '/').StartsWith("xl/workbook.", StringComparison.OrdinalIgnoreCase));
    });

    private static Queue<(int Row, string[] Cells)> FirstRows(IExcelDataReader workbook)
    {
        var rows = new Queue<(int Row, string[] Cells)>();
        do
        {
            if (workbook.VisibleState != "visible")
                continue;
            for (int row = 1; rows.Count <= SampleRows && workbook.Read(); row++)
            {
                string[] cells = WorkbookRecords.CellsOf(workbook);
                if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                    rows.Enqueue((row, cells));
            }
        }
        while (rows.Count == 0 && workbook.NextResult());
        return rows;
    }
}

/// <summary>Makes a message for the user of what goes wrong in a workbook.</summary>
internal static class WorkbookFault
{
    /// <summary>Does what may fail.</summary>
    /// <exception cref="DataException">It failed.</exception>
    public static T Clear<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw new DataException($"{name}: a workbook locked with a password: save it without one.", e);
        }
        // Wrong bytes make the reader fail in many ways: by missing keys, places out of range, lengths beyond memory.
        catch (Exception e) when (e is not DataException)
        {
            throw new DataException($"{name}: a damaged workbook or zip archive, expected a whole one. If a spreadsheet program opens it, "
                + $"save it as CSV.", e);
        }
    }
}

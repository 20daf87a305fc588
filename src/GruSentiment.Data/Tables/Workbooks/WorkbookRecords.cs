using System.Globalization;
using ExcelDataReader;

namespace GruSentiment.Data.Tables.Workbooks;

/// <summary>The rows of a sheet as records; those without anything are passed over.</summary>
/// <param name="name">What errors call the file.</param>
/// <param name="sheet">The workbook, at its sheet.</param>
/// <param name="first">Rows that have been read already.</param>
internal sealed class WorkbookRecords(string name, IExcelDataReader sheet, Queue<(int Row, string[] Cells)> first) : IRecordReader
{
    private string[] _cells = [];
    private int _row = first.Max(row => row.Row);

    /// <inheritdoc/>
    public int Count => _cells.Length;

    /// <inheritdoc/>
    public int Line { get; private set; }

    /// <inheritdoc/>
    public bool IsBlank => false;

    /// <inheritdoc/>
    public string this[int index] => _cells[index];

    /// <summary>
    /// The cells of the row that a workbook is at, as text: numbers in their shortest form, dates as in ISO 8601, <c>true</c> and
    /// <c>false</c>.
    /// </summary>
    public static string[] CellsOf(IExcelDataReader workbook)
    {
        string[] cells = new string[workbook.FieldCount];
        for (int column = 0; column < cells.Length; column++)
        {
            cells[column] = workbook.GetValue(column) switch
            {
                null => "",
                bool truth => truth ? "true" : "false",
                DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
                double number and (>= 1e15 or <= -1e15) => number.ToString("0", CultureInfo.InvariantCulture), // Never 1E+15: it is an id.
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var text => text.ToString() ?? "",
            };
        }
        return cells;
    }

    /// <inheritdoc/>
    public bool Read()
    {
        if (first.TryDequeue(out (int Row, string[] Cells) read))
        {
            (Line, _cells) = read;
            return true;
        }
        while (WorkbookFault.Clear(name, sheet.Read))
        {
            _row++;
            _cells = WorkbookFault.Clear(name, () => CellsOf(sheet));
            Line = _row;
            if (!Array.TrueForAll(_cells, string.IsNullOrWhiteSpace))
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => sheet.Dispose();
}

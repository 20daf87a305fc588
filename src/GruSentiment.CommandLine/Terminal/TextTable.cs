namespace GruSentiment.CommandLine.Terminal;

/// <summary>Cells in columns, two spaces between them.</summary>
/// <param name="numbers">The columns of numbers, which stand at the right.</param>
internal sealed class TextTable(params int[] numbers)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; the first may be the heads. All have as many cells.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The rows, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        if (_rows.Count == 0)
            yield break;
        int[] widths = [.. _rows[0].Select((_, column) => _rows.Max(row => DisplayWidth.Of(row[column])))];
        foreach (string[] row in _rows)
        {
            IEnumerable<string> cells = row.Select((cell, column) => numbers.Contains(column)
                ? DisplayWidth.PadLeft(cell, widths[column])
                : DisplayWidth.PadRight(cell, widths[column]));
            yield return string.Join("  ", cells).TrimEnd();
        }
    }
}

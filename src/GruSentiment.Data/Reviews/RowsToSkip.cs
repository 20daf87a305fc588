using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Reviews;

/// <summary>
/// A user's list of rows of a data file that are not to be trained on: a table with the column <c>row</c>, and <c>text</c> if there is one,
/// beside any others. Rows are counted from 1, without the header. A row with another text than in the list is refused: the list is of
/// another file.
/// </summary>
internal sealed class RowsToSkip
{
    private const string RowColumn = "row", TextColumn = "text";

    private readonly Dictionary<int, (int Line, ulong? Text)> _rows = [];

    private RowsToSkip(string name) => Name = name;

    /// <summary>The list's file.</summary>
    public string Name { get; }

    /// <summary>The numbers of the rows, in rising order.</summary>
    public IReadOnlyList<int> Rows => [.. _rows.Keys.Order()];

    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">It can't be read, has no column of rows, or something in it is no number of a row.</exception>
    public static RowsToSkip Read(string path)
    {
        var options = new ReviewReaderOptions();
        using DataText text = DataFile.Open(path, options.Encoding);
        var list = new RowsToSkip(path);
        int line = 0;
        try
        {
            using IRecordReader records = TableOpener.Open(text, options).Records;
            if (!records.Read())
                throw new DataException($"{path}: no rows; a column '{RowColumn}' with the numbers of rows was expected.");
            string[] names = [.. Enumerable.Range(0, records.Count).Select(column => records[column].Trim())];
            int rowColumn = Column(names, RowColumn), textColumn = Column(names, TextColumn);
            if (rowColumn < 0)
            {
                string found = ShortList.Of(names.Select(name => $"'{name}'"));
                throw new DataException($"{path}, line 1: no column '{RowColumn}'. The columns are {found}; "
                    + $"a column '{RowColumn}' with the numbers of rows was expected.");
            }
            while (records.Read())
            {
                line = records.Line;
                if (!records.IsBlank)
                    list.Add(records, rowColumn, textColumn);
            }
        }
        catch (IOException e)
        {
            throw new DataException($"{path}: can't be read further after line {line} ({e.Message}).", e);
        }
        return list;
    }

    /// <summary>Whether a row is in the list.</summary>
    /// <param name="data">What errors call the data.</param>
    /// <param name="row">Its number, from 1.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="DataException">It is, with another text.</exception>
    public bool Has(string data, int row, string text)
    {
        if (!_rows.TryGetValue(row, out (int Line, ulong? Text) listed))
            return false;
        if (listed.Text is not { } hash || hash == Letters(text))
            return true;
        throw new DataException($"{Name}, line {listed.Line}: row {row} has another text than in {data}. "
            + $"Either the list is of another file, or rows were added or removed since, or a spreadsheet changed its characters.");
    }

    /// <summary>Refuses rows that the data does not have.</summary>
    /// <param name="data">What errors call the data.</param>
    /// <param name="rows">How many it has.</param>
    /// <exception cref="DataException">There is one.</exception>
    public void RequireWithin(string data, int rows)
    {
        foreach ((int row, (int line, _)) in _rows.OrderBy(entry => entry.Value.Line))
        {
            if (row > rows)
                throw new DataException($"{Name}, line {line}: row {row}, and {data} has {rows:N0} rows.");
        }
    }

    private static int Column(string[] names, string wanted) =>
        Array.FindIndex(names, name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));

    private void Add(IRecordReader records, int rowColumn, int textColumn)
    {
        string field = rowColumn < records.Count ? records[rowColumn].Trim() : "";
        if (!int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out int row) || row < 1)
        {
            throw new DataException($"{Name}, line {records.Line}: '{ShortText.Of(field, 40)}' in the column '{RowColumn}'; "
                + $"the number of a row was expected, from 1.");
        }
        _rows[row] = (records.Line, textColumn >= 0 && textColumn < records.Count ? Letters(records[textColumn]) : null);
    }

    /// <summary>
    /// What is left of a text by programs for spreadsheets, as 64 bits: they change spaces and line ends, and an apostrophe may stand
    /// before it.
    /// </summary>
    private static ulong Letters(string text)
    {
        string letters = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        return TextHash.Of(letters.StartsWith('\'') ? letters.AsSpan(1) : letters);
    }
}

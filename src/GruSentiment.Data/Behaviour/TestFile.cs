using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Options;

namespace GruSentiment.Data.Behaviour;

/// <summary>A user's file of tests: a table with the columns text, label and capability, in any order, beside any others.</summary>
internal static class TestFile
{
    private static readonly string[] s_columns = ["text", "label", "capability"];

    /// <summary>Reads it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What stands between its fields and what its quotes mean, where that is not to be found out.</param>
    /// <exception cref="DataException">It can't be read, has no test, or a row is none.</exception>
    public static IReadOnlyList<BehaviourTest> Read(string path, ReviewReaderOptions options)
    {
        using DataText text = DataFile.Open(path, options.Encoding);
        var tests = new List<BehaviourTest>();
        int line = 0;
        try
        {
            using IRecordReader records = TableOpener.Open(text, options).Records;
            int[] columns = records.Read() ? Header(path, [.. Enumerable.Range(0, records.Count).Select(column => records[column])])
                : throw new DataException($"{path}: no rows; rows of text, label and capability were expected.");
            int width = records.Count;
            while (records.Read())
            {
                line = records.Line;
                if (!records.IsBlank)
                    tests.Add(Row(path, records, columns, width));
            }
        }
        catch (IOException e)
        {
            throw new DataException($"{path}: can't be read further after line {line} ({e.Message}).", e);
        }
        return tests.Count > 0 ? tests
            : throw new DataException($"{path}: no rows below the names of the columns; rows of text, label and capability were expected.");
    }

    private static int[] Header(string path, string[] names)
    {
        int[] columns = [.. s_columns.Select(column =>
            Array.FindIndex(names, name => name.Trim().Equals(column, StringComparison.OrdinalIgnoreCase)))];
        string[] missing = [.. s_columns.Where((_, i) => columns[i] < 0).Select(column => $"'{column}'")];
        if (missing.Length == 0)
            return columns;
        string found = ShortList.Of(names.Select(name => $"'{name.Trim()}'"));
        throw new DataException(
            $"{path}, line 1: no column {string.Join(" and ", missing)}. The columns are {found}; "
            + $"text, label and capability were expected, in any order.");
    }

    private static BehaviourTest Row(string path, IRecordReader records, int[] columns, int width)
    {
        if (records.Count != width)
        {
            throw new DataException(
                $"{path}, line {records.Line}: {records.Count} fields; {width} were expected, as in the first line. "
                + $"A text with what stands between fields must be in quotes.");
        }
        string[] fields = [.. columns.Select(column => records[column].Trim())];
        int empty = Array.FindIndex(fields, string.IsNullOrEmpty);
        if (empty >= 0)
            throw new DataException($"{path}, line {records.Line}: no {s_columns[empty]}; a text, a label and a capability were expected.");
        return new BehaviourTest(fields[2], fields[0], fields[1], Line: records.Line);
    }
}

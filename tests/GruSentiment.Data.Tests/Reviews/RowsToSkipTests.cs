using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Data.Tables;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Reviews;

public sealed class RowsToSkipTests : IDisposable
{
    private const string Reviews = "text,label\nGood film,1\nbad film,0\n,1\nfine soup,1\n\"poor,\r\n soup\",0\n=fine hat,1\npoor hat,0\n";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("row\n1\n5\n")]
    [InlineData("row,text\n5,\"poor,\n  soup\"\n1,Good film\n")]
    [InlineData("line;ROW;note;Text\n2;1;x;Good film\n6;5;;\"poor,\r\n soup\"\n")]
    [InlineData("row\n5\n1\n1\n\n3\n")] // The third has no text anyway.
    public void Rows_are_left_out_by_their_numbers(string list)
    {
        ReviewSet set = Load(list);

        Assert.Equal([2, 4, 6, 7], set.Rows.ToArray());
        Assert.Equal([3, 5, 8, 9], set.Lines.ToArray());
        Assert.Equal(7, set.Report.Rows);
        Assert.Contains(set.Report.Lines(), line => $"{line}".Contains("list.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void An_apostrophe_before_a_formula_is_no_other_text() =>
        Assert.Equal([1, 2, 4, 5, 7], Load("row,text\n6,'=fine hat\n").Rows.ToArray());

    [Fact]
    public void How_many_are_left_out_is_said()
    {
        string[] lines = [.. Load("row\n1\n5\n").Report.Lines().Select(line => $"{line}")];
        Assert.Equal($"skipped rows: 2 that {_folder.File("list.csv")} lists", lines[2]);
        var whole = ReviewSet.Load(_folder.File("reviews.csv"), Options);
        Assert.DoesNotContain(whole.Report.Lines(), line => $"{line}".Contains("list.csv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("line\n1\n",
        "LIST, line 1: no column 'row'. The columns are 'line'; a column 'row' with the numbers of rows was expected.")]
    [InlineData("row\n1\nx2\n", "LIST, line 3: 'x2' in the column 'row'; the number of a row was expected, from 1.")]
    [InlineData("row,text\n0,Good film\n", "LIST, line 2: '0' in the column 'row'; the number of a row was expected, from 1.")]
    [InlineData("row\n1\n8\n", "LIST, line 3: row 8, and DATA has 7 rows.")]
    [InlineData("row,text\n1,Good film\n2,bad soup\n", "LIST, line 3: row 2 has another text than in DATA. "
        + "Either the list is of another file, or rows were added or removed since, or a spreadsheet changed its characters.")]
    [InlineData("row\n1\n2\n4\n5\n6\n7\n", "DATA: 6 of 7 rows are in LIST, and none of the others can be used: "
        + "1 without text (line 4). Usable rows were expected to train on.")]
    [InlineData("row\n1\n2\n3\n4\n5\n6\n7\n", "DATA: all 7 rows are in LIST; others were expected to train on.")]
    public void What_can_not_be_meant_is_an_error_with_its_place(string list, string message)
    {
        string error = Assert.Throws<DataException>(() => Load(list)).Message;
        Assert.Equal(message, error.Replace(_folder.File("list.csv"), "LIST", StringComparison.Ordinal)
            .Replace(_folder.File("reviews.csv"), "DATA", StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_left_out_do_not_count_among_those_of_which_a_part_may_be_unusable()
    {
        string data = _folder.Write("reviews.csv", Reviews), list = _folder.Write("list.csv", "row\n4\n5\n6\n7\n");
        DataException fault = Assert.Throws<DataException>(() => ReviewSet.Load(
            data, new ReviewReaderOptions { MaxSkipped = 0.2 }, RowsToSkip.Read(list), TestContext.Current.CancellationToken));
        Assert.StartsWith($"{data}: 1 of 3 rows that are not in {list} can't be used, more than ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_every_usable_row_is_there()
    {
        _folder.Write("reviews.csv", Reviews);
        Assert.Equal([1, 2, 4, 5, 6, 7], ReviewSet.Load(_folder.File("reviews.csv"), Options).Rows.ToArray());
    }

    private static ReviewReaderOptions Options { get; } = new() { MaxSkipped = 0.5 };

    private ReviewSet Load(string list)
    {
        string data = _folder.Write("reviews.csv", Reviews);
        var skip = RowsToSkip.Read(_folder.Write("list.csv", list));
        return ReviewSet.Load(data, Options, skip, TestContext.Current.CancellationToken);
    }
}

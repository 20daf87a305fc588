using GruSentiment.Data.Behaviour;
using GruSentiment.Data.Files;
using GruSentiment.Data.Tables;
using GruSentiment.Data.Tests.Tables.Workbooks;
using GruSentiment.Tests;

namespace GruSentiment.Data.Tests.Behaviour;

public sealed class TestFileTests : IDisposable
{
    private static readonly BehaviourTest[] s_tests =
        [new("irony", "Oh great, it broke.", "negative", Line: 2), new("thanks", "Ta!", "positive", Line: 3)];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("text,label,capability\n\"Oh great, it broke.\",negative,irony\nTa!,positive,thanks\n")]
    [InlineData("capability;note;TEXT;Label\nirony;;Oh great, it broke.;negative\nthanks;x;Ta!;positive")]
    [InlineData("label\ttext\tcapability\r\nnegative\tOh great, it broke.\tirony\r\npositive\t Ta! \tthanks\r\n")]
    [InlineData("text,label,capability\n\"Oh great, it broke.\",negative,irony\nTa!,positive,thanks\n,,\n , ,\n")]
    [InlineData("[\n{\"text\":\"Oh great, it broke.\",\"label\":\"negative\",\"capability\":\"irony\"},\n"
        + "{\"capability\":\"thanks\",\"text\":\"Ta!\",\"label\":\"positive\"}]")]
    public void Columns_are_found_by_their_names_in_any_order(string text) => Assert.Equal(s_tests, Read(text));

    [Theory]
    [InlineData("", "tests.csv: empty, expected rows of text and label.")]
    [InlineData("text,label\na,positive\n",
        "tests.csv, line 1: no column 'capability'. The columns are 'text', 'label'; "
            + "text, label and capability were expected, in any order.")]
    [InlineData("Good film,positive,praise\n",
        "tests.csv, line 1: no column 'text' and 'label' and 'capability'. The columns are 'Good film', 'positive', 'praise'; "
            + "text, label and capability were expected, in any order.")]
    [InlineData("text,label,capability\n",
        "tests.csv: no rows below the names of the columns; rows of text, label and capability were expected.")]
    [InlineData("text,label,capability\ngood,positive,praise\nbad,,blame\n",
        "tests.csv, line 3: no label; a text, a label and a capability were expected.")]
    [InlineData("text,label,capability\n\"two\nlines\",positive,praise\nbad, very,negative,blame\n",
        "tests.csv, line 4: 4 fields; 3 were expected, as in the first line. A text with what stands between fields must be in quotes.")]
    [InlineData("{\"text\":\"good\",\"label\":\"positive\",\"capability\":\"praise\"}\n"
        + "{\"text\":\"bad\",\"capability\":\"blame\"}\n",
        "tests.csv, line 2: no label; a text, a label and a capability were expected.")]
    public void What_is_no_test_is_an_error_with_its_line(string text, string message)
    {
        string error = Assert.Throws<DataException>(() => Read(text)).Message;
        Assert.Equal(message, error.Replace(_directory.File("tests.csv"), "tests.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void A_workbook_has_rows_for_lines()
    {
        byte[] book = TestWorkbook.Xlsx(new TestWorkbook.Sheet("Tests",
        [
            ["capability", "label", "text"], ["irony", "negative", "Oh great, it broke."], ["thanks", "positive", "Ta!"], ["", null, ""],
        ]));

        Assert.Equal(s_tests, TestFile.Read(_directory.Write("tests.xlsx", book), new ReviewReaderOptions()));
    }

    private IReadOnlyList<BehaviourTest> Read(string text) =>
        TestFile.Read(_directory.Write("tests.csv", text), new ReviewReaderOptions());
}

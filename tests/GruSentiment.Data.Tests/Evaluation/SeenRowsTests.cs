using GruSentiment.Data.Evaluation;

namespace GruSentiment.Data.Tests.Evaluation;

public class SeenRowsTests
{
    [Theory]
    [InlineData(60, 60, "all 60 rows are")]
    [InlineData(1, 60, "1 of the 60 rows is")]
    [InlineData(2, 1200, "2 of the 1,200 rows are")]
    [InlineData(1, 1, "1 of the 1 row is")]
    public void Before_a_training_the_file_and_its_rows_in_the_training_set_are_named(int trained, int rows, string found) => Assert.Equal(
        $"test.csv: {found} also in the training set, so its metrics look better than they are. Use other texts.",
        new SeenRows(trained, 0, rows, Unseen: null).WarningOf("test.csv"));

    [Theory]
    [InlineData(0, 0, 50, false)]
    [InlineData(1, 0, 100, true)]
    [InlineData(0, 1, 100, true)]
    [InlineData(1, 1, 200, true)]
    [InlineData(1, 0, 101, false)]
    public void A_hundredth_of_the_rows_makes_figures_too_good(int trained, int validated, int rows, bool makeTooGood) =>
        Assert.Equal(makeTooGood, new SeenRows(trained, validated, rows, Unseen: null).MakeFiguresTooGood);
}

using System.Globalization;
using GruSentiment.Reports.Plots;
using GruSentiment.Training.Epochs;

namespace GruSentiment.Reports.Tests.Plots;

public class CurvesPlotTests
{
    private const uint Blue = 0x0072B2, Vermilion = 0xD55E00, Grey = 0x59636E, Green = 0x009E73, Purple = 0xA0518A, Ink = 0x1F2328;

    private static readonly CurvesFacts s_facts = new()
    {
        Data = "train.csv",
        Rows = (90, 10, 0),
        Networks = "GRU",
        HasNgrams = true,
        LossNote = "Training loss: mean over the epoch, with dropout, which makes it higher.",
    };

    [Fact]
    public void Is_a_png_of_1200_by_800_with_both_curves_in_both_panels()
    {
        Png png = Draw(History(10), best: 4);

        Assert.Equal((1200, 800), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        foreach ((int top, int bottom) in new[] { (170, 412), (472, 714) })
        {
            Assert.True(png.Count(Blue, 130, top, 1164, bottom) > 2000);
            Assert.True(png.Count(Vermilion, 130, top, 1164, bottom) > 2000);
        }
    }

    [Fact]
    public void Is_the_same_twice_and_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            byte[] invariant = Draw(History(10), best: 4).Bytes;
            Assert.Equal(invariant, Draw(History(10), best: 4).Bytes);
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(invariant, Draw(History(10), best: 4).Bytes);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Shows_another_history_another_best_epoch_and_another_title()
    {
        byte[] one = Draw(History(10), best: 4).Bytes;
        EpochResult[] changed = History(10);
        changed[6] = changed[6] with { TrainLoss = changed[6].TrainLoss + 0.05 };

        Assert.NotEqual(one, Draw(changed, best: 4).Bytes);
        Assert.NotEqual(one, Draw(History(10), best: 5).Bytes);
        Assert.NotEqual(one, Draw(History(10), best: 4, "other").Bytes);
    }

    [Fact]
    public void Marks_the_best_epoch_by_a_line_through_both_panels()
    {
        int LineIn(Png png, int top) => png.Count(Grey, 200, top, 1100, top + 4);

        Assert.Equal((0, 0), (LineIn(Draw(History(9), best: 0), 172), LineIn(Draw(History(9), best: 0), 474)));
        Assert.True(LineIn(Draw(History(9), best: 5), 172) >= 4 && LineIn(Draw(History(9), best: 5), 474) >= 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(21)]
    [InlineData(200)]
    [InlineData(3000)]
    public void Comes_out_with_any_number_of_epochs(int epochs)
    {
        Png png = Draw(History(epochs), best: 1);

        Assert.Equal((1200, 800), (png.Width, png.Height));
        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(Vermilion, 130, 170, 1164, 412) > 200);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    public void A_value_that_can_not_be_drawn_leaves_a_gap_and_the_rest_as_it_is(double value)
    {
        EpochResult[] history = History(5);
        history[2] = history[2] with { TrainLoss = value };
        Png png = Draw(history, best: 4), whole = Draw(History(5), best: 4);

        Assert.InRange(png.Count(Blue, 580, 170, 710, 412), 0, 1); // about the third epoch
        Assert.True(whole.Count(Blue, 580, 170, 710, 412) > 100);
        Assert.InRange(png.Count(Blue, 130, 170, 300, 412) - whole.Count(Blue, 130, 170, 300, 412), -3, 3);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1e12)]
    [InlineData(-1)]
    [InlineData(5)]
    public void Comes_out_when_all_values_are_the_same(double value)
    {
        EpochResult[] history = [.. Enumerable.Range(1, 4).Select(epoch => new EpochResult(epoch, value, value, value, value, .001, 1, 1))];

        Assert.True(Draw(history, best: 1).HasWhiteEdge);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[bold]x[/] {0} <b>\r\n\t\0")]
    [InlineData("影评 😀 👩‍👩‍👧 نقد e\u0301")]
    [InlineData("\ud83d alone")]
    public void Any_title_comes_out(string title) => Assert.True(Draw(History(3), best: 2, title).HasWhiteEdge);

    [Fact]
    public void A_megabyte_of_title_is_cut_clear_of_the_legend()
    {
        Png png = Draw(History(3), best: 2, new string('w', 1_000_000)), none = Draw(History(3), best: 2, "");

        Assert.True(png.HasWhiteEdge);
        Assert.Equal(none.Count(0x1F2328, 0, 76, 1200, 120), png.Count(0x1F2328, 0, 76, 1200, 120));
    }

    [Fact]
    public void Of_a_long_file_name_so_much_is_left_that_the_numbers_of_rows_are_whole()
    {
        Png png = Draw(History(3), s_facts with { Data = new string('w', 300) }), other = Draw(
            History(3), s_facts with { Data = new string('w', 300), Rows = (10_110, 1_124, 872) });

        Assert.True(png.HasWhiteEdge && other.HasWhiteEdge);
        Assert.NotEqual(png.Count(Ink, 0, 20, 1200, 70), other.Count(Ink, 0, 20, 1200, 70));
    }

    [Fact]
    public void The_final_model_is_a_line_through_the_accuracy_named_on_its_right()
    {
        Png before = Draw(History(5), s_facts), final = Draw(History(5), s_facts with { Validation = 0.9 }),
            tested = Draw(History(5), s_facts with { Validation = 0.9, Test = 0.5 });

        Assert.Equal((0, 0), (before.Count(Green, 0, 0, 1200, 800), before.Count(Purple, 0, 0, 1200, 800)));
        Assert.True(final.Count(Green, 130, 472, 910, 714) > 300 && final.Count(Green, 940, 472, 1190, 714) > 100);
        Assert.Equal(0, final.Count(Green, 0, 0, 1200, 470));
        Assert.Equal(0, final.Count(Purple, 0, 0, 1200, 800));
        Assert.True(tested.Count(Purple, 130, 472, 910, 714) > 300); // Below all curves: the axis has room for it.
        Assert.True(tested.HasWhiteEdge);
    }

    [Theory]
    [InlineData(0.9, 0.9)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Any_final_accuracy_comes_out(double validation, double test)
    {
        Png png = Draw(History(1), s_facts with { Validation = validation, Test = test, Networks = "ensemble of 32 word-vector means" });

        Assert.True(png.HasWhiteEdge);
        Assert.True(png.Count(Green, 940, 440, 1190, 790) > 100 && png.Count(Purple, 940, 440, 1190, 790) > 50); // Both names are there.
    }

    [Fact]
    public void What_is_said_beside_the_curves_is_known_from_the_facts()
    {
        Assert.Equal("90 training and 10 validation rows", s_facts.RowsText);
        Assert.Equal("10,110 training, 1,124 validation and 872 test rows", (s_facts with { Rows = (10_110, 1_124, 872) }).RowsText);
        Assert.Equal(("GRU alone", "GRU + n-grams"), (s_facts.Curves, s_facts.FinalModel));
        CurvesFacts alone = s_facts with { HasNgrams = false };
        Assert.Equal(("GRU", "GRU"), (alone.Curves, alone.FinalModel));
        byte[] one = Draw(History(3), s_facts).Bytes;
        foreach (CurvesFacts other in (CurvesFacts[])[alone, s_facts with { Networks = "x" }, s_facts with { LossNote = "x" }])
            Assert.NotEqual(one, Draw(History(3), other).Bytes);
    }

    [Fact]
    public void Without_epochs_there_is_nothing_to_draw()
    {
        var error = Assert.Throws<ArgumentException>(() => Draw([], best: 1));
        Assert.StartsWith("There are no epochs to draw.", error.Message, StringComparison.Ordinal);
    }

    private static Png Draw(EpochResult[] history, int best, string title = "reviews") =>
        new(stream => CurvesPlot.Write(stream, history, best, title));

    private static Png Draw(EpochResult[] history, CurvesFacts facts) =>
        new(stream => CurvesPlot.Write(stream, history, bestEpoch: 1, facts));

    private static EpochResult[] History(int epochs) =>
        [.. Enumerable.Range(1, epochs).Select(epoch => new EpochResult(
            epoch, 0.7 / epoch, 1 - 0.4 / epoch, 0.4 + 0.02 * epoch + 0.2 / epoch, 0.85 - 0.2 / epoch, 0.001, 1, 1000))];
}

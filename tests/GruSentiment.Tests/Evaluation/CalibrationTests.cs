using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class CalibrationTests
{
    [Fact]
    public void Six_rows_worked_out_by_hand()
    {
        Calibration calibration = Calibration.Of(Binary((1, .9f), (1, .92f), (0, .91f), (0, .3f), (0, .29f), (1, .52f)));

        Assert.Equal([(10, 2), (13, 3), (7, 1)], Filled(calibration).OrderBy(bin => bin.Rows == 1).ThenBy(bin => bin.Bin));
        CalibrationBin high = calibration.Bins[13], middle = calibration.Bins[10], low = calibration.Bins[7];
        Assert.Equal((.91, 2 / 3.0), (high.Confidence, high.Accuracy), Close);
        Assert.Equal((.705, 1), (middle.Confidence, middle.Accuracy), Close);
        Assert.Equal((.52, 1), (low.Confidence, low.Accuracy), Close);
        Assert.Equal((3 * (.91 - 2 / 3.0) + 2 * (1 - .705) + (1 - .52)) / 6, calibration.ExpectedError, 1e-6);
        Assert.Equal((2.73 + 1.41 + .52) / 6, calibration.Confidence, 1e-6);
        Assert.Equal(5 / 6.0, calibration.Accuracy, 1e-12);
    }

    [Fact]
    public void A_probability_on_an_edge_belongs_to_the_interval_below()
    {
        Assert.Equal([(8, 1)], Filled(Calibration.Of(Binary((1, .6f)))));
        Assert.Equal([(9, 1)], Filled(Calibration.Of(Binary((1, MathF.BitIncrement(.6f))))));
        Assert.Equal([(14, 2)], Filled(Calibration.Of(Binary((1, 1f), (0, 0f)))));
        Assert.Equal([(0, 1)], Filled(Calibration.Of(Binary((1, 0f)), threshold: 0)));
    }

    [Fact]
    public void With_a_threshold_the_confidence_is_that_of_the_class_decided_for()
    {
        CalibrationBin bin = Assert.Single(Calibration.Of(Binary((0, .75f)), threshold: .8).Bins, bin => bin.Rows > 0);
        Assert.Equal((.25, 1), (bin.Confidence, bin.Accuracy));
    }

    [Fact]
    public void Several_classes_count_by_the_likeliest()
    {
        var predictions = new Predictions(["bad", "fair", "good"]);
        predictions.Add(0, [.5f, .25f, .25f]);
        predictions.Add(2, [.5f, .25f, .25f]);
        predictions.Add(1, [.125f, .75f, .125f]);
        Calibration calibration = Calibration.Of(predictions);

        Assert.Equal([(7, 2), (11, 1)], Filled(calibration));
        Assert.Equal(.25 / 3, calibration.ExpectedError, 1e-12);
    }

    [Fact]
    public void A_model_that_is_right_as_often_as_it_says_has_no_error()
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int i = 0; i < 100; i++)
            predictions.Add(i < 75 ? 1 : 0, [.25f, .75f]);

        Assert.Equal(0, Calibration.Of(predictions).ExpectedError, 1e-12);
        Assert.Equal(0, Metrics.Of(predictions).Ece, 1e-12);
    }

    [Fact]
    public void The_intervals_hold_every_row_once_and_agree_with_the_other_measures() =>
        Gen.Select(Gen.Int[0, 1], Gen.Float[0, 1]).Array[1, 60].Sample(rows =>
        {
            Predictions predictions = Binary(rows);
            Calibration calibration = Calibration.Of(predictions, threshold: .4);

            Assert.Equal(rows.Length, calibration.Bins.Sum(bin => bin.Rows));
            Assert.Equal(Metrics.Of(predictions, threshold: .4).Accuracy, calibration.Accuracy, 1e-12);
            Assert.All(calibration.Bins.Where(bin => bin.Rows > 0), bin => Assert.InRange(bin.Confidence, bin.From - 1e-6, bin.To + 1e-6));
            Assert.True(calibration.ExpectedError >= Math.Abs(calibration.Confidence - calibration.Accuracy) - 1e-12);
        });

    [Fact]
    public void No_rows_can_not_be_measured() =>
        Assert.Equal("There are no rows to measure.", Assert.Throws<InvalidOperationException>(() => Calibration.Of(Binary())).Message);

    private static bool Close((double, double) expected, (double, double) actual) =>
        Math.Abs(expected.Item1 - actual.Item1) < 1e-6 && Math.Abs(expected.Item2 - actual.Item2) < 1e-6;

    private static IEnumerable<(int Bin, int Rows)> Filled(Calibration calibration) =>
        calibration.Bins.Select((bin, index) => (Bin: index, bin.Rows)).Where(entry => entry.Rows > 0);

    private static Predictions Binary(params (int TrueClass, float Positive)[] rows)
    {
        var predictions = new Predictions(["negative", "positive"]);
        foreach ((int trueClass, float positive) in rows)
            predictions.Add(trueClass, [1 - positive, positive]);
        return predictions;
    }
}

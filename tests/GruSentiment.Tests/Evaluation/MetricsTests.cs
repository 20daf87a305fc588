using System.Text.Json;
using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class MetricsTests
{
    private static readonly (int TrueClass, float Positive)[] s_five = [(1, .9f), (1, .8f), (0, .7f), (1, .4f), (0, .2f)];

    [Fact]
    public void Five_rows_worked_out_by_hand()
    {
        Metrics metrics = Metrics.Of(Binary(s_five));

        Assert.Equal(5, metrics.Rows);
        Assert.Equal(3 / 5.0, metrics.Accuracy);
        Assert.Equal(-(Math.Log(.9) + Math.Log(.8) + Math.Log(.3) + Math.Log(.4) + Math.Log(.8)) / 5, metrics.Loss, 1e-7);
        Assert.Equal(2 / 3.0, metrics.Precision, 1e-15);
        Assert.Equal(2 / 3.0, metrics.Recall, 1e-15);
        Assert.Equal(2 / 3.0, metrics.F1, 1e-15);
        Assert.Equal(5 / 6.0, metrics.Auc!.Value, 1e-15);
        Assert.Equal([1, 1, 1, 2], Counts(metrics.Confusion));
    }

    [Fact]
    public void A_threshold_moves_rows_and_a_probability_equal_to_it_is_positive()
    {
        Metrics metrics = Metrics.Of(Binary(s_five), threshold: 0.8);

        Assert.Equal([2, 0, 1, 2], Counts(metrics.Confusion));
        Assert.Equal(1, metrics.Precision);
        Assert.Equal(2 / 3.0, metrics.Recall, 1e-15);
        Assert.Equal(0.8, metrics.F1, 1e-15);
        Assert.Equal(4 / 5.0, metrics.Accuracy);
        Assert.Equal(5 / 6.0, metrics.Auc!.Value, 1e-15);
    }

    [Fact]
    public void Perfect_inverted_and_constant_predictions()
    {
        Metrics perfect = Metrics.Of(Binary((1, 1f), (0, 0f), (1, 1f)));
        Assert.Equal((1, 1, 1, 1, 1, 0), (perfect.Accuracy, perfect.Precision, perfect.Recall, perfect.F1, perfect.Auc, perfect.Loss));

        Metrics inverted = Metrics.Of(Binary((1, 0f), (0, 1f)));
        Assert.Equal((0, 0, 0, 0, 0), (inverted.Accuracy, inverted.Precision, inverted.Recall, inverted.F1, inverted.Auc));
        Assert.Equal(23 * Math.Log(2), inverted.Loss, 1e-6); // the clamp, 2^-23

        Metrics constant = Metrics.Of(Binary((1, .5f), (0, .5f), (0, .5f)));
        Assert.Equal(.5, constant.Auc);
        Assert.Equal(Math.Log(2), constant.Loss, 1e-12);
        Assert.Equal(1 / 3.0, constant.Accuracy, 1e-15);
    }

    [Fact]
    public void Ratios_without_a_denominator_are_zero_and_one_class_alone_has_no_auc()
    {
        Metrics metrics = Metrics.Of(Binary((0, .1f), (0, .2f)));

        Assert.Equal((1, 0, 0, 0), (metrics.Accuracy, metrics.Precision, metrics.Recall, metrics.F1));
        Assert.Null(metrics.Auc);
        Assert.Contains("\"auc\":null", metrics.ToJson(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Three_classes_are_averaged_over_those_that_occur()
    {
        var predictions = new Predictions(["bad", "fair", "good", "never"]);
        predictions.Add(0, [.7f, .2f, .1f, 0]); // right
        predictions.Add(0, [.3f, .6f, .1f, 0]); // taken for fair
        predictions.Add(1, [.1f, .8f, .1f, 0]); // right
        predictions.Add(2, [.4f, .4f, .2f, 0]); // of two equals the first: bad

        Metrics metrics = Metrics.Of(predictions);

        Assert.Equal(2 / 4.0, metrics.Accuracy);
        Assert.Equal((1 / 2.0 + 1 / 2.0 + 0) / 3, metrics.Precision, 1e-15);
        Assert.Equal((1 / 2.0 + 1 + 0) / 3, metrics.Recall, 1e-15);
        Assert.Equal((1 / 2.0 + 2 / 3.0 + 0) / 3, metrics.F1, 1e-15);
        Assert.Equal((1 / 2.0 + 1 + 0) / 3, metrics.BalancedAccuracy, 1e-15);
        // bad: .7 and .3 against .1 and .4: 3 of 4 pairs; fair: .8 against .2 .6 .4: 3 of 3; good: .2 against .1 .1 .1: 3 of 3; never:
        // none.
        Assert.Equal((3 / 4.0 + 1 + 1) / 3, metrics.Auc!.Value, 1e-15);
    }

    [Fact]
    public void A_class_that_no_row_has_is_averaged_over_nowhere_even_if_it_is_predicted()
    {
        var predictions = new Predictions(["negative", "neutral", "positive"]);
        predictions.Add(0, [.8f, .1f, .1f]); // right
        predictions.Add(0, [.2f, .7f, .1f]); // taken for neutral
        predictions.Add(2, [.1f, .1f, .8f]); // right
        predictions.Add(2, [.1f, .2f, .7f]); // right

        Metrics metrics = Metrics.Of(predictions);

        Assert.Equal(["neutral"], metrics.AbsentClasses);
        Assert.Equal((3 / 4.0, 1.0), (metrics.BalancedAccuracy, metrics.Precision));
        Assert.Equal((1 / 2.0 + 1) / 2, metrics.Recall, 1e-15);
        Assert.Equal((2 / 3.0 + 1) / 2, metrics.F1, 1e-15);
        Assert.Equal(1, metrics.Auc);
    }

    [Fact]
    public void The_accuracy_has_its_interval()
    {
        Metrics metrics = Metrics.Of(Binary([.. Enumerable.Repeat((1, .9f), 8), .. Enumerable.Repeat((0, .9f), 2)]));
        Assert.Equal(ConfidenceInterval.Of(0.8, 10), metrics.AccuracyInterval);
        Assert.Equal("80.00 % (95 % interval 49.0 to 94.3)", metrics.AccuracyText);
    }

    [Fact]
    public void Json_is_the_object_of_the_contract()
    {
        var confusion = new ConfusionMatrix(["差评", "\"good\""], new[,] { { 2, 0 }, { 1, 1 } });
        Assert.Equal(
            """{"rows":4,"accuracy":0.75,"loss":0.75,"precision":1,"recall":0.5,"f1":0.6,"auc":0.875"""
            + ""","confusion":{"差评":{"差评":2,"\"good\"":0},"\"good\"":{"差评":1,"\"good\"":1}}"""
            + ""","seconds":1.235,"ece":0.0625,"balanced_accuracy":0.75,"accuracy_interval":[0.30064184258240184,0.9544127391902995]}""",
            new Metrics(4, .75, .75, 1, .5, .6, .875, confusion, .0625).ToJson(1.23456));
    }

    [Fact]
    public void Json_parses_and_holds_what_was_measured()
    {
        Metrics metrics = Metrics.Of(Binary(s_five));
        using JsonDocument json = JsonDocument.Parse(metrics.ToJson(2));

        Assert.Equal(
            ["rows", "accuracy", "loss", "precision", "recall", "f1", "auc", "confusion", "seconds", "ece", "balanced_accuracy",
                "accuracy_interval"],
            json.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal(metrics.Loss, json.RootElement.GetProperty("loss").GetDouble());
        Assert.Equal(2, json.RootElement.GetProperty("confusion").GetProperty("positive").GetProperty("positive").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("confusion").GetProperty("negative").GetProperty("positive").GetInt32());
    }

    [Fact]
    public void Auc_is_the_share_of_pairs_in_order_with_ties_counted_half() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 8]).Array[2, 60].Sample(rows =>
        {
            float[] positives = [.. rows.Where(row => row.Item1 == 1).Select(row => row.Item2 / 8f)];
            float[] negatives = [.. rows.Where(row => row.Item1 == 0).Select(row => row.Item2 / 8f)];
            double? expected = positives.Length * negatives.Length == 0 ? null :
                positives.Sum(p => negatives.Sum(n => p > n ? 1 : p == n ? .5 : 0)) / positives.Length / negatives.Length;

            double? auc = RocCurve.Of(Binary([.. rows.Select(row => (row.Item1, row.Item2 / 8f))]))?.Area;

            Assert.Equal(expected is null, auc is null);
            Assert.Equal(expected ?? 0, auc ?? 0, 1e-12);
        });

    [Fact]
    public void A_roc_curve_never_falls_and_its_area_is_the_one_under_its_points() =>
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 8]).Array[2, 60].Sample(rows =>
        {
            if (RocCurve.Of(Binary([.. rows.Select(row => (row.Item1, row.Item2 / 8f))])) is not RocCurve curve)
                return;
            double area = 0;
            foreach ((RocPoint a, RocPoint b) in curve.Points.Zip(curve.Points.Skip(1)))
            {
                Assert.True(b.FalsePositiveRate >= a.FalsePositiveRate && b.TruePositiveRate >= a.TruePositiveRate);
                Assert.True(b.Threshold < a.Threshold);
                area += (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2;
            }
            Assert.Equal(new RocPoint(double.PositiveInfinity, 0, 0), curve.Points[0]);
            Assert.Equal((1, 1), (curve.Points[^1].FalsePositiveRate, curve.Points[^1].TruePositiveRate));
            Assert.Equal(area, curve.Area, 1e-12);
        });

    [Fact]
    public void Always_saying_the_larger_class_has_a_balanced_accuracy_of_a_half()
    {
        Metrics metrics = Metrics.Of(Binary((1, .9f), (1, .8f), (1, .7f), (0, .6f)));

        Assert.Equal((.75, .5), (metrics.Accuracy, metrics.BalancedAccuracy));
    }

    [Fact]
    public void A_class_without_rows_does_not_count_in_balanced_accuracy() =>
        Assert.Equal(.5, Metrics.Of(Binary((1, .9f), (1, .1f))).BalancedAccuracy);

    [Fact]
    public void No_rows_can_not_be_measured() =>
        Assert.Equal("There are no rows to measure.", Assert.Throws<InvalidOperationException>(() => Metrics.Of(Binary())).Message);

    private static Predictions Binary(params (int TrueClass, float Positive)[] rows)
    {
        var predictions = new Predictions(["negative", "positive"]);
        foreach ((int trueClass, float positive) in rows)
            predictions.Add(trueClass, [1 - positive, positive]);
        return predictions;
    }

    private static int[] Counts(ConfusionMatrix confusion) => [confusion[0, 0], confusion[0, 1], confusion[1, 0], confusion[1, 1]];
}

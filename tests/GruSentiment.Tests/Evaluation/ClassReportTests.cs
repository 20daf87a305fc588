using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class ClassReportTests
{
    [Fact]
    public void Three_classes_worked_out_by_hand()
    {
        var predictions = new Predictions(["bad", "fair", "good", "never"]);
        predictions.Add(0, [.7f, .2f, .1f, 0]);
        predictions.Add(0, [.3f, .6f, .1f, 0]); // taken for fair
        predictions.Add(1, [.1f, .8f, .1f, 0]);
        predictions.Add(2, [.4f, .4f, .2f, 0]); // taken for bad

        ClassReport report = ClassReport.Of(predictions);

        Assert.Equal(["bad", "fair", "good", "never"], report.Classes.Select(one => one.Label));
        Assert.Equal([(2, 2), (1, 2), (1, 0), (0, 0)], report.Classes.Select(one => (one.Support, one.Predicted)));
        Assert.Equal(
            [(1 / 2.0, 1 / 2.0, 1 / 2.0), (1 / 2.0, 1, 2 / 3.0), (0, 0, 0), (0, 0, 0)],
            report.Classes.Select(one => (one.Ratios.Precision, one.Ratios.Recall, one.Ratios.F1)));
        AssertRatios((1 / 3.0, 1 / 2.0, (1 / 2.0 + 2 / 3.0) / 3), report.MacroMean);
        AssertRatios((3 / 8.0, 1 / 2.0, (2 * 1 / 2.0 + 2 / 3.0) / 4), report.WeightedMean);
        Assert.Equal(ConfidenceInterval.Of(0.5, 2), report.Classes[1].PrecisionInterval);
        Assert.Equal(ConfidenceInterval.Of(1, 1), report.Classes[1].RecallInterval);
        Assert.Equal(ConfidenceInterval.Of(0, 1), report.Classes[2].RecallInterval);
        Assert.Null(report.Classes[2].PrecisionInterval);
        Assert.Null(report.Classes[3].RecallInterval);
        Assert.Null(report.Classes[3].Roc);
        Assert.Null(report.Classes[3].AveragePrecision);
        Assert.Equal(3 / 4.0, report.Classes[0].Roc!.Area);
    }

    [Fact]
    public void With_two_classes_the_average_precision_is_that_of_the_second()
    {
        var predictions = new Predictions(["negative", "positive"]);
        foreach ((int trueClass, float positive) in new[] { (1, .9f), (0, .8f), (0, .7f), (1, .4f) })
            predictions.Add(trueClass, [1 - positive, positive]);
        Assert.Equal((1 + 1 / 2.0) / 2, ClassReport.Of(predictions).AveragePrecision!.Value, 1e-15);
    }

    [Fact]
    public void Weighted_recall_is_the_accuracy_and_the_macro_means_are_those_of_the_metrics() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8], Gen.Int[0, 8]).Array[1, 40].Sample(rows =>
        {
            var predictions = new Predictions(["a", "b", "c"]);
            foreach ((int trueClass, int first, int second) in rows)
                predictions.Add(trueClass, [first / 16f, second / 16f, 1 - (first + second) / 16f]);
            ClassReport report = ClassReport.Of(predictions);
            Metrics metrics = Metrics.Of(predictions);

            Assert.Equal(metrics.Accuracy, report.WeightedMean.Recall, 1e-12);
            AssertRatios((metrics.Precision, metrics.Recall, metrics.F1), report.MacroMean);
            Assert.Equal(rows.Length, report.Classes.Sum(one => one.Support));
            Assert.Equal(rows.Length, report.Classes.Sum(one => one.Predicted));
            Assert.Equal(metrics.Auc ?? -1, report.Classes.Select(one => one.Roc?.Area).Average() ?? -1, 1e-12);
        });

    private static void AssertRatios((double Precision, double Recall, double F1) expected, ClassRatios actual)
    {
        Assert.Equal(expected.Precision, actual.Precision, 1e-12);
        Assert.Equal(expected.Recall, actual.Recall, 1e-12);
        Assert.Equal(expected.F1, actual.F1, 1e-12);
    }
}

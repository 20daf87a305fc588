using CsCheck;
using GruSentiment.Evaluation;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

public class TrialScoresTests
{
    [Fact]
    public void F1_over_rows_is_the_usual_one()
    {
        Gen.Select(Gen.Int[2, 4], Gen.Int[0, 100_000]).Sample((classes, seed) =>
        {
            var random = new Random(seed);
            int[] truth = [.. Enumerable.Range(0, 40).Select(row => row % classes)];
            int[] predicted = [.. truth.Select(one => random.Next(3) == 0 ? random.Next(classes) : one)];
            var predictions = new Predictions([.. Enumerable.Range(0, classes).Select(one => $"class {one}")]);
            for (int row = 0; row < truth.Length; row++)
                predictions.Add(truth[row], [.. Enumerable.Range(0, classes).Select(one => one == predicted[row] ? 1f : 0f)]);
            var metrics = Metrics.Of(predictions);
            Trial trial = Of(predicted);
            Assert.Equal(metrics.F1, new TrialScores(TuningMetric.F1, [truth]).Value(trial, 1), 1e-9);
            Assert.Equal(metrics.Accuracy, new TrialScores(TuningMetric.Accuracy, [truth]).Value(trial, 1), 1e-9);
        }, iter: 100);
    }

    [Fact]
    public void Differences_are_of_the_same_rows_in_pairs()
    {
        var scores = new TrialScores(TuningMetric.Loss, [[0, 0, 0], [0]]);
        Trial one = Of([0.1f, 2f, 0.3f]), other = Of([0.2f, 2.1f, 0.4f]);
        ScoreDifference difference = scores.Difference(one, other)!.Value;
        Assert.Equal(0.1, difference.Mean, 1e-6);
        Assert.Equal(0, difference.StandardError, 1e-6);
        Assert.True(difference.IsClear);
        Assert.False(scores.Difference(other, one)!.Value.IsClear);
    }

    [Fact]
    public void Only_folds_that_both_were_measured_on_are_compared()
    {
        var scores = new TrialScores(TuningMetric.Accuracy, [[0, 1], [1, 1]]);
        Trial one = Of([0, 1]), other = one with { Folds = [Of([0, 0]).Folds[0], Of([0, 0]).Folds[0]] };
        Assert.Equal(0.5, scores.Difference(one, other)!.Value.Mean, 1e-9);
        Assert.Null(scores.Difference(one, one with { Folds = [] }));
        Assert.Null(scores.Difference(one, other with { Failure = "the loss is NaN" }));
        Assert.Equal(double.PositiveInfinity, scores.Cost(other with { Failure = "the loss is NaN" }, 1));
    }

    private static Trial Of(int[] predicted) =>
        new(2, new Dictionary<string, string>(), [new FoldAnswers([.. predicted.Select(_ => 0f)], predicted, 1, 0)], null);

    private static Trial Of(float[] losses) =>
        new(2, new Dictionary<string, string>(), [new FoldAnswers(losses, [.. losses.Select(_ => 0)], 1, 0)], null);
}

using CsCheck;
using GruSentiment.Evaluation;

namespace GruSentiment.Tests.Evaluation;

public class ThresholdSuggestionTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(5, 0, 0.0625)] // 2 / 2⁵
    [InlineData(0, 5, 0.0625)]
    [InlineData(8, 2, 0.109375)] // 2 (1 + 10 + 45) / 2¹⁰
    [InlineData(3, 3, 1)]
    public void Two_ways_of_answering_are_compared_by_the_rows_that_one_alone_answers_right(int gained, int lost, double probability) =>
        Assert.Equal(probability, SignTest.Probability(gained, lost), 1e-12);

    /// <summary>By the normal distribution with a correction for continuity: 199 / √8012 standard deviations.</summary>
    [Fact]
    public void Thousands_of_rows_can_be_compared() => Assert.Equal(0.0262, SignTest.Probability(4106, 3906), 1e-4);

    [Fact]
    public void The_best_threshold_is_the_best_of_all_hundredths_and_the_one_in_use_wins_ties() =>
        Gen.Select(Gen.Select(Gen.Int[0, 1], Gen.Int[0, 40]).Array[1, 50], Gen.Int[0, 100]).Sample((rows, used) =>
        {
            Predictions predictions = Of(rows.Select(row => (row.Item1, row.Item2 / 40f)));
            double[] all = [used / 100.0, .. Enumerable.Range(1, 99).Select(i => i / 100.0)];
            int Right(double threshold) => ConfusionMatrix.Of(predictions, threshold).Correct;

            double best = ThresholdCounts.Of(predictions, Enumerable.Range(0, rows.Length), used / 100.0).Best;

            Assert.Equal(all.Max(Right), Right(best));
            Assert.Equal(Right(used / 100.0) == all.Max(Right), best == used / 100.0);
            Assert.All(all.Where(one => Right(one) == Right(best)), one =>
                Assert.True(Math.Abs(one - used / 100.0) >= Math.Abs(best - used / 100.0) - 1e-9));
        });

    [Fact]
    public void A_model_that_says_positive_too_readily_gets_a_higher_threshold()
    {
        ThresholdSuggestion suggestion = ThresholdSuggestion.Of(Drawn(2000, seed: 1, trueAt: 0.75), 0.5)!;

        Assert.InRange(suggestion.Threshold, 0.70, 0.80);
        Metrics before = Metrics.Of(Drawn(2000, seed: 1, trueAt: 0.75)), after =
            Metrics.Of(Drawn(2000, seed: 1, trueAt: 0.75), suggestion.Threshold);
        Assert.Equal((after.Accuracy, after.F1), (suggestion.Accuracy, suggestion.F1));
        Assert.InRange(suggestion.Gain, 0.02, after.Accuracy - before.Accuracy);
    }

    [Fact]
    public void A_calibrated_model_gets_none_but_for_chance() =>
        Assert.InRange(
            Enumerable.Range(0, 400).Count(seed => ThresholdSuggestion.Of(Drawn(300, seed, trueAt: 0.5), 0.5) is not null), 0, 20);

    [Fact]
    public void The_order_of_rows_and_alternating_classes_do_not_matter()
    {
        var rows = Enumerable.Range(0, 400).Select(i => (i % 2, i % 2 == 0 ? 0.6f : 0.9f)); // Every even row is wrong at 0.5.
        Assert.Equal(0.61, ThresholdSuggestion.Of(Of(rows), 0.5)!.Threshold);
        Assert.Equal(0.61, ThresholdSuggestion.Of(Of(rows.OrderBy(row => row.Item1)), 0.5)!.Threshold);
    }

    [Fact]
    public void There_is_none_for_one_class_alone_or_for_three()
    {
        Assert.Null(ThresholdSuggestion.Of(Of(Enumerable.Repeat((0, 0.6f), 100)), 0.5));
        var three = new Predictions(["a", "b", "c"]);
        for (int i = 0; i < 100; i++)
            three.Add(0, [.2f, .5f, .3f]);
        Assert.Null(ThresholdSuggestion.Of(three, 0.5));
        Assert.Null(ThresholdSuggestion.Of(Of([]), 0.5));
    }

    /// <summary>Rows of all probabilities, the class drawn so that at <paramref name="trueAt"/> both are as likely.</summary>
    private static Predictions Drawn(int rows, int seed, double trueAt)
    {
        var random = new Random(seed);
        return Of(Enumerable.Range(0, rows).Select(_ =>
        {
            double probability = random.NextDouble();
            double share = probability < trueAt ? probability / trueAt / 2 : 1 - (1 - probability) / (1 - trueAt) / 2;
            return (random.NextDouble() < share ? 1 : 0, (float)probability);
        }));
    }

    private static Predictions Of(IEnumerable<(int TrueClass, float Positive)> rows)
    {
        var predictions = new Predictions(["negative", "positive"]);
        foreach ((int trueClass, float positive) in rows)
            predictions.Add(trueClass, [1 - positive, positive]);
        return predictions;
    }
}

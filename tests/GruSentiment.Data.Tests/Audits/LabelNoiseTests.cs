using GruSentiment.Data.Audits;
using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;

namespace GruSentiment.Data.Tests.Audits;

public class LabelNoiseTests
{
    private const int Rows = 6_000;

    [Theory]
    [InlineData(0.05, 0.05)]
    [InlineData(0.12, 0.02)]
    [InlineData(0.0, 0.2)]
    public void Planted_rates_are_found_although_the_model_makes_more_mistakes_than_that(double wrongNegatives, double wrongPositives)
    {
        (Predictions predictions, _) = Planted([wrongNegatives, wrongPositives]);
        var noise = LabelNoise.Of(predictions, TestContext.Current.CancellationToken);

        Assert.Equal(wrongNegatives, noise.Rate(0, 1), 0.02);
        Assert.Equal(wrongPositives, noise.Rate(1, 0), 0.02);
        Assert.InRange(noise.Scale, 1.3, 1.7); // The probabilities were made of logits divided by 1.5.
    }

    [Theory]
    [InlineData(0.2, 0.5)]
    [InlineData(0.5, 0.8)]
    [InlineData(0.8, 1)]
    public void As_many_labels_are_wrong_as_the_probabilities_say(double from, double to)
    {
        (Predictions predictions, bool[] isWrong) = Planted([0.1, 0.1]);
        var noise = LabelNoise.Of(predictions, TestContext.Current.CancellationToken);
        double[] wrong = [.. Enumerable.Range(0, Rows).Select(row => 1 - noise.Probability(row, predictions.TrueClass(row)))];
        int[] rows = [.. Enumerable.Range(0, Rows).Where(row => wrong[row] >= from && wrong[row] < to)];

        Assert.InRange(rows.Length, 60, Rows);
        Assert.Equal(rows.Count(row => isWrong[row]) / (double)rows.Length, rows.Average(row => wrong[row]), 0.1);
    }

    [Fact]
    public void A_row_has_the_probability_of_Bayes()
    {
        (Predictions predictions, _) = Planted([0.1, 0.05]);
        var noise = LabelNoise.Of(predictions, TestContext.Current.CancellationToken);

        for (int row = 0; row < 50; row++)
        {
            int label = predictions.TrueClass(row);
            double[] both = [.. Enumerable.Range(0, 2).Select(k => noise.ProbabilityWithoutLabel(row, k) * noise.Rate(k, label))];
            Assert.Equal(both[1] / both.Sum(), noise.Probability(row, 1), 1e-12);
            Assert.Equal(1, noise.ProbabilityWithoutLabel(row, 0) + noise.ProbabilityWithoutLabel(row, 1), 1e-12);
        }
    }

    [Fact]
    public void Of_three_classes_each_has_its_own_rates()
    {
        var random = new SeededRandom(3);
        var predictions = new Predictions(["negative", "neutral", "positive"]);
        for (int row = 0; row < Rows; row++)
        {
            double[] logits = [3 * Normal(random), 3 * Normal(random), 3 * Normal(random)];
            double[] weights = [.. logits.Select(logit => Math.Exp(logit - logits.Max()))];
            double[] p = [.. weights.Select(weight => weight / weights.Sum())];
            double drawn = random.NextDouble();
            int trueClass = drawn < p[0] ? 0 : drawn < p[0] + p[1] ? 1 : 2;
            int label = trueClass == 1 && random.NextDouble() < 0.15 ? 2 : trueClass; // Neutral ones are called positive.
            predictions.Add(label, [.. p.Select(each => (float)each)]);
        }
        var noise = LabelNoise.Of(predictions, TestContext.Current.CancellationToken);

        Assert.Equal(0.15, noise.Rate(1, 2), 0.03);
        Assert.All([(0, 1), (0, 2), (1, 0), (2, 0), (2, 1)], rate => Assert.InRange(noise.Rate(rate.Item1, rate.Item2), 0, 0.02));
    }

    [Fact]
    public void Few_rows_without_a_mistake_have_hardly_any_noise()
    {
        var predictions = new Predictions(["negative", "positive"]);
        for (int row = 0; row < 40; row++)
            predictions.Add(row % 2, row % 2 == 0 ? [0.95f, 0.05f] : [0.05f, 0.95f]);
        var noise = LabelNoise.Of(predictions, TestContext.Current.CancellationToken);

        Assert.All(Enumerable.Range(0, 40), row => Assert.InRange(noise.Probability(row, row % 2), 0.98, 1));
    }

    [Fact]
    public void It_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => LabelNoise.Of(Planted([0.1, 0.1]).Predictions, new CancellationToken(true)));

    /// <summary>Rows of a model that is right in four of five, and less sure than it might be; some labels are then turned round.</summary>
    private static (Predictions Predictions, bool[] IsWrong) Planted(double[] rates)
    {
        var random = new SeededRandom(1);
        var predictions = new Predictions(["negative", "positive"]);
        bool[] isWrong = new bool[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double logit = 2.5 * Normal(random);
            int trueClass = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            isWrong[row] = random.NextDouble() < rates[trueClass];
            float positive = (float)(1 / (1 + Math.Exp(-logit / 1.5)));
            predictions.Add(isWrong[row] ? 1 - trueClass : trueClass, [1 - positive, positive]);
        }
        return (predictions, isWrong);
    }

    private static double Normal(SeededRandom random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

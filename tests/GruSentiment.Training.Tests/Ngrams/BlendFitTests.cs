using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Training.Ngrams;

namespace GruSentiment.Training.Tests.Ngrams;

public class BlendFitTests
{
    [Fact]
    public void Cools_logits_that_are_surer_than_right()
    {
        var random = new SeededRandom(3);
        double[][] truth = Logits(random, 4000);
        int[] labels = [.. truth.Select(logit => random.NextDouble() < Sigmoid(logit[0]) ? 1 : 0)];
        double[][] overconfident = [.. truth.Select(logit => (double[])[4 * logit[0] - 1])];

        Blend blend = new BlendFit(overconfident, null, labels).Solve(TestContext.Current.CancellationToken);

        Assert.InRange(blend.Networks, 0.22, 0.28);
        Assert.InRange(blend.Bias[0], 0.1, 0.4);
        Assert.Equal(0, blend.Ngrams);
    }

    [Fact]
    public void Weighs_the_better_model_more()
    {
        var random = new SeededRandom(4);
        double[][] truth = Logits(random, 2000), noise = Logits(random, 2000);
        int[] labels = [.. truth.Select(logit => random.NextDouble() < Sigmoid(logit[0]) ? 1 : 0)];

        Blend blend = new BlendFit(truth, noise, labels).Solve(TestContext.Current.CancellationToken);

        Assert.InRange(blend.Networks, 0.85, 1.15);
        Assert.InRange(blend.Ngrams, 0, 0.1);
    }

    [Fact]
    public void A_few_reviews_told_apart_perfectly_do_not_make_it_certain()
    {
        Blend blend = new BlendFit([[0.1], [-0.1]], [[0.2], [-0.2]], [1, 0]).Solve(TestContext.Current.CancellationToken);

        Assert.InRange(blend.Networks, 0.5, 2);
        Assert.InRange(blend.Ngrams, 0.5, 2);
    }

    [Fact]
    public void Few_reviews_hardly_move_a_trained_models_blend_and_many_do()
    {
        var trained = new Blend(0.4, 0.9, [0.2]);
        Blend Fitted(int reviews)
        {
            double[][] logits = [.. Enumerable.Range(0, reviews).Select(i => (double[])[i % 2 == 0 ? 3 : -3])];
            int[] labels = [.. Enumerable.Range(0, reviews).Select(i => i % 2 == 0 ? 1 : 0)];
            return new BlendFit(logits, logits, labels, trained: trained).Solve(TestContext.Current.CancellationToken);
        }

        Blend few = Fitted(2), many = Fitted(2000);
        Assert.Equal((0.4, 0.9, 0.2), (few.Networks, few.Ngrams, few.Bias[0]), Near);
        Assert.True(many.Networks > 0.7, $"{many.Networks}");
        Blend unfitted = new BlendFit([[1], [2]], [[1], [2]], [1, 1], trained: trained).Solve(TestContext.Current.CancellationToken);
        Assert.Equal(trained, unfitted, SameBlend);

        static bool Near((double, double, double) a, (double, double, double) b) =>
            Math.Abs(a.Item1 - b.Item1) < 0.05 && Math.Abs(a.Item2 - b.Item2) < 0.05 && Math.Abs(a.Item3 - b.Item3) < 0.05;

        static bool SameBlend(Blend a, Blend b) => a.Networks == b.Networks && a.Ngrams == b.Ngrams && a.Bias.SequenceEqual(b.Bias);
    }

    [Fact]
    public void Fits_several_classes()
    {
        double[][] gru = [.. Enumerable.Range(0, 300).Select(i => (double[])[i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0])];
        int[] labels = [.. Enumerable.Range(0, 300).Select(i => i % 3)];
        Blend blend = new BlendFit(gru, null, labels).Solve(TestContext.Current.CancellationToken);

        Assert.True(blend.Networks > 3);
        Assert.All(blend.Bias, bias => Assert.Equal(0, bias, 1e-6));
    }

    [Fact]
    public void Balanced_classes_are_given_no_bias_for_being_frequent()
    {
        int[] two = [.. Enumerable.Range(0, 200).Select(i => i % 10 == 0 ? 1 : 0)];
        int[] three = [.. Enumerable.Range(0, 200).Select(i => i % 10 < 8 ? 0 : i % 10 - 7)];
        double[][] nothing = [.. two.Select(_ => (double[])[0])], nothingOfThree = [.. three.Select(_ => new double[3])];

        Blend binary = new BlendFit(nothing, null, two, ClassWeights.Balancing(two, 2)).Solve(TestContext.Current.CancellationToken);
        Blend ternary = new BlendFit(nothingOfThree, null, three, ClassWeights.Balancing(three, 3))
            .Solve(TestContext.Current.CancellationToken);

        Assert.InRange(new BlendFit(nothing, null, two).Solve(TestContext.Current.CancellationToken).Bias[0], -2.3, -2);
        Assert.Equal(0, binary.Bias[0], 1e-6);
        Assert.All(ternary.Bias, bias => Assert.Equal(0, bias, 1e-6));
    }

    [Fact]
    public void A_class_without_reviews_is_not_ruled_out()
    {
        double[][] two = [.. Enumerable.Range(0, 200).Select(_ => (double[])[-0.5])];
        double[][] three = [.. Enumerable.Range(0, 200).Select(i => (double[])[i % 2, 0.9, 1 - i % 2])];

        Blend binary = new BlendFit(two, two, [.. Enumerable.Repeat(1, 200)]).Solve(TestContext.Current.CancellationToken);
        int[] firstOrLast = [.. Enumerable.Range(0, 200).Select(i => i % 2 == 1 ? 0 : 2)];
        Blend ternary = new BlendFit(three, null, firstOrLast).Solve(TestContext.Current.CancellationToken);

        Assert.Equal((0.7, 0.7, 0), (binary.Networks, binary.Ngrams, binary.Bias[0]));
        Assert.Equal((1, 0), (ternary.Networks, ternary.Ngrams));
        Assert.All(ternary.Bias, bias => Assert.Equal(0, bias));
    }

    [Theory]
    [InlineData(2, 4, 0.05)]
    [InlineData(2, 1, 0.01)]
    [InlineData(2, 0.3, 0.05)]
    [InlineData(3, 3, 0.05)]
    [InlineData(3, 1, 0.01)]
    public void Without_ngrams_it_scales_the_temperature_and_mends_the_calibration(int classes, double sureness, double mended)
    {
        var random = new SeededRandom(5);
        int outputs = classes == 2 ? 1 : classes;
        double[][] truth = [.. Enumerable.Range(0, 4000)
            .Select(_ => Enumerable.Range(0, outputs).Select(_ => 6 * random.NextDouble() - 3).ToArray())];
        int[] labels = [.. truth.Select(logits => Draw(random, ClassProbabilities.Of(logits)))];
        double[][] said = [.. truth.Select(logits => logits.Select(logit => sureness * logit).ToArray())];

        Blend blend = new BlendFit(said, null, labels).Solve(TestContext.Current.CancellationToken);

        Assert.Equal(1 / sureness, blend.Networks, 0.1 / sureness);
        Assert.All(blend.Bias, bias => Assert.Equal(0, bias, 0.15));
        Metrics before = Measured(Blend.NetworksAlone(said[0].Length)), after = Measured(blend);
        Assert.True(after.Loss <= before.Loss);
        Assert.InRange(after.Ece, 0, sureness == 1 ? before.Ece + mended : before.Ece - mended);
        Assert.InRange(after.Ece, 0, 0.025);

        Metrics Measured(Blend by)
        {
            var predictions = new Predictions([.. Enumerable.Range(0, classes).Select(i => $"{i}")]);
            for (int row = 0; row < said.Length; row++)
            {
                double[] logits = new double[said[row].Length];
                by.Apply(said[row], default, logits);
                predictions.Add(labels[row], ClassProbabilities.Of(logits));
            }
            return Metrics.Of(predictions);
        }
    }

    [Fact]
    public void Ends_when_cancelled() =>
        Assert.Throws<OperationCanceledException>(
            () => new BlendFit([[1], [-1]], null, [1, 0]).Solve(new CancellationToken(canceled: true)));

    private static int Draw(SeededRandom random, float[] probabilities)
    {
        double left = random.NextDouble();
        int drawn = 0;
        while (drawn < probabilities.Length - 1 && (left -= probabilities[drawn]) > 0)
            drawn++;
        return drawn;
    }

    private static double[][] Logits(SeededRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (double[])[6 * random.NextDouble() - 3])];

    private static double Sigmoid(double logit) => 1 / (1 + Math.Exp(-logit));
}

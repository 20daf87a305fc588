using GruSentiment.Data.Reviews;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Epochs;

[Collection(TorchGenerator.Name)]
public class GradientNormTests
{
    private static readonly TrainingOptions s_options =
        new() { Epochs = 1, BatchSize = 40, LearningRate = 0.02, LabelSmoothing = 0, Threads = 2 };

    private static readonly EncodedReview[] s_reviews = ToyTask.Reviews(40, 2, seed: 1);

    [Theory]
    [InlineData(0, 1)] // No clipping.
    [InlineData(1e-3, 1)] // Clipping of every gradient.
    [InlineData(1e-3, 3)]
    public void It_is_that_of_all_weights_before_clipping(double clip, int networks)
    {
        double[] expected = [.. Enumerable.Range(0, networks).Select(number => Expected(number, networks))];

        EpochResult epoch = Train(s_options with { ClipNorm = clip }, networks);

        Assert.Equal(expected.Average(), epoch.GradientNorm!.Value, 1e-4 * expected.Average());
        Assert.Equal(expected.Max(), epoch.LargestGradientNorm!.Value, 1e-4 * expected.Max());
    }

    [Fact]
    public void It_is_the_mean_of_the_steps_and_the_largest_of_them()
    {
        var tally = new EpochTally(epoch: 1, epochs: 1, steps: 3);
        var batch = new ReviewBatch(s_reviews);
        foreach (double norm in (double[])[1, 6, 2])
            tally.Add(batch, new StepResult(0.5, 40, 20, norm), 0.1);
        Assert.Equal((3, 6), (tally.GradientNorm, tally.LargestGradientNorm));

        var rest = new EpochTally(epoch: 1, epochs: 1, steps: 4, tally.State);
        rest.Add(batch, new StepResult(0.5, 40, 20, 3), 0.1);
        Assert.Equal((3, 6), (rest.GradientNorm, rest.LargestGradientNorm));
        Assert.Equal((12, 6), (rest.State.GradientNorms, rest.State.LargestGradientNorm));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void One_that_is_not_finite_leaves_sums_that_are(double norm)
    {
        var tally = new EpochTally(epoch: 1, epochs: 1, steps: 2);
        tally.Add(new ReviewBatch(s_reviews), new StepResult(0.5, 40, 20, norm), 0.1);
        tally.Add(new ReviewBatch(s_reviews), new StepResult(0.5, 40, 20, 1), 0.1);
        Assert.Equal(float.MaxValue, tally.LargestGradientNorm);
        Assert.True(double.IsFinite(tally.State.GradientNorms));
    }

    private static EpochResult Train(TrainingOptions options, int networks)
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2, networks);
        var trainer = new Trainer(ensemble, options, s_reviews, ToyTask.Reviews(10, 2, seed: 2), ToyTask.Labels(2));
        return trainer.TrainEpoch(cancellation: TestContext.Current.CancellationToken).Result;
    }

    /// <summary>The norm of a network's first gradient, that of the embedding computed by torch for the whole table.</summary>
    private static double Expected(int number, int networks)
    {
        using var scope = NewDisposeScope();
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2, networks);
        SentimentClassifier classifier = ensemble.Members[number].Classifier;
        classifier.train();
        var batch = new ReviewBatch(s_reviews);
        Tensor labels = tensor(batch.Labels, dtype: ScalarType.Float32);
        nn.functional.binary_cross_entropy_with_logits(classifier.forward(batch).squeeze(1), labels).backward();
        return Math.Sqrt(classifier.parameters().SelectMany(parameter => parameter.grad!.data<float>().ToArray()).Sum(x => (double)x * x));
    }
}

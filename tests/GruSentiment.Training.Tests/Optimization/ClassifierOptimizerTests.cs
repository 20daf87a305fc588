using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Optimization;

[Collection(TorchGenerator.Name)]
public class ClassifierOptimizerTests
{
    private const int Words = 30;
    private static readonly int[] s_ids = [5, 9, 28];

    [Fact]
    public void Each_step_and_each_seed_drops_other_numbers()
    {
        using var scope = NewDisposeScope();
        NativeRuntime.Prepare(threads: 1, seed: 3);
        var options = new ModelOptions { EmbeddingDim = 64, HiddenDim = 4, Dropout = 0.5 };
        using var classifier = new SentimentClassifier(options, Words, 1, EncoderFactory.For(options, new()));
        var optimizer = new ClassifierOptimizer(classifier, new TrainingOptions(), seed: 1);
        var another = new ClassifierOptimizer(classifier, new TrainingOptions(), seed: 2);
        bool[] first = Dropped(optimizer);
        Assert.Equal(first, Dropped(optimizer));
        Assert.InRange(first.Count(dropped => dropped), 60, 132);
        Assert.NotEqual(first, Dropped(another));

        var batch = new ReviewBatch([new EncodedReview([2, 3, 4], 1)]);
        optimizer.Step(classifier.Loss(batch, optimizer.LookUp, new HeadLoss(batch, [1], 0, optimizer.FeatureDropout)), 1e-3);

        Assert.NotEqual(first, Dropped(optimizer));
    }

    private static bool[] Dropped(ClassifierOptimizer optimizer) =>
        [.. optimizer.LookUp(s_ids).data<float>().ToArray().Select(number => number == 0)];
}

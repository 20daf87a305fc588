using GruSentiment.Data.Reviews;
using GruSentiment.Models;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Optimization;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Epochs;

[Collection(TorchGenerator.Name)]
public class TrainerTests
{
    private static readonly TrainingOptions s_options =
        new() { Epochs = 15, BatchSize = 16, LearningRate = 0.02, Patience = 15, Threads = 2 };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_toy_task_is_learnt_to_the_last_review(int classes)
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(classes);
        MeasuredEpoch last = Train(ensemble, s_options, classes).Last();
        Assert.Equal(1, last.Result.ValidationAccuracy);
        Assert.Equal(1, last.Result.TrainAccuracy);
        Assert.InRange(last.Result.ValidationLoss, 0, 0.1);
    }

    [Fact]
    public void It_stops_on_a_loss_that_is_not_finite_and_says_why()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
        Replace(ensemble.Members[0].Classifier, WeightNames.LinearBias, [float.NaN]);
        DivergedException fault = Assert.Throws<DivergedException>(() => Train(ensemble, s_options, 2).First());
        const string Beginning = "Training stopped at epoch 1, batch 1: the loss is NaN, with a learning rate of ";
        Assert.StartsWith(Beginning, fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (fault.Epoch, fault.Batch));
        Assert.EndsWith("A finite loss was expected; try a lower LearningRate.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_stops_after_the_last_batch_of_an_epoch_on_a_weight_that_is_not_finite()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
        TrainingOptions options = s_options with
        {
            BatchSize = 400, // One batch, and no loss after it.
            LearningRate = 1e37,
            EmbeddingLearningRateFactor = 1000,
            WeightDecay = 0,
            Schedule = ScheduleShape.Constant,
        };
        DivergedException fault = Assert.Throws<DivergedException>(() => Train(ensemble, options, 2).First());
        const string Beginning = "Training stopped at epoch 1, batch 1: a weight of embedding.weight is ";
        Assert.StartsWith(Beginning, fault.Message, StringComparison.Ordinal);
        const string Expected = ", with a learning rate of 1e+37. A finite weight was expected; try a lower LearningRate.";
        Assert.EndsWith(Expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (fault.Epoch, fault.Batch));
    }

    [Fact]
    public void It_stops_on_a_validation_loss_that_is_not_finite()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(3, networks: 2); // Each network's logits are finite, their sum is not.
        foreach (EnsembleMember member in ensemble.Members)
            Replace(member.Classifier, WeightNames.LinearBias, [3e38f, 3e38f, 0]);
        TrainingOptions options = s_options with { LabelSmoothing = 0 };
        var trainer = new Trainer(
            ensemble, options, ToyTask.Reviews(40, 2, seed: 1), ToyTask.Reviews(10, 2, seed: 2), ToyTask.Labels(3));
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        DivergedException fault = Assert.Throws<DivergedException>(() => trainer.TrainEpoch(cancellation: cancellation));
        Assert.StartsWith("Training stopped at epoch 1, batch 6: the validation loss is NaN, ", fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 6), (fault.Epoch, fault.Batch));
    }

    [Fact]
    public void It_stops_when_the_patience_has_run_out()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
        var trainer = new Trainer(ensemble, s_options with { Epochs = 60, Patience = 2 },
            ToyTask.Noise(64, seed: 1), ToyTask.Noise(64, seed: 2), ToyTask.Labels(2));
        MeasuredEpoch[] epochs = [.. trainer.Train(cancellation: TestContext.Current.CancellationToken)];
        int best = Array.FindLastIndex(epochs, epoch => epoch.IsBest);
        Assert.InRange(epochs.Length, 3, 59);
        Assert.Equal(epochs.Length, best + 1 + 2);
        Assert.Equal(epochs.Min(epoch => epoch.Result.ValidationLoss), epochs[best].Result.ValidationLoss);
    }

    [Fact]
    public void It_does_not_stop_where_the_last_epoch_is_kept_also_when_it_is_gone_on_with()
    {
        TrainingOptions options = s_options with { Epochs = 12, Patience = 1, Keep = KeptEpoch.Last };
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
        Trainer first = Of(ensemble);
        EpochResult[] whole = [.. first.Train(cancellation: TestContext.Current.CancellationToken).Select(epoch => epoch.Result)];
        Assert.Equal((12, 12), (whole.Length, first.BestEpoch));
        using ClassifierEnsemble begun = ToyTask.Ensemble(2), rest = ToyTask.Ensemble(2);
        Trainer interrupted = Of(begun), resumed = Of(rest);
        foreach (MeasuredEpoch _ in interrupted.Train(cancellation: TestContext.Current.CancellationToken).Take(7))
        {
        }
        resumed.Restore(interrupted.Capture());
        Assert.Equal(7, resumed.BestEpoch);
        Assert.All(resumed.Train(cancellation: TestContext.Current.CancellationToken), epoch => Assert.True(epoch.IsBest));
        Assert.Equal(whole.Select(epoch => epoch.ValidationLoss), resumed.History.Select(epoch => epoch.ValidationLoss));

        Trainer Of(ClassifierEnsemble networks) =>
            new(networks, options, ToyTask.Noise(64, seed: 1), ToyTask.Noise(64, seed: 2), ToyTask.Labels(2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Balanced_even_classes_are_learnt_as_they_are(int classes)
    {
        using ClassifierEnsemble plain = ToyTask.Ensemble(classes);
        EpochResult expected = Train(plain, s_options with { Epochs = 2 }, classes).Last().Result;
        using ClassifierEnsemble balanced = ToyTask.Ensemble(classes);
        EpochResult result = Train(balanced, s_options with { Epochs = 2, Balance = true }, classes).Last().Result;
        Assert.Equal(expected.TrainLoss, result.TrainLoss, 1e-3);
        Assert.Equal(expected.ValidationLoss, result.ValidationLoss, 1e-3);
    }

    [Fact]
    public void Added_reviews_teach_and_are_not_counted()
    {
        // The training set has one class alone; what the other is, only the added reviews say.
        EncodedReview[] training = [.. ToyTask.Reviews(80, 2, seed: 1).Where(review => review.Label == 0)];
        EncodedReview[] validation = ToyTask.Reviews(20, 2, seed: 2);
        MeasuredEpoch[] with = Epochs(new AddedReviews(ToyTask.Reviews(80, 2, seed: 3), 2, 1, [1, 1]));
        MeasuredEpoch[] without = Epochs(null);
        MeasuredEpoch[] light = Epochs(new AddedReviews(ToyTask.Reviews(80, 2, seed: 3), 2, 1e-12, [1, 1]));

        Assert.InRange(with[^1].Result.ValidationAccuracy, 0.9, 1);
        Assert.Equal(0.5, without[^1].Result.ValidationAccuracy);
        Assert.Equal(without[0].Result.TrainLoss, light[0].Result.TrainLoss, 0.05);
        Assert.Equal(1, with[^1].Result.TrainAccuracy);

        MeasuredEpoch[] Epochs(AddedReviews? added)
        {
            using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
            var trainer = new Trainer(ensemble, s_options, training, validation, ToyTask.Labels(2), added);
            return [.. trainer.Train(cancellation: TestContext.Current.CancellationToken)];
        }
    }

    [Fact]
    public void Progress_counts_every_batch()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
        var heard = new List<TrainingProgress>();
        var trainer = new Trainer(ensemble, s_options with { Epochs = 2 },
            ToyTask.Reviews(40, 2, seed: 1), ToyTask.Reviews(10, 2, seed: 2), ToyTask.Labels(2));
        _ = trainer.Train(new Listener(heard.Add), TestContext.Current.CancellationToken).Count();
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], heard.Select(progress => (progress.Epoch, progress.Batch)));
        Assert.All(heard, progress => Assert.Equal((2, 3), (progress.Epochs, progress.Batches)));
    }

    [Fact]
    public void Cancellation_ends_it_between_two_batches()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2);
        using var source = new CancellationTokenSource();
        var trainer = new Trainer(ensemble, s_options,
            ToyTask.Reviews(40, 2, seed: 1), ToyTask.Reviews(10, 2, seed: 2), ToyTask.Labels(2));
        int batches = 0;
        Assert.Throws<OperationCanceledException>(() => trainer.Train(new Listener(_ =>
        {
            if (++batches == 2)
                source.Cancel();
        }), source.Token).Count());
        Assert.Equal(2, batches);
    }

    [Theory]
    [InlineData(Engine.Fused, 1)]
    [InlineData(Engine.Torch, 1)]
    [InlineData(Engine.Fused, 3)]
    public void No_tensor_outlives_its_batch(Engine engine, int networks)
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2, networks, engine: engine);
        var trainer = new Trainer(ensemble, s_options with { Epochs = 20, Patience = 20, BatchSize = 2 },
            ToyTask.Reviews(40, 2, seed: 1), ToyTask.Reviews(10, 2, seed: 2), ToyTask.Labels(2));
        long[] alive = [.. trainer.Train(cancellation: TestContext.Current.CancellationToken).Select(_ => Alive())];
        // Of 20 batches an epoch; the first ones make what stays: the optimizer's state.
        Assert.InRange(alive[^1] - alive[2], -20, 20);

        static long Alive()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Tensor.TotalCount;
        }
    }

    private static void Replace(SentimentClassifier classifier, string name, float[] values) => classifier.Import(
        classifier.Export().ToDictionary(weight => weight.Name, weight => weight.Name == name ? weight with { Values = values } : weight));

    private static IEnumerable<MeasuredEpoch> Train(ClassifierEnsemble ensemble, TrainingOptions options, int classes)
    {
        var trainer = new Trainer(ensemble, options,
            ToyTask.Reviews(120 * classes, classes, seed: 1), ToyTask.Reviews(20 * classes, classes, seed: 2), ToyTask.Labels(classes));
        foreach (MeasuredEpoch epoch in trainer.Train(cancellation: TestContext.Current.CancellationToken))
            yield return epoch;
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}

using GruSentiment.Models;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Tests.Epochs;

[Collection(TorchGenerator.Name)]
public class EnsembleTrainingTests
{
    private static readonly TrainingOptions s_options =
        new() { Epochs = 3, BatchSize = 16, LearningRate = 0.02, Patience = 15, Threads = 2 };

    [Fact]
    public void The_first_network_learns_as_if_it_were_alone()
    {
        (_, IReadOnlyList<Weight> alone) = Trained(networks: 1);
        (_, IReadOnlyList<Weight> three) = Trained(networks: 3);
        AssertSame(alone, three.Take(alone.Count));
    }

    [Fact]
    public void A_network_does_not_depend_on_those_after_it()
    {
        (_, IReadOnlyList<Weight> two) = Trained(networks: 2);
        (_, IReadOnlyList<Weight> four) = Trained(networks: 4);
        AssertSame(two, four.Take(two.Count));
    }

    [Fact]
    public void The_same_seed_gives_the_same_networks_and_another_one_others()
    {
        (EpochResult[] history, IReadOnlyList<Weight> weights) = Trained(networks: 2);
        (EpochResult[] again, IReadOnlyList<Weight> same) = Trained(networks: 2);
        (_, IReadOnlyList<Weight> other) = Trained(networks: 2, seed: 2);
        AssertSame(weights, same);
        Assert.Equal(history.Select(Untimed), again.Select(Untimed));
        Assert.All(weights.Zip(other), pair => Assert.NotEqual(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void No_network_is_another_s_twin_nor_that_of_a_neighbouring_seed()
    {
        using ClassifierEnsemble one = ToyTask.Ensemble(2, networks: 16, seed: 1), next = ToyTask.Ensemble(2, networks: 16, seed: 2);
        EnsembleMember[] all = [.. one.Members, .. next.Members];
        Assert.Equal(32, all.Select(member => member.Seed).Distinct().Count());
        Assert.Equal(32, all.Select(member => member.Classifier.Export()[0].Values[0]).Distinct().Count());
        Assert.Equal((1, 2), (one.Members[0].Seed, next.Members[0].Seed));
    }

    [Fact]
    public void An_epoch_counts_the_steps_and_reviews_of_all_networks()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2, networks: 3);
        var heard = new List<TrainingProgress>();
        var trainer = new Trainer(ensemble, s_options,
            ToyTask.Reviews(40, 2, seed: 1), ToyTask.Reviews(10, 2, seed: 2), ToyTask.Labels(2));
        MeasuredEpoch first = trainer.Train(new Listener(heard.Add), TestContext.Current.CancellationToken).First();
        Assert.Equal(Enumerable.Range(1, 9), heard.Select(progress => progress.Batch)); // Of 40 reviews 3 batches, in 3 networks.
        Assert.All(heard, progress => Assert.Equal(9, progress.Batches));
        Assert.Equal(heard[^1].Loss, first.Result.TrainLoss);
        Assert.Equal(10, first.Validation.Count);
    }

    [Fact]
    public void The_logits_are_the_mean_of_the_networks()
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(3, networks: 4);
        ensemble.Evaluate();
        var batch = new ReviewBatch(ToyTask.Reviews(9, 3, seed: 3));
        using var scope = TorchSharp.torch.NewDisposeScope();
        float[] together = Values(ensemble.Logits(batch));
        float[][] each = [.. ensemble.Members.Select(member => Values(member.Classifier.forward(batch)))];
        Assert.Equal(27, together.Length);
        Assert.All(together, (logit, i) => Assert.Equal(each.Average(values => values[i]), logit, 1e-6f));
    }

    private static (EpochResult[] History, IReadOnlyList<Weight> Weights) Trained(int networks, int seed = 1)
    {
        using ClassifierEnsemble ensemble = ToyTask.Ensemble(2, networks, dropout: 0.3, seed);
        var trainer = new Trainer(ensemble, s_options,
            ToyTask.Reviews(120, 2, seed: 1), ToyTask.Reviews(20, 2, seed: 2), ToyTask.Labels(2));
        EpochResult[] history = [.. trainer.Train(cancellation: TestContext.Current.CancellationToken).Select(epoch => epoch.Result)];
        return (history, ensemble.Export());
    }

    private static void AssertSame(IReadOnlyList<Weight> expected, IEnumerable<Weight> actual)
    {
        Assert.Equal(expected.Count, actual.Count());
        foreach ((Weight first, Weight second) in expected.Zip(actual))
        {
            Assert.Equal(first.Name, second.Name);
            Assert.Equal(first.Values, second.Values);
        }
    }

    private static EpochResult Untimed(EpochResult epoch) => epoch with { Seconds = 0, TokensPerSecond = 0 };

    private static float[] Values(TorchSharp.torch.Tensor tensor) => tensor.data<float>().ToArray();

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}

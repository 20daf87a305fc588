using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;
using GruSentiment.Training.Tests.Models;

namespace GruSentiment.Training.Tests.Checkpoints;

[Collection(TorchGenerator.Name)]
public sealed class CheckpointFileTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_of_a_checkpoint_comes_back()
    {
        Checkpoint checkpoint = Checkpoints(TrainingKinds.Request("ensemble", _folder) with { Folds = 2 })[^2];
        Checkpoint read = Read(Write(checkpoint));

        Assert.Equal(JsonSerializer.Serialize(checkpoint.State), JsonSerializer.Serialize(read.State));
        Assert.Equal(checkpoint.Data.Files, read.Data.Files);
        Assert.Equal(checkpoint.Folds.Select(fold => fold.Measured.Loss), read.Folds.Select(fold => fold.Measured.Loss));
        Assert.Equal(checkpoint.Folds[1].Measured.Confusion[1, 0], read.Folds[1].Measured.Confusion[1, 0]);
        Assert.Equal(
            ConfigFile.AllToJson(checkpoint.Request).ToJsonString(), ConfigFile.AllToJson(read.Request).ToJsonString());
        Assert.Equal(5, read.Request.CheckpointMinutes);
    }

    [Fact]
    public void After_its_best_epoch_each_array_stands_in_it_once_and_the_n_grams_not_at_all()
    {
        Checkpoint checkpoint = Checkpoints(TrainingKinds.Request("plain", _folder)).First(one => one.IsAtBest);
        var saved = new SavedWeights("sum", checkpoint.State!.Best!.Weights);
        long networks = checkpoint.State.Best.Networks.Sum(weight => 4L * weight.Values.Length);

        long whole = new FileInfo(Write(checkpoint)).Length;
        string lean = Write(checkpoint, saved);

        Assert.InRange(whole - new FileInfo(lean).Length, 100, saved.Ngrams.Sum(weight => 4L * weight.Values.Length));
        Assert.InRange(new FileInfo(lean).Length, networks, 3 * networks + 30_000); // Weights, two moments, and the rest in words.
        Checkpoint read = CheckpointFile.Read(lean, saved with { Sum = "another", Weights = saved.Ngrams });
        Assert.Equal(JsonSerializer.Serialize(checkpoint.State), JsonSerializer.Serialize(read.State));
    }

    [Theory]
    [InlineData("plain", 0)] // Broken off before the first batch of the epoch after the best one.
    [InlineData("plain", 2)]
    [InlineData("ensemble", 2)] // The second network's weights are still the best epoch's.
    public void Whatever_the_model_file_holds_later_the_training_goes_on_from_its_own_weights(string kind, int steps)
    {
        Checkpoint checkpoint = Checkpoints(TrainingKinds.Request(kind, _folder) with { CheckpointMinutes = 1e-9 })
            .First(one => one.Epochs == 1 && one.Batches == Math.Max(1, steps));
        if (steps == 0)
            checkpoint = Checkpoints(TrainingKinds.Request(kind, _folder)).First(one => one.IsAtBest);
        if (steps == 0)
            checkpoint = checkpoint with { State = checkpoint.State! with { Trainer = checkpoint.State.Trainer with { Begun = default } } };
        ModelSnapshot best = checkpoint.State!.Best!;
        var saved = new SavedWeights("sum", best.Weights);
        string file = Write(checkpoint, saved);
        Weight[] later = [.. best.Networks.Select(weight => weight with { Values = [.. weight.Values.Select(value => value + 1)] })];

        Checkpoint read = CheckpointFile.Read(file, new SavedWeights("later", [.. later, .. best.Ngrams, .. best.Blend]));

        Assert.Equal(JsonSerializer.Serialize(checkpoint.State.Trainer), JsonSerializer.Serialize(read.State!.Trainer));
        Assert.Equal(checkpoint.IsAtBest, read.State.Best is not null);
        Checkpoint same = CheckpointFile.Read(file, saved);
        Assert.Equal(JsonSerializer.Serialize(checkpoint.State), JsonSerializer.Serialize(same.State));
    }

    [Fact]
    public void A_damaged_file_is_never_taken()
    {
        string file = Write(Checkpoints(TrainingKinds.Request("plain", _folder))[0]);
        byte[] bytes = File.ReadAllBytes(file);
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            byte[] broken = [.. bytes];
            if (i % 2 == 0)
                broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            else
                broken = broken[..random.Next(broken.Length)];
            File.WriteAllBytes(file, broken);
            string message = Assert.Throws<GruSentimentException>(() => Read(file)).Message;
            Assert.Matches("^.*checkpoint: is (damaged: it is not what|no checkpoint, or only the beginning of one)", message);
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string message = Assert.Throws<GruSentimentException>(() => Read(_folder.File("none.checkpoint"))).Message;
        Assert.StartsWith($"{_folder.File("none.checkpoint")}: can't be read: ", message, StringComparison.Ordinal);
    }

    private static List<Checkpoint> Checkpoints(TrainingRequest request)
    {
        var collector = new Collector();
        _ = new TrainingSession(request, collector).Run(TestContext.Current.CancellationToken);
        return collector.All;
    }

    private string Write(Checkpoint checkpoint, SavedWeights? saved = null)
    {
        string file = _folder.File(saved is null ? "whole.checkpoint" : "lean.checkpoint");
        using FileStream stream = File.Create(file);
        CheckpointFile.Write(stream, checkpoint, saved);
        return file;
    }

    private static Checkpoint Read(string file) => CheckpointFile.Read(file);

    private sealed class Collector : ITrainingObserver
    {
        public List<Checkpoint> All { get; } = [];

        public void Checkpointed(Checkpoint checkpoint) => All.Add(checkpoint);
    }
}

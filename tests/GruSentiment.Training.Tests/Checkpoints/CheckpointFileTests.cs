using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Checkpoints;
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
        IReadOnlyList<Weight> ngrams = checkpoint.State!.Ngrams;
        long networks = checkpoint.State.Best!.Networks.Sum(weight => 4L * weight.Values.Length);

        long whole = new FileInfo(Write(checkpoint)).Length;
        string lean = Write(checkpoint, new SavedWeights(null, ngrams));

        Assert.InRange(whole - new FileInfo(lean).Length, 100, ngrams.Sum(weight => 4L * weight.Values.Length));
        Assert.InRange(new FileInfo(lean).Length, networks, 3 * networks + 30_000); // Weights, two moments, and the rest in words.
        Checkpoint read = CheckpointFile.Read(lean, () => new SavedWeights("any", checkpoint.State.Best.Weights));
        Assert.Equal(JsonSerializer.Serialize(checkpoint.State), JsonSerializer.Serialize(read.State));
    }

    [Fact]
    public void Weights_that_are_saved_are_taken_from_there_and_left_out_if_they_are_of_a_later_epoch()
    {
        Checkpoint checkpoint = Checkpoints(TrainingKinds.Request("plain", _folder))[^1];
        checkpoint = checkpoint with
        {
            State = checkpoint.State! with { Best = checkpoint.State.Best! with { Networks = [new("gru.x", [2], [5, 6])] } },
        };
        string file = Write(checkpoint, new SavedWeights("sum", checkpoint.State.Best.Weights));

        Checkpoint read = CheckpointFile.Read(file, () => new SavedWeights("sum", checkpoint.State.Best.Weights));
        Assert.Equal([5, 6], read.State!.Best!.Networks[0].Values);
        Checkpoint later = CheckpointFile.Read(file, () => new SavedWeights("other", checkpoint.State.Best.Weights));
        Assert.Null(later.State!.Best);
        Assert.NotEmpty(later.State.Ngrams);
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

    private static Checkpoint Read(string file) => CheckpointFile.Read(file, () => throw new InvalidOperationException("None are saved."));

    private sealed class Collector : ITrainingObserver
    {
        public List<Checkpoint> All { get; } = [];

        public void Checkpointed(Checkpoint checkpoint) => All.Add(checkpoint);
    }
}

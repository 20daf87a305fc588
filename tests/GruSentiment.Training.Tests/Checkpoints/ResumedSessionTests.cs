using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;
using GruSentiment.Training.Tests.Models;

namespace GruSentiment.Training.Tests.Checkpoints;

/// <summary>Every checkpoint here goes through a file on its way into the session that goes on from it.</summary>
[Collection(TorchGenerator.Name)]
public sealed class ResumedSessionTests : IDisposable
{
    /// <summary>So short that each step is followed by a checkpoint.</summary>
    private const double Always = 1e-9;

    private readonly TemporaryDirectory _folder = new();

    public static TheoryData<string> Kinds => [.. TrainingKinds.All];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public void From_any_checkpoint_the_result_is_that_of_an_uninterrupted_session(string kind)
    {
        TrainingRequest request = TrainingKinds.Request(kind, _folder) with { CheckpointMinutes = Always };
        var shelf = new Shelf(this);
        TrainingResult whole = new TrainingSession(request, shelf).Run(TestContext.Current.CancellationToken);
        Assert.True(shelf.Files.Count > 20);

        foreach (string file in Some(shelf.Files, 4))
            AssertSame(whole, Resume(file), file);
    }

    [Fact]
    public void And_in_folds_with_pretraining()
    {
        TrainingRequest request = TrainingKinds.Request("pretrained", _folder) with { CheckpointMinutes = Always, Folds = 2 };
        var shelf = new Shelf(this);
        TrainingResult whole = new TrainingSession(request, shelf).Run(TestContext.Current.CancellationToken);

        Checkpoint[] all = [.. shelf.Files.Select(Read)];
        Assert.Contains(all, one => one is { Fold: 1, State.PretrainingBegun: not null });
        Assert.Contains(all, one => one is { Fold: 2, Folds.Count: 1, Batches: > 0 });
        Assert.Contains(all, one => one is { Fold: null, State: null, Folds.Count: 2 });
        Assert.Contains(all, one => one is { Fold: null, State.PretrainingBegun: not null });
        foreach (string file in Some(shelf.Files, 10))
            AssertSame(whole, Resume(file), file);
    }

    [Fact]
    public void What_is_done_is_not_done_again()
    {
        TrainingRequest request = TrainingKinds.Request("pretrained", _folder) with { Folds = 2 };
        using var source = new CancellationTokenSource();
        var shelf = new Shelf(this, (epoch, batch) => source.CancelAt(epoch == 2 && batch == 3));
        TrainingResult cut = new TrainingSession(request, shelf).Run(source.Token);
        Assert.Equal(RunEnding.Interrupted, cut.Metrics.Ending);

        var heard = new Heard();
        TrainingResult result = new TrainingSession(Read(shelf.Files[^1]), heard).Run(TestContext.Current.CancellationToken);

        Assert.Equal(["resumed", "Preparing 1", "epoch 2, batch 4", "Epoch 2", "Epoch 3", "Measuring 1"], heard.First("Reading 1"));
        Assert.Equal(cut.Folds!.Folds.Select(fold => fold.Seconds), result.Folds!.Folds.Select(fold => fold.Seconds));
        Assert.Equal(cut.Metrics.Timings.PretrainingSeconds, result.Metrics.Timings.PretrainingSeconds);
        Assert.True(result.Metrics.Timings.DataSeconds == cut.Metrics.Timings.DataSeconds);
    }

    [Fact]
    public void After_its_last_epoch_it_is_only_measured()
    {
        var shelf = new Shelf(this);
        TrainingRequest request = TrainingKinds.Request("plain", _folder);
        TrainingResult whole = new TrainingSession(request, shelf).Run(TestContext.Current.CancellationToken);
        Assert.Equal(5, shelf.Files.Count); // At the beginning, after the n-gram model, and after each epoch.
        AssertSame(whole, Resume(shelf.Files[^1]), "the last");
    }

    [Fact]
    public void Other_files_are_refused_and_it_is_said_what_differs()
    {
        TrainingRequest request = TrainingKinds.Request("plain", _folder);
        var shelf = new Shelf(this);
        _ = new TrainingSession(request, shelf).Run(TestContext.Current.CancellationToken);
        string csv = File.ReadAllText(request.Data!), name = Path.GetFileName(request.Data!);

        AssertRefused(csv.TrimEnd()[..csv.TrimEnd().LastIndexOf('\n')] + "\n", "it had 105 usable rows, and has 104");
        AssertRefused(csv.Replace("text", "review", StringComparison.Ordinal), "it was read with text in column 'text'");
        AssertRefused(
            csv.Replace("lamp", "lamb", StringComparison.Ordinal), "it has as many rows of each class, but other texts or labels");
        _folder.Write(name, csv);
        _ = Resume(shelf.Files[^1]);

        void AssertRefused(string content, string difference)
        {
            _folder.Write(name, content);
            string message = Assert.Throws<GruSentimentException>(() => Resume(shelf.Files[^1])).Message;
            Assert.StartsWith($"{request.Data}: is not what the training was begun with: {difference}", message, StringComparison.Ordinal);
            Assert.EndsWith("Bring the file back as it was, or begin a new training.", message, StringComparison.Ordinal);
        }
    }

    private static TrainingResult Resume(string file) =>
        new TrainingSession(Read(file)).Run(TestContext.Current.CancellationToken);

    private static Checkpoint Read(string file) => CheckpointFile.Read(file);

    private static IEnumerable<string> Some(List<string> files, int count) =>
        Enumerable.Range(0, count).Select(i => files[i * (files.Count - 1) / (count - 1)]);

    private static void AssertSame(TrainingResult expected, TrainingResult actual, string from)
    {
        Assert.True(Saved(expected.Best).AsSpan().SequenceEqual(Saved(actual.Best)), $"Other weights than expected, from {from}.");
        Assert.Equal(expected.History.Select(Timeless), actual.History.Select(Timeless));
        Assert.Equal(expected.Model.Config.ToJson(), actual.Model.Config.ToJson());
        Assert.Equal(Figures(expected.Metrics), Figures(actual.Metrics));
        Assert.Equal(FiguresOf(expected.Folds), FiguresOf(actual.Folds));

        static IEnumerable<string>? FiguresOf(CrossValidationResult? folds) => folds?.Folds.Select(fold => Figures(fold.Training));
    }

    private static string Figures(RunMetrics m) => string.Join(
        " ", m.BestEpoch, m.Epochs, m.Ending, m.Validation.Loss, m.Networks.Loss, m.Ngrams?.Loss, m.Test?.Loss, m.Test?.Auc,
        m.Validation.Ece, m.Test?.BalancedAccuracy, m.Embeddings?.TokenShare);

    private static EpochResult Timeless(EpochResult epoch) => epoch with { Seconds = 0, TokensPerSecond = 0 };

    private static byte[] Saved(ModelSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, snapshot.Weights);
        return stream.ToArray();
    }

    /// <summary>Writes each checkpoint into a file.</summary>
    private sealed class Shelf(ResumedSessionTests tests, Action<int, int>? progressed = null) : ITrainingObserver
    {
        public List<string> Files { get; } = [];

        public void Progressed(TrainingProgress progress) => progressed?.Invoke(progress.Epoch, progress.Batch);

        public void Checkpointed(Checkpoint checkpoint)
        {
            string file = tests._folder.File($"{Files.Count}.checkpoint");
            using var stream = File.Create(file);
            CheckpointFile.Write(stream, checkpoint);
            Files.Add(file);
        }
    }

    private sealed class Heard : ITrainingObserver
    {
        private readonly List<string> _all = [];
        private bool _progressed;

        public IEnumerable<string> First(string after) => _all[(_all.IndexOf(after) + 1)..];

        public void Ended(TrainingStage stage, int number) => _all.Add($"{stage} {number}");

        public void Resumed(Checkpoint checkpoint) => _all.Add("resumed");

        public void FoldEnded(FoldResult fold) => _all.Add("fold");

        public void Progressed(TrainingProgress progress)
        {
            if (!_progressed)
                _all.Add($"epoch {progress.Epoch}, batch {progress.Batch}");
            _progressed = true;
        }
    }
}

file static class Cancelling
{
    public static void CancelAt(this CancellationTokenSource source, bool now)
    {
        if (now)
            source.Cancel();
    }
}

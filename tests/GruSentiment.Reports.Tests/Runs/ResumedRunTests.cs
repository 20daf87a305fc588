using GruSentiment.Encoders;
using GruSentiment.Ngrams;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Runs;

/// <summary>
/// Copies of a run directory, made while a training writes it, are what a kill at that moment leaves: between the weights and the
/// checkpoint of an epoch, too.
/// </summary>
[Collection(TorchGenerator.Name)]
public sealed class ResumedRunTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(1, 1e-9)]
    [InlineData(2, 1e-9)]
    public void Every_copy_goes_on_to_the_files_of_the_whole_training(int networks, double minutes)
    {
        (string[] copies, RunResult expected) = Train(networks, minutes);
        foreach (string copy in copies)
        {
            Resume(copy);
            Assert.Equal(expected, RunResult.Of(_folder, copy));
            Assert.False(Directory.Exists(_folder.File($"{copy}/checkpoint")));
        }
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 1e-9)]
    public void And_so_does_one_that_is_broken_off_again_at_once_and_killed_once_more(int networks, double minutes)
    {
        (string[] copies, RunResult expected) = Train(networks, minutes);
        foreach (string copy in copies)
        {
            using var source = new CancellationTokenSource();
            source.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => Resume(copy, source.Token)); // While it reads.
            using var later = new CancellationTokenSource();
            var copier = new Copier(_folder, copy, $"{copy}-again", [], onlyEpochs: true, (_, _) => later.Cancel());
            try
            {
                Resume(copy, later.Token, copier);
                AssertAgree(copy);
            }
            catch (OperationCanceledException)
            {
                Assert.False(File.Exists(_folder.File($"{copy}/metrics.json")));
            }
            foreach (string again in (string[])[copy, .. copier.Copies])
            {
                if (Directory.Exists(_folder.File($"{again}/checkpoint"))) // Else only the measuring was left.
                    Resume(again);
                Assert.Equal(expected, RunResult.Of(_folder, again));
            }
        }
    }

    /// <summary>Where a training was interrupted, its files are of one epoch.</summary>
    private void AssertAgree(string run)
    {
        string metrics = File.ReadAllText(_folder.File($"{run}/metrics.json"));
        int epochs = File.ReadLines(_folder.File($"{run}/history.csv")).Count() - 1;
        Assert.Contains($"\"epochs\": {epochs},", metrics, StringComparison.Ordinal);
        _ = GruSentiment.Models.SavedModel.Load(_folder.File(run));
    }

    private (string[] Copies, RunResult Whole) Train(int networks, double minutes)
    {
        TrainingRequest request = new()
        {
            Data = _folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: true)),
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0.2, Ensemble = networks },
            Training = new TrainingOptions { Epochs = 3, BatchSize = 32, LearningRate = 0.03, Patience = 3, Threads = 2 },
            Vocabulary = new VocabularyOptions { MinFreq = 1 },
            Ngrams = new NgramOptions { Order = 1 },
            CheckpointMinutes = minutes,
            Output = _folder.File("whole"),
        };
        using var recorder = new RunRecorder(RunDirectory.At(request.Output));
        List<string> copies = [];
        var copier = new Copier(_folder, "whole", "copy", copies, onlyEpochs: false);
        new TrainingSession(request, recorder, copier).Run(TestContext.Current.CancellationToken);
        Assert.True(copies.Count >= 7, $"{copies.Count} copies"); // After the n-grams; and in each epoch two at least.
        return ([.. copies], RunResult.Of(_folder, "whole"));
    }

    private void Resume(string run, CancellationToken? cancellation = null, ITrainingObserver? observer = null)
    {
        using var recorder = RunRecorder.Resume(_folder.File(run));
        ITrainingObserver[] observers = observer is null ? [recorder] : [recorder, observer];
        new TrainingSession(recorder.Unfinished!, observers).Run(cancellation ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Copies a run after its recorder has been told of something.</summary>
    private sealed class Copier(
        TemporaryDirectory folder, string run, string name, List<string> copies, bool onlyEpochs, Action<int, int>? progressed = null)
        : ITrainingObserver
    {
        public IReadOnlyList<string> Copies => copies;

        public void Progressed(TrainingProgress progress) => progressed?.Invoke(progress.Epoch, progress.Batch);

        public void EpochEnded(TrainedEpoch epoch) => Copy();

        public void Checkpointed(Checkpoint checkpoint)
        {
            if (!onlyEpochs)
                Copy();
        }

        private void Copy()
        {
            string copy = $"{name}-{copies.Count}";
            copies.Add(copy);
            foreach (string file in Directory.EnumerateFiles(folder.File(run), "*", SearchOption.AllDirectories))
            {
                string to = folder.File(Path.Combine(copy, Path.GetRelativePath(folder.File(run), file)));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }
}

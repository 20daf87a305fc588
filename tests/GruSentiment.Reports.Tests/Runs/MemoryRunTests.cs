using GruSentiment.Data.Files;
using GruSentiment.Encoders;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Runs;

[Collection(TorchGenerator.Name)]
public sealed class MemoryRunTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_on_reviews_in_memory_is_resumed_with_them_to_the_files_of_the_whole_training()
    {
        using (var whole = new RunRecorder(RunDirectory.For(Request("whole"), DateTimeOffset.Now)))
            _ = new TrainingSession(Request("whole"), Reviews(), whole).Run(TestContext.Current.CancellationToken);
        Interrupt("broken");

        using (var alone = RunRecorder.Resume(_folder.File("broken")))
        {
            var fault = Assert.ThrowsAny<DataException>(
                () => new TrainingSession(alone.Unfinished!, alone).Run(TestContext.Current.CancellationToken));
            Assert.StartsWith("Data is (in memory): a program gave these reviews,", fault.Message, StringComparison.Ordinal);
        }
        using (var recorder = RunRecorder.Resume(_folder.File("broken")))
            _ = new TrainingSession(recorder.Unfinished!, Reviews(), recorder).Run(TestContext.Current.CancellationToken);

        Assert.Equal(RunResult.Of(_folder, "whole"), RunResult.Of(_folder, "broken"));
    }

    [Fact]
    public void A_run_that_nobody_names_is_named_after_the_memory()
    {
        using var directory = RunDirectory.For(new TrainingRequest(), new DateTimeOffset(2026, 11, 23, 18, 37, 28, TimeSpan.Zero));

        Assert.Equal(Path.Combine("runs", "20261123-183728-in-memory"), directory.Path);
    }

    private void Interrupt(string run)
    {
        using var source = new CancellationTokenSource();
        var listener = new SessionListener(what => Cancel(what == "epoch 2, batch 2", source));
        using var recorder = new RunRecorder(RunDirectory.For(Request(run), DateTimeOffset.Now));
        _ = new TrainingSession(Request(run), Reviews(), recorder, listener).Run(source.Token);
    }

    private static void Cancel(bool now, CancellationTokenSource source)
    {
        if (now)
            source.Cancel();
    }

    private static TrainingReviews Reviews() =>
        new(Enumerable.Range(0, 50).Select(i => ($"{(i % 2 == 0 ? "dull" : "fine")} lamp {i}", i % 2 == 0 ? "bad" : "good")));

    private TrainingRequest Request(string run) => new()
    {
        Output = _folder.File(run),
        Model = new ModelOptions { EmbeddingDim = 4, HiddenDim = 4 },
        Training = new TrainingOptions { Epochs = 3, BatchSize = 16, Patience = 9, Threads = 1 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
    };
}

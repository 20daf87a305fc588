using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using static GruSentiment.Training.Tests.Models.StateRoundTrip;

namespace GruSentiment.Training.Tests.Models;

/// <summary>
/// Every state here goes through JSON on its way into the training that is to go on from it: what is not plain data would be lost.
/// </summary>
[Collection(TorchGenerator.Name)]
public sealed class TrainingStateTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public static TheoryData<string> Kinds => [.. TrainingKinds.All];

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public void A_training_goes_on_from_its_state_after_an_epoch_to_the_same_bytes(string kind)
    {
        TrainingRequest request = Request(kind);
        using ModelTraining training = Prepare(request);
        string[] expected = [.. training.Train(cancellation: TestContext.Current.CancellationToken).Select(_ => Json(training.Capture()))];

        using ModelTraining resumed = Resume(request, expected[0]);
        Assert.Equal(expected[0], Json(resumed.Capture()));
        string[] states = [.. resumed.Train(cancellation: TestContext.Current.CancellationToken).Select(_ => Json(resumed.Capture()))];

        AssertSame(expected[1..], states);
        AssertSameModel(training, resumed);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_training_goes_on_from_its_state_between_two_batches_to_the_same_bytes(string kind)
    {
        TrainingRequest request = Request(kind);
        using ModelTraining training = Prepare(request);
        string? between = null;
        var listener = new Listener(heard =>
        {
            if (heard.Epoch == 2 && heard.Batch == heard.Batches - 2) // In an ensemble the second network's.
                between = Json(training.Capture());
        });
        string[] expected = [.. training.Train(listener, TestContext.Current.CancellationToken).Select(_ => Json(training.Capture()))];

        using ModelTraining resumed = Resume(request, between!);
        Assert.Equal(between, Json(resumed.Capture()));
        var batches = new List<(int Epoch, int Batch)>();
        var heard = new Listener(progress => batches.Add((progress.Epoch, progress.Batch)));
        string[] states = [.. resumed.Train(heard, TestContext.Current.CancellationToken).Select(_ => Json(resumed.Capture()))];

        AssertSame(expected[1..], states);
        AssertSameModel(training, resumed);
        int last = listener.Last.Batches;
        Assert.Equal([(2, last - 1), (2, last), .. Enumerable.Range(1, last).Select(batch => (3, batch))], batches);
    }

    [Theory]
    [InlineData("plain", 4)]
    [InlineData("ensemble", 6)]
    [InlineData("ensemble", 12)] // The last batch: what is broken off is the validation.
    public void A_training_that_was_broken_off_goes_on_as_if_it_had_not_been(string kind, int batch)
    {
        TrainingRequest request = Request(kind);
        using ModelTraining whole = Prepare(request), broken = Prepare(request);
        string expected = whole.Train(cancellation: TestContext.Current.CancellationToken).Select(_ => Json(whole.Capture())).Last();
        using var source = new CancellationTokenSource();
        var listener = new Listener(heard =>
        {
            if (heard.Epoch == 2 && heard.Batch == batch)
                source.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => broken.Train(listener, source.Token).Count());
        using ModelTraining resumed = Resume(request, Json(broken.Capture()));
        Assert.Single(broken.History);
        Assert.Equal([2, 3], broken.Train(cancellation: TestContext.Current.CancellationToken).Select(epoch => epoch.Result.Epoch));
        Assert.Equal(2, resumed.Train(cancellation: TestContext.Current.CancellationToken).Count());

        AssertSame([expected, expected], [Json(broken.Capture()), Json(resumed.Capture())]);
    }

    [Fact]
    public void Early_stopping_and_the_best_epoch_are_found_as_if_nothing_had_been_broken_off()
    {
        TrainingRequest request = Request("plain");
        request = request with { Training = request.Training with { Epochs = 60, Patience = 2 } };
        using ModelTraining training = Prepare(request);
        string[] states = [.. training.Train(cancellation: TestContext.Current.CancellationToken).Select(_ => Json(training.Capture()))];
        Assert.InRange(states.Length, 4, 59);

        using ModelTraining nearlyDone = Resume(request, states[^2]), done = Resume(request, states[^1]);
        TrainedEpoch last = Assert.Single(nearlyDone.Train(cancellation: TestContext.Current.CancellationToken));
        Assert.Empty(done.Train(cancellation: TestContext.Current.CancellationToken));

        Assert.False(last.IsBest);
        Assert.Equal(states.Length - 2, nearlyDone.Best!.Epoch);
        AssertSameModel(training, nearlyDone);
        AssertSameModel(training, done);
    }

    [Fact]
    public void The_snapshot_of_a_best_epoch_stays_what_it_was_while_training_goes_on()
    {
        TrainingRequest request = Request("plain");
        using ModelTraining training = Prepare(request);
        List<(ModelSnapshot Snapshot, byte[] Saved)> kept = [];
        foreach (TrainedEpoch epoch in training.Train(cancellation: TestContext.Current.CancellationToken))
        {
            if (epoch.Snapshot is { } snapshot)
                kept.Add((snapshot, Saved(snapshot)));
        }

        Assert.True(kept.Count > 1);
        Assert.All(kept, pair => Assert.Equal(pair.Saved, Saved(pair.Snapshot)));
        Assert.Equal(kept[^1].Snapshot, training.Best);
        IEnumerable<string> names = WeightNames.Of(training.Config, training.Data.Vocabulary.Count).Select(entry => entry.Name);
        Assert.Equal(names, training.Best!.Weights.Select(weight => weight.Name));
    }

    [Theory]
    [InlineData("ensemble", "The state is of 1 networks; 2 were expected.")]
    [InlineData("frozen vectors", "The embedding is frozen here, and not where the state was captured.")]
    [InlineData("two layers", "The state has no moments of \"gru.weight_ih_l1\", 384 numbers each.")]
    [InlineData("three classes", "Weights of 8192 n-grams and 3 outputs were expected.")]
    public void A_state_of_another_model_is_refused(string kind, string message)
    {
        using ModelTraining training = Prepare(Request("plain"));
        string state = Json(training.Capture());
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Resume(Request(kind), state)).Message, StringComparison.Ordinal);
    }

    private TrainingRequest Request(string kind) => TrainingKinds.Request(kind, _folder);

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public TrainingProgress Last { get; private set; }

        public void Report(TrainingProgress value)
        {
            Last = value;
            hear(value);
        }
    }
}

using System.Text.Json;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;

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
    public void Pretraining_that_is_done_is_not_done_again_and_its_time_is_kept()
    {
        TrainingRequest request = Request("pretrained");
        using ModelTraining training = Prepare(request);
        Assert.NotNull(training.Pretrain(cancellation: TestContext.Current.CancellationToken));
        string before = Json(training.Capture());
        _ = training.Train(cancellation: TestContext.Current.CancellationToken).Count();

        using ModelTraining resumed = Resume(request, before);
        Assert.Null(resumed.Pretrain(cancellation: TestContext.Current.CancellationToken));
        _ = resumed.Train(cancellation: TestContext.Current.CancellationToken).Count();

        AssertSameModel(training, resumed);
        Assert.NotNull(training.Measure().Timings.PretrainingSeconds);
        Assert.Equal(training.Measure().Timings.PretrainingSeconds, resumed.Measure().Timings.PretrainingSeconds);
    }

    [Theory, InlineData(3), InlineData(5), InlineData(8)]
    public void Pretraining_goes_on_from_its_state_between_two_steps_to_the_same_bytes(int step)
    {
        TrainingRequest request = Request("pretrained");
        using ModelTraining whole = Prepare(request), broken = Prepare(request);
        using var source = new CancellationTokenSource();
        string? between = null;
        var listener = new PretrainingListener(heard =>
        {
            if (heard.Step != step)
                return;
            Assert.InRange(heard.Steps, 9, 50);
            between = Json(broken.Capture());
            source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => broken.Pretrain(listener, source.Token));
        string afterwards = Json(broken.Capture());
        whole.Pretrain(cancellation: TestContext.Current.CancellationToken);
        string expected = Json(whole.Capture());

        using ModelTraining resumed = Resume(request, between!);
        Assert.Equal(between, Json(resumed.Capture()));
        var steps = new List<long>();
        resumed.Pretrain(new PretrainingListener(heard => steps.Add(heard.Step)), TestContext.Current.CancellationToken);
        broken.Pretrain(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(between, afterwards);
        Assert.Equal(step + 1, steps[0]);
        AssertSame([expected, expected], [Json(resumed.Capture()), Json(broken.Capture())]);
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

    private static ModelTraining Prepare(TrainingRequest request) =>
        ModelTraining.Prepare(Read(request).Request, TrainingData.Divide(Read(request)), TestContext.Current.CancellationToken);

    private static ModelTraining Resume(TrainingRequest request, string state) =>
        ModelTraining.Resume(Read(request).Request, TrainingData.Divide(Read(request)), JsonSerializer.Deserialize<TrainingState>(state)!);

    private static TrainingFiles Read(TrainingRequest request) => TrainingFiles.Read(request, TestContext.Current.CancellationToken);

    /// <summary>A state without its times, which no two trainings share; but that of pretraining.</summary>
    private static string Json(TrainingState state) => JsonSerializer.Serialize(state with
    {
        DataSeconds = 0,
        Trainer = state.Trainer with
        {
            History = [.. state.Trainer.History.Select(epoch => epoch with { Seconds = 0, TokensPerSecond = 0 })],
            Begun = state.Trainer.Begun is { } begun ? begun with { Seconds = 0 } : null,
        },
    });

    private static void AssertSame(string[] expected, string[] states)
    {
        Assert.Equal(expected.Length, states.Length);
        foreach ((string one, string other) in expected.Zip(states))
            Assert.Equal(WithoutPretrainingTimes(one), WithoutPretrainingTimes(other));

        static string WithoutPretrainingTimes(string state)
        {
            TrainingState read = JsonSerializer.Deserialize<TrainingState>(state)!;
            if (read.Pretraining is { } pretraining)
                read = read with { Pretraining = pretraining with { Seconds = 0, TokensPerSecond = 0 } };
            return JsonSerializer.Serialize(read);
        }
    }

    private static void AssertSameModel(ModelTraining expected, ModelTraining actual)
    {
        Assert.Equal(expected.Best!.Epoch, actual.Best!.Epoch);
        Assert.Equal(Saved(expected.Best), Saved(actual.Best));
        RunMetrics one = expected.Measure(), other = actual.Measure();
        Assert.Equal((one.BestEpoch, one.Epochs, one.Ending), (other.BestEpoch, other.Epochs, other.Ending));
        Assert.Equal((one.Validation.Loss, one.Networks.Loss), (other.Validation.Loss, other.Networks.Loss));
        Assert.Equal(one.Ngrams?.Loss, other.Ngrams?.Loss);
        Assert.Equal(JsonSerializer.Serialize(one.Embeddings), JsonSerializer.Serialize(other.Embeddings));
    }

    private static byte[] Saved(ModelSnapshot snapshot)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, snapshot.Weights);
        return stream.ToArray();
    }

    private TrainingRequest Request(string kind) => TrainingKinds.Request(kind, _folder);

    private sealed class PretrainingListener(Action<PretrainingProgress> hear) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value) => hear(value);
    }

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

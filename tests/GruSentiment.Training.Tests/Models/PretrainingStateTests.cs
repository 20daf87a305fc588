using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Pretraining;
using static GruSentiment.Training.Tests.Models.StateRoundTrip;

namespace GruSentiment.Training.Tests.Models;

[Collection(TorchGenerator.Name)]
public sealed class PretrainingStateTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pretraining_that_is_done_is_not_done_again_and_its_time_is_kept()
    {
        TrainingRequest request = TrainingKinds.Request("pretrained", _folder);
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

    [Fact]
    public void Texts_with_labels_are_enough_to_pretrain_on()
    {
        using ModelTraining training = Prepare(TrainingKinds.Request("pretrained on its own", _folder));
        var steps = new List<long>();
        var listener = new PretrainingListener(heard => steps.Add(heard.Steps));
        PretrainingResult? result = training.Pretrain(listener, TestContext.Current.CancellationToken);
        Assert.Equal(training.Data.Training.Count, result!.Value.Texts);
        Assert.Equal(steps.Count, steps[0]);
        Assert.Equal(0, steps.Count % 3);
    }

    [Theory, InlineData(3), InlineData(5), InlineData(8)]
    public void Pretraining_goes_on_from_its_state_between_two_steps_to_the_same_bytes(int step)
    {
        TrainingRequest request = TrainingKinds.Request("pretrained", _folder);
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

    private sealed class PretrainingListener(Action<PretrainingProgress> hear) : IProgress<PretrainingProgress>
    {
        public void Report(PretrainingProgress value) => hear(value);
    }
}

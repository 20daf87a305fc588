using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Reports.TensorBoard;
using GruSentiment.Reports.Tests.Events;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;
using static TorchSharp.torch;

namespace GruSentiment.Reports.Tests.TensorBoard;

[Collection(TorchGenerator.Name)]
public sealed class TensorBoardLogTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private string Board => _folder.File("board");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_epoch_has_its_numbers_under_its_step()
    {
        TrainingResult result = Run(LoggedTraining.Request(_folder));

        List<BoardEvent> events = TensorBoardFile.Read(Board);
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.All(events, record => Assert.Equal(FixedClock.Time.ToUnixTimeMilliseconds() / 1000.0, record.WallTime, 1e-6));
        Assert.Equal([1, 2], events.Skip(1).Select(record => record.Step));
        foreach ((EpochResult epoch, BoardEvent record) in result.History.Zip(events.Skip(1)))
        {
            Assert.Equal(
                [
                    ("loss/train", (float)epoch.TrainLoss), ("loss/validation", (float)epoch.ValidationLoss),
                    ("accuracy/train", (float)epoch.TrainAccuracy), ("accuracy/validation", (float)epoch.ValidationAccuracy),
                    ("learning_rate", (float)epoch.LearningRate), ("gradient_norm/mean", (float)epoch.GradientNorm!),
                    ("gradient_norm/largest", (float)epoch.LargestGradientNorm!),
                ],
                record.Values.Where(value => value.Number is not null).Select(value => (value.Tag, value.Number!.Value)));
        }
    }

    [Fact]
    public void The_gates_biases_are_those_of_the_weights()
    {
        TrainingRequest request = LoggedTraining.Request(_folder);
        request = request with
        {
            Model = request.Model with { Layers = 2, Ensemble = 2 },
            Training = request.Training with { Epochs = 1 },
        };
        TrainingResult result = Run(request);

        var shown = TensorBoardFile.Read(Board)[1].Values.Where(value => value.Histogram is not null)
            .ToDictionary(value => value.Tag, value => value.Histogram!);
        string[] places = ["l0", "l0_reverse", "l1", "l1_reverse"], members = ["", "members.2."];
        IEnumerable<string> tags = members.SelectMany(member => places
            .SelectMany(place => ((string[])["reset", "update", "new", "new_hidden"]).Select(gate => $"{member}gru.bias_{place}/{gate}"))
            .Append($"{member}linear/weight"));
        Assert.Equal(tags, shown.Keys);
        IReadOnlyDictionary<string, Weight> weights = result.Model.Weights; // The one epoch is the best.
        float[] input = weights["members.2.gru.bias_ih_l1_reverse"].Values, hidden = weights["members.2.gru.bias_hh_l1_reverse"].Values;
        AssertOf(input[..8].Zip(hidden, (one, other) => one + other), shown["members.2.gru.bias_l1_reverse/reset"]);
        AssertOf(input[8..16].Zip(hidden[8..16], (one, other) => one + other), shown["members.2.gru.bias_l1_reverse/update"]);
        AssertOf(input[16..], shown["members.2.gru.bias_l1_reverse/new"]);
        AssertOf(hidden[16..], shown["members.2.gru.bias_l1_reverse/new_hidden"]);
        AssertOf(weights["linear.weight"].Values, shown["linear/weight"]);
    }

    [Fact]
    public void Another_encoder_shows_the_linear_layer()
    {
        TrainingRequest request = LoggedTraining.Request(_folder);
        Run(request with { Model = new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 8, Ensemble = 1 } });
        Assert.Equal(
            ["linear/weight"],
            TensorBoardFile.Read(Board)[1].Values.Where(value => value.Histogram is not null).Select(value => value.Tag));
    }

    [Fact]
    public void An_epoch_can_be_read_once_it_has_ended_and_leaves_no_tensor()
    {
        var read = new List<int>();
        var alive = new List<long>();
        TrainingRequest request = LoggedTraining.Request(_folder);
        using var log = new TensorBoardLog(Board);
        long before = 0;
        LoggedTraining.Run(request with { Training = request.Training with { Epochs = 4, Patience = 4 } }, _ =>
        [
            new SessionListener(_ => before = Alive()), log, new SessionListener(what =>
            {
                if (!what.StartsWith("epoch", StringComparison.Ordinal) || !what.EndsWith("ended", StringComparison.Ordinal))
                    return;
                alive.Add(Alive() - before);
                read.Add(TensorBoardFile.Read(Board).Count);
            }),
        ]);
        Assert.Equal([2, 3, 4, 5], read);
        Assert.All(alive, more => Assert.InRange(more, 0, 0));

        static long Alive()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return Tensor.TotalCount;
        }
    }

    [Fact]
    public void Without_an_epoch_nothing_is_left()
    {
        using (new TensorBoardLog(_folder.File("new")))
            Assert.True(Directory.Exists(_folder.File("new")));
        Directory.CreateDirectory(Board);
        using (new TensorBoardLog(Board))
            Assert.Single(Directory.EnumerateFiles(Board));
        Assert.Equal(["board"], _folder.Files);
    }

    [Fact]
    public void A_directory_that_cannot_be_written_to_is_an_error_that_names_it()
    {
        string file = _folder.Write("board", "a lamp");
        string message = Assert.Throws<GruSentimentException>(() => new TensorBoardLog(file)).Message;
        Assert.StartsWith($"{file}: can't be written to: ", message, StringComparison.Ordinal);
    }

    private TrainingResult Run(TrainingRequest request)
    {
        using var log = new TensorBoardLog(Board, new FixedClock());
        return LoggedTraining.Run(request, _ => [log]);
    }

    private static void AssertOf(IEnumerable<float> values, BoardHistogram histogram)
    {
        float[] all = [.. values];
        Assert.Equal((all.Min(), all.Max(), all.Length), (histogram.Min, histogram.Max, histogram.Num));
        Assert.Equal(all.Sum(value => (double)value), histogram.Sum, 1e-6);
        Assert.Equal(all.Sum(value => (double)value * value), histogram.SumSquares, 1e-6);
        Assert.Equal(all.Length, histogram.Counts.Sum());
        Assert.Equal(histogram.Limits.Length, histogram.Counts.Length);
    }
}

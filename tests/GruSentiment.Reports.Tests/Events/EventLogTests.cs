using System.Text.Json;
using GruSentiment.Reports.Events;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Events;

[Collection(TorchGenerator.Name)]
public sealed class EventLogTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_training_starts_goes_through_its_epochs_and_ends()
    {
        var events = new List<JsonElement>();
        TrainingRequest request = LoggedTraining.Request(_folder);

        TrainingResult result = LoggedTraining.Run(request, directory => [LoggedTraining.Log(directory, events)]);

        string[] epochs = [.. result.History.SelectMany(epoch =>
            epoch.Epoch == 1 || epoch.ValidationLoss < result.History[0].ValidationLoss
                ? (string[])["epoch", "best", "checkpoint"]
                : ["epoch", "checkpoint"])];
        Assert.Equal(["start", "checkpoint", .. epochs, "end"], events.Names());
        JsonElement start = events.Named("start");
        Assert.Equal((82, 8, 0), (Whole(start, "training_rows"), Whole(start, "validation_rows"), Whole(start, "test_rows")));
        Assert.Equal((2, 5, 0), (Whole(start, "epochs"), Whole(start, "seed"), Whole(start, "epochs_done")));
        Assert.Equal((request.Output, request.Data, "gru"), (Text(start, "directory"), Text(start, "data"), Text(start, "encoder")));
        Assert.False(start.GetProperty("resumed").GetBoolean());
        Assert.Equal(["negative", "positive"], start.GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("<embeddings>", start.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        foreach ((EpochResult epoch, JsonElement told) in result.History.Zip(events.Where(told => Text(told, "event") == "epoch")))
            AssertSame(epoch, told);
        JsonElement end = events.Named("end");
        Assert.Equal((result.Metrics.BestEpoch, 2, "all_epochs"), (Whole(end, "best_epoch"), Whole(end, "epochs"), Text(end, "ending")));
        Assert.Equal(result.Metrics.Validation.Loss, end.GetProperty("validation").GetProperty("loss").GetDouble());
    }

    [Fact]
    public void The_members_of_each_event_are_those_of_the_document()
    {
        var events = new List<JsonElement>();
        TrainingRequest request = LoggedTraining.Request(_folder) with
        {
            Folds = 2,
            Unlabelled = _folder.Write("more.txt", string.Concat(Enumerable.Range(0, 80).Select(i => $"a lamp and a film {i % 9}\n"))),
        };
        LoggedTraining.Run(request, directory => [LoggedTraining.Log(directory, events)]);
        LoggedTraining.Log(RunDirectory.At(_folder.File("other")), events).Abandoned(TrainingStage.Fold, 1);
        LoggedTraining.Log(RunDirectory.At(_folder.File("other")), events).Failed("a lamp");

        Assert.Equal(
            ["folds", "checkpoint", "fold", "start", "pretraining", "pretrained", "epoch", "best", "end", "interrupted", "error"],
            events.Names().Distinct());
        foreach (string name in events.Names().Distinct())
            Assert.Equal(["event", "time"], events.Members(name).Take(2));
        string document = File.ReadAllText(Path.Combine(GruSentiment.Tests.Documents.Document.Root, "docs", "EVENTS.md"));
        Assert.All(
            events.SelectMany(element => element.EnumerateObject().Select(member => member.Name)).Distinct(),
            name => Assert.Contains($"`{name}`", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Pretraining_is_told_of_in_at_most_twenty_steps()
    {
        var events = new List<JsonElement>();
        TrainingRequest request = LoggedTraining.Request(_folder) with
        {
            Unlabelled = _folder.Write("more.txt", string.Concat(Enumerable.Range(0, 3000).Select(i => $"a lamp and a film {i % 9}\n"))),
        };
        LoggedTraining.Run(request, directory => [LoggedTraining.Log(directory, events)]);
        JsonElement[] steps = [.. events.Where(element => Text(element, "event") == "pretraining")];
        Assert.InRange(steps.Length, 2, 20);
        Assert.Equal(Whole(steps[^1], "steps"), Whole(steps[^1], "step"));
        Assert.Equal(steps.Length, steps.Select(step => Whole(step, "step")).Distinct().Count());
    }

    [Theory]
    [InlineData("epoch", "start checkpoint epoch best checkpoint checkpoint interrupted end")]
    [InlineData("start", "start checkpoint checkpoint interrupted")]
    public void An_interrupted_training_says_so(string when, string names)
    {
        var events = new List<JsonElement>();
        using var source = new CancellationTokenSource();
        void Interrupt(string name)
        {
            if (name == when)
                source.Cancel();
        }
        try
        {
            LoggedTraining.Run(
                LoggedTraining.Request(_folder), directory => [LoggedTraining.Log(directory, events, Interrupt)], source.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Equal("start", when);
        }
        Assert.Equal(names.Split(' '), events.Names());
        JsonElement interrupted = events.Named("interrupted");
        Assert.Equal(("epoch", when == "epoch" ? 2 : 1), (Text(interrupted, "stage"), Whole(interrupted, "number")));
    }

    [Fact]
    public void A_checkpoint_is_told_of_with_its_file()
    {
        var events = new List<JsonElement>();
        TrainingRequest request = LoggedTraining.Request(_folder);
        var sizes = new List<long>();
        LoggedTraining.Run(request, directory =>
        [
            LoggedTraining.Log(directory, events),
            new SessionListener(what =>
            {
                if (what == "checkpoint")
                    sizes.Add(new FileInfo(Directory.GetFiles(Path.Combine(directory.Path, "checkpoint")).Order().Last()).Length);
            }),
        ]);
        JsonElement[] told = [.. events.Where(element => Text(element, "event") == "checkpoint")];
        Assert.Equal([(1, 0), (2, 0), (3, 0)], told.Select(element => (Whole(element, "epoch"), Whole(element, "batch"))));
        Assert.Equal("checkpoint/000004.checkpoint", Text(told[2], "file"));
        IEnumerable<long> withState = sizes.Skip(1); // The first one says only what is trained, and is not told.
        Assert.Equal(withState, told.Select(element => element.GetProperty("bytes").GetInt64()));
        Assert.Equal(JsonValueKind.Null, told[0].GetProperty("fold").ValueKind);
    }

    [Fact]
    public void An_error_is_a_line_of_its_own()
    {
        var lines = new List<string>();
        var log = new EventLog(lines.Add, RunDirectory.At(_folder.File("run")), message => message.ToString(), new FixedClock());
        log.Failed("x.csv: no such\nfile.");
        Assert.Equal(["{\"event\":\"error\",\"time\":\"2026-11-26T20:05:09.070Z\",\"message\":\"x.csv: no such\\nfile.\"}"], lines);
    }

    private static void AssertSame(EpochResult epoch, JsonElement json)
    {
        Assert.Equal(epoch.Epoch, Whole(json, "epoch"));
        foreach ((string name, double? value) in (IEnumerable<(string, double?)>)
            [
                ("train_loss", epoch.TrainLoss), ("train_accuracy", epoch.TrainAccuracy), ("validation_loss", epoch.ValidationLoss),
                ("validation_accuracy", epoch.ValidationAccuracy), ("learning_rate", epoch.LearningRate),
                ("gradient_norm", epoch.GradientNorm), ("largest_gradient_norm", epoch.LargestGradientNorm),
                ("seconds", Math.Round(epoch.Seconds, 3)), ("tokens_per_second", Math.Round(epoch.TokensPerSecond)),
            ])
        {
            Assert.Equal(value, json.GetProperty(name).GetDouble());
        }
        Assert.True(epoch.GradientNorm > 0 && epoch.GradientNorm <= epoch.LargestGradientNorm);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int Whole(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}

using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Options;

[Collection(TorchGenerator.Name)]
public sealed class PresetTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Presets_are_found_by_name_in_any_case()
    {
        Assert.Same(Preset.Tutorial, Preset.Find("Tutorial"));
        Assert.Null(Preset.Find("lesson"));
    }

    [Fact]
    public void The_tutorial_learns_its_sentences_by_heart_and_says_nothing_of_others()
    {
        string[] good = ["a good film", "i loved the story", "great and funny", "not bad at all", "a fine evening", "i would see it again"];
        string[] bad = ["a bad film", "i hated the story", "dull and long", "not good at all", "a lost evening", "i would leave again"];
        string[] rows = [.. good.Select(text => $"{text},positive\n"), .. bad.Select(text => $"{text},negative\n")];
        string data = _folder.Write("lesson.csv", "text,label\n" + string.Concat(rows));
        var request = new TrainingRequest { Data = data, Preset = Preset.Tutorial };

        var listener = new SessionListener();
        TrainingResult run = new TrainingSession(request, listener).Run(TestContext.Current.CancellationToken);

        TrainingData divided = listener.Training!.Data;
        Assert.Equal((10, 2), (divided.Training.Count, divided.Validation.Count));
        Assert.Equal((20, RunEnding.AllEpochs), (run.History.Count, run.Metrics.Ending));
        Assert.Equal(1, run.History[^1].TrainAccuracy);
        Assert.InRange(run.History[^1].TrainLoss, 0, 0.01);
        Assert.True(run.History[^1].ValidationLoss > 2 * run.History.Min(epoch => epoch.ValidationLoss));
        Assert.All(run.History, epoch => Assert.Equal(0.01, epoch.LearningRate));
    }
}

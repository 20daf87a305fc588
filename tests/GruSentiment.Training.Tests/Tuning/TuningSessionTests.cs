using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Tuning;

namespace GruSentiment.Training.Tests.Tuning;

[Collection(TorchGenerator.Name)]
public sealed class TuningSessionTests : IDisposable
{
    private static readonly TuningOptions s_few = new() { Trials = 4, Only = OptionNames.Parse("lr,dropout,min-freq") };

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_rows_but_the_test_set_are_measured_once_and_the_defaults_are_those_of_a_training()
    {
        var listener = new Listener();
        TuningResult result = new TuningSession(Request() with { Test = Holdout.Part(0.2) }, s_few, listener)
            .Run(TestContext.Current.CancellationToken);
        Assert.Equal((96, 24), (result.Setting.Rows, result.Setting.TestRows));
        Assert.Equal(["dropout", "lr", "min-freq"], result.Setting.Searched);
        Assert.Equal(["0.1", "0.02", "2"], result.Setting.Defaults);
        Trial defaults = result.State.Trials[0];
        Assert.Equal(96, defaults.Folds.Sum(fold => fold.Losses.Count));
        Assert.Equal(4, result.State.Trials.Count);
        Assert.All(result.State.Trials, trial => Assert.All(trial.Folds, fold => Assert.All(fold.Losses, loss => Assert.True(loss > 0))));
        Assert.Equal(0.2, result.Request.Test!.Fraction);
        Assert.Equal(result.State.Choice, listener.States[^1].Choice);
    }

    [Fact]
    public void Gone_on_with_after_any_training_it_is_the_same()
    {
        var first = new Listener();
        TuningResult whole = new TuningSession(Request(), s_few, first).Run(TestContext.Current.CancellationToken);
        foreach (TuningState state in first.States.Where((_, i) => i % 3 == 1))
        {
            TuningResult rest = new TuningSession(state).Run(TestContext.Current.CancellationToken);
            Assert.Equal(whole.State.Choice, rest.State.Choice);
            Assert.Equal(whole.State.Trials.Select(trial => trial.ChangesText), rest.State.Trials.Select(trial => trial.ChangesText));
            Assert.Equal(
                whole.State.Trials.SelectMany(trial => trial.Folds).SelectMany(fold => fold.Losses),
                rest.State.Trials.SelectMany(trial => trial.Folds).SelectMany(fold => fold.Losses));
        }
    }

    [Theory]
    [InlineData(4_999, 0.1, KeptEpoch.Last)]
    [InlineData(5_000, 0.1, KeptEpoch.Lowest)]
    [InlineData(999, 0.5, KeptEpoch.Last)]
    [InlineData(1_000, 0.5, KeptEpoch.Lowest)]
    public void Where_few_rows_are_validated_on_the_last_epoch_is_kept(int rows, double part, KeptEpoch expected)
    {
        var request = new TrainingRequest { Validation = Holdout.Part(part) };
        Assert.Equal(expected, TrialTraining.Asked(request, rows).Training.Keep);
    }

    [Fact]
    public void Which_epoch_is_kept_is_the_user_s_choice()
    {
        var lowest = new TrainingRequest { Training = new TrainingOptions { Keep = KeptEpoch.Lowest } };
        var waiting = new TrainingRequest { Training = new TrainingOptions { Patience = 3 } };
        var file = new TrainingRequest { Validation = Holdout.Parse("validation.csv") };
        foreach (TrainingRequest request in (TrainingRequest[])[lowest, waiting, file])
            Assert.Equal(request, TrialTraining.Asked(request, rows: 100));
    }

    [Fact]
    public void The_final_model_keeps_the_epoch_that_the_trials_kept()
    {
        TrainingRequest request = Request();
        request = request with { Training = new TrainingOptions { Epochs = 2, BatchSize = 16, Threads = 2 } };
        TuningResult result = new TuningSession(request, s_few with { Trials = 1 }).Run(TestContext.Current.CancellationToken);
        Assert.Equal(KeptEpoch.Last, result.Request.Training.Keep);
    }

    [Fact]
    public void Other_data_than_at_the_beginning_is_refused()
    {
        var listener = new Listener();
        TrainingRequest request = Request();
        new TuningSession(request, s_few with { Trials = 1 }, listener).Run(TestContext.Current.CancellationToken);
        _folder.Write("reviews.csv", ToyReviews.Csv(119, 2, seed: 2, noise: true));
        var error = Assert.Throws<GruSentimentException>(
            () => new TuningSession(listener.States[0]).Run(TestContext.Current.CancellationToken));
        Assert.Contains("is not what the training was begun with", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_can_t_be_trained_with_are_a_trial_that_failed()
    {
        TrainingRequest request = Request();
        var begun = new TuningState(request, s_few, []);
        var listener = new Listener();
        new TuningSession(begun with { Options = s_few with { Trials = 1 } }, listener).Run(TestContext.Current.CancellationToken);
        TuningState one = listener.States[0] with { Options = s_few with { Trials = 2 } };
        var wild = new Dictionary<string, string> { ["lr"] = "10", ["weight-decay"] = "10", ["embedding-lr-factor"] = "1000" };
        var diverging = new Trial(2, wild, [], null);
        TuningState both = one with { Trials = [.. one.Trials, diverging] };
        TuningResult result = new TuningSession(both).Run(TestContext.Current.CancellationToken);
        Assert.Equal(
            "LearningRate × EmbeddingLearningRateFactor × WeightDecay is 100000; it must be below 1, or weight decay takes off more than "
            + "the whole weight in a step.", result.State.Trials[1].Failure);
        Assert.Equal(1, result.State.Choice!.Trial);
    }

    [Fact]
    public void Options_without_effect_are_refused_by_name()
    {
        var options = new TuningOptions { Only = OptionNames.Parse("augment-share"), Trials = 1 };
        var error = Assert.Throws<GruSentiment.Options.OptionException>(
            () => new TuningSession(Request(), options).Run(TestContext.Current.CancellationToken));
        Assert.Equal("Only names Share, which nothing depends on here; remove it.", error.Message);
    }

    private TrainingRequest Request()
    {
        string file = _folder.File("reviews.csv");
        if (!File.Exists(file))
            _folder.Write("reviews.csv", ToyReviews.Csv(120, 2, seed: 1, noise: true));
        return new TrainingRequest
        {
            Data = file,
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 6 },
            Training = new TrainingOptions { Epochs = 2, BatchSize = 16, Threads = 2, Patience = 5 },
            Preset = new Preset("toy", "of a test", new TrainingRequest
            {
                Training = new TrainingOptions { LearningRate = 0.02 },
                Model = new ModelOptions { Dropout = 0.1 },
            }),
        };
    }

    private sealed class Listener : ITuningObserver
    {
        public List<TuningState> States { get; } = [];

        public void FilesRead(TrainingFiles files, TuningSetting setting)
        {
        }

        public void Progressed(TuningProgress progress)
        {
        }

        public void Ended(Trial trial, TuningState state) => States.Add(state);
    }
}

using GruSentiment.Data.Files;
using GruSentiment.Data.Reviews;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Sessions;

[Collection(TorchGenerator.Name)]
public sealed class TrainingSessionTests : IDisposable
{
    private static readonly string[] s_reading = ["Reading 1 begun", "Reading 1 ended", "files read"];
    private static readonly string[] s_preparing = ["Preparing 1 begun", "Preparing 1 ended", "prepared"];
    private static readonly string[] s_epochs =
        ["Epoch 1 begun", "Epoch 1 ended", "epoch 1 ended", "Epoch 2 begun", "Epoch 2 ended", "epoch 2 ended"];

    private static readonly string[] s_measuring = ["Measuring 1 begun", "Measuring 1 ended", "finished"];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_is_told_in_its_order_and_to_each_in_turn()
    {
        var order = new List<string>();
        SessionListener first = new(what => order.Add($"first: {what}")), second = new(what => order.Add($"second: {what}"));

        TrainingResult result = new TrainingSession(Request(), first, second).Run(TestContext.Current.CancellationToken);

        Assert.Equal([.. s_reading, .. s_preparing, .. s_epochs, .. s_measuring], first.Heard);
        IEnumerable<string> toFirst = order.Where(what => what.StartsWith("first: ", StringComparison.Ordinal)).Select(what => what[7..]);
        Assert.Equal(toFirst.SelectMany(what => (string[])[$"first: {what}", $"second: {what}"]), order);
        Assert.Contains("first: epoch 2, batch 3", order);
        Assert.Same(result, first.Result);
        Assert.Equal(result.History, first.Epochs.Select(epoch => epoch.Result));
        Assert.Same(result.Best, first.Epochs.Last(epoch => epoch.IsBest).Snapshot);
        Assert.Equal((2, RunEnding.AllEpochs), (result.Metrics.Epochs, result.Metrics.Ending));
        Assert.Null(result.Folds);
    }

    [Fact]
    public void Folds_come_before_the_training_on_all_rows_and_pretraining_before_its_epochs()
    {
        var listener = new SessionListener();

        TrainingResult result = new TrainingSession(LongRequest(), listener).Run(TestContext.Current.CancellationToken);

        string[] folds =
        [
            "2 folds begun", "Fold 1 begun", "Fold 1 ended", "fold 1 ended", "Fold 2 begun", "Fold 2 ended", "fold 2 ended",
            "2 folds ended",
        ];
        string[] pretraining = ["Pretraining 1 begun", "Pretraining 1 ended", "pretrained"];
        Assert.Equal([.. s_reading, .. folds, .. s_preparing, .. pretraining, .. s_epochs, .. s_measuring], listener.Heard);
        Assert.Equal(2, result.Folds!.Folds.Count);
        Assert.NotNull(result.Metrics.Timings.PretrainingSeconds);
    }

    [Fact]
    public void The_result_is_a_model_that_answers_as_it_was_measured()
    {
        var listener = new SessionListener();
        TrainingResult result = new TrainingSession(Request(), listener).Run(TestContext.Current.CancellationToken);

        using var predictor = new SentimentPredictor(result.Model, threads: 1);
        IReadOnlyList<EncodedReview> validation = listener.Training!.Data.Validation;
        Prediction[] answers = predictor.Predict([.. validation.Select(review => review.Text)], TestContext.Current.CancellationToken);
        double accuracy = answers.Zip(validation).Average(pair => pair.First.Class == pair.Second.Label ? 1.0 : 0);
        Assert.Equal(result.Metrics.Validation.Accuracy, accuracy);
        IEnumerable<string> names = WeightNames.Of(result.Model.Config, result.Model.Vocabulary.Count).Select(entry => entry.Name);
        Assert.Equal(names, result.Best.Weights.Select(weight => weight.Name));
    }

    [Fact]
    public void Broken_off_after_an_epoch_it_returns_what_was_reached()
    {
        using var source = new CancellationTokenSource();
        var listener = new SessionListener(what => CancelAt("epoch 2, batch 2", what, source));

        TrainingResult result = new TrainingSession(Request(), listener).Run(source.Token);

        Assert.Equal([.. s_reading, .. s_preparing, .. s_epochs[..^1], .. s_measuring], listener.Heard);
        Assert.Equal((1, RunEnding.Interrupted), (result.Metrics.Epochs, result.Metrics.Ending));
        Assert.Equal(1, result.Best.Epoch);
    }

    [Theory]
    [InlineData("Reading 1 begun", "abandoned in Reading 1")]
    [InlineData("fold 2 of 2, batch 1", "abandoned in Fold 2")]
    [InlineData("Preparing 1 begun", "abandoned in Preparing 1")]
    [InlineData("pretraining, step 1", "abandoned in Pretraining 1")]
    [InlineData("epoch 1, batch 3", "abandoned in Epoch 1")]
    public void Broken_off_before_that_it_says_where_and_throws(string at, string expected)
    {
        using var source = new CancellationTokenSource();
        var listener = new SessionListener(what => CancelAt(at, what, source));
        var session = new TrainingSession(LongRequest(), listener);

        Assert.ThrowsAny<OperationCanceledException>(() => session.Run(source.Token));

        Assert.Equal(expected, listener.Heard[^1]);
        Assert.Equal(expected.Replace("abandoned in ", "", StringComparison.Ordinal) + " ended", listener.Heard[^2]);
    }

    [Fact]
    public void A_fault_ends_the_stage_and_is_told_as_nothing_else()
    {
        var listener = new SessionListener();
        var session = new TrainingSession(Request() with { Data = _folder.Write("none.csv", "text,label\n") }, listener);

        Assert.ThrowsAny<DataException>(() => session.Run(TestContext.Current.CancellationToken));

        Assert.Equal(["Reading 1 begun", "Reading 1 ended"], listener.Heard);
    }

    [Fact]
    public void What_an_observer_captures_goes_on_to_the_same_model()
    {
        TrainingState? captured = null;
        SessionListener? listener = null;
        listener = new SessionListener(what => captured = what == "epoch 1, batch 2" ? listener!.Training!.Capture() : captured);
        TrainingResult result = new TrainingSession(Request(), listener).Run(TestContext.Current.CancellationToken);

        using ModelTraining resumed = ModelTraining.Resume(listener.Training!.Request, listener.Training.Data, captured!);
        Assert.Equal(2, resumed.Train(cancellation: TestContext.Current.CancellationToken).Count());

        Assert.Equal(result.Best.Epoch, resumed.Best!.Epoch);
        Assert.All(result.Best.Weights.Zip(resumed.Best.Weights), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    private static void CancelAt(string moment, string what, CancellationTokenSource source)
    {
        if (what == moment)
            source.Cancel();
    }

    /// <summary>With folds before it, and pretraining in each training.</summary>
    private TrainingRequest LongRequest() => Request() with
    {
        Folds = 2,
        Unlabelled = _folder.Write("texts.txt", string.Concat(Enumerable.Range(0, 40).Select(i => $"lamp film soup number{i}\n"))),
    };

    private TrainingRequest Request() => new()
    {
        Data = _folder.Write("reviews.csv", ToyReviews.Csv(50, 2, seed: 1, noise: false)),
        Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0.2 },
        Training = new TrainingOptions { Epochs = 2, BatchSize = 16, LearningRate = 0.03, Patience = 9, Threads = 2 },
        Ngrams = new NgramOptions { Order = 1 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
    };
}

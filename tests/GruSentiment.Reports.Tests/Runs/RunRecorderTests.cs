using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Runs;

[Collection(TorchGenerator.Name)]
public sealed class RunRecorderTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_epoch_is_kept_and_answers_alike_without_torch(int classes)
    {
        string validation = _folder.Write("validation.csv", ToyReviews.Csv(60, classes, seed: 2, noise: true));
        string data = _folder.Write("train.csv", ToyReviews.Csv(90, classes, seed: 1, noise: true));
        TrainingRequest request = Request(data, classes) with { Validation = Holdout.Parse(validation) };

        TrainingResult result = Run(request);
        (EpochResult[] epochs, RunMetrics metrics) = ([.. result.History], result.Metrics);

        Assert.Equal(RunEnding.EarlyStopping, metrics.Ending);
        Assert.Equal(epochs.Length, metrics.Epochs);
        Assert.True(metrics.BestEpoch < epochs.Length);
        Assert.Equal(epochs[metrics.BestEpoch - 1].ValidationLoss, metrics.Networks.Loss, 1e-6);

        using SentimentPredictor predictor = SentimentPredictor.Load(request.Output!);
        ModelEvaluation evaluation = ModelEvaluation.Run(predictor, validation, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(metrics.Validation.Loss, evaluation.Metrics.Loss, 1e-5);
        Assert.Equal(metrics.Validation.Accuracy, evaluation.Metrics.Accuracy);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_ngrams_the_fit_calibrates_the_probabilities(int classes)
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(150, classes, seed: 1, noise: true)), classes) with
        {
            Validation = Holdout.Parse(_folder.Write("validation.csv", ToyReviews.Csv(300, classes, seed: 2, noise: true))),
            Ngrams = new NgramOptions { Order = 0 },
        };

        var listener = new SessionListener();
        RunMetrics metrics = Run(request, listener).Metrics;

        Assert.Null(metrics.Ngrams);
        Assert.True(metrics.Validation.Loss <= metrics.Networks.Loss);
        Assert.True(metrics.Validation.Ece <= metrics.Networks.Ece, $"{metrics.Networks.Ece} before, {metrics.Validation.Ece} after");
        Assert.Single(listener.Training!.Data.Warnings, FewReviews);
    }

    [Fact]
    public void A_validation_file_that_lacks_a_class_is_warned_of()
    {
        string validation = _folder.Write("validation.csv", "text,label\nlamp telling1,positive\nfilm telling1,positive\n");
        string data = _folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false));
        TrainingRequest request = Request(data, 2) with { Validation = Holdout.Parse(validation) };

        string warning = $"{validation} has no review of class negative: its metrics say nothing about that class, "
            + "and the probabilities are not calibrated.";
        Assert.Equal(warning, Assert.Single(Warnings(request), text => !FewReviews(text)).ToString());
    }

    [Fact]
    public void A_test_file_that_shares_texts_with_the_training_set_is_warned_of()
    {
        string data = _folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false));
        string other = _folder.Write("other.csv", "text,label\nno such words,negative\nnone of them,positive\n");
        TrainingRequest request = Request(data, 2) with { Validation = Holdout.Parse(other), Test = Holdout.Parse(data) };

        string warning = $"{data}: all 60 rows are also in the training set, "
            + "so its metrics look better than they are. Use other texts.";
        Assert.Equal(warning, Assert.Single(Warnings(request), text => !FewReviews(text)).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Balance_finds_the_rare_class_and_costs_accuracy(int ngrams)
    {
        string data = _folder.Write("uneven.csv", ToyReviews.Uneven(600, seed: 1));
        string test = _folder.Write("test.csv", ToyReviews.Uneven(300, seed: 2));
        Metrics Test(bool balance)
        {
            TrainingRequest request = Request(data, 2) with
            {
                Test = Holdout.Parse(test),
                Ngrams = new() { Order = ngrams, CharNgrams = 0 }, // The endings of the numbers would tell the class.
                Vocabulary = new() { MinFreq = 2 },
                Output = $"{data}.{balance}",
            };
            return Run(request with { Training = request.Training with { Epochs = 3, Balance = balance } }).Metrics.Test!;
        }

        (Metrics plain, Metrics balanced) = (Test(false), Test(true));

        Assert.InRange(plain.Recall, 0, 0.2);
        Assert.InRange(balanced.Recall, 0.6, 1);
        Assert.True(balanced.BalancedAccuracy > plain.BalancedAccuracy + 0.2);
        Assert.True(balanced.Accuracy < plain.Accuracy);
    }

    [Fact]
    public void The_run_knows_its_texts_again_and_the_same_seed_gives_the_same_bytes()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: false)), 2);
        request = request with { Training = request.Training with { Epochs = 1 }, Test = Holdout.Part(0.2) };
        string again = $"{request.Output}.again";
        Run(request);
        Run(request with { Output = again });
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(request.Output!, TrainingTextsFile.Name)),
            File.ReadAllBytes(Path.Combine(again, TrainingTextsFile.Name)));

        using SentimentPredictor predictor = SentimentPredictor.Load(again);
        SeenRows seen = ModelEvaluation.Run(predictor, request.Data!, cancellation: TestContext.Current.CancellationToken).Seen!;
        Assert.Equal((64, 8, 18), (seen.Trained, seen.Validated, seen.Unseen!.Rows)); // The test set is not seen.
    }

    [Fact]
    public void A_run_without_an_epoch_leaves_checkpoints_alone()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false)), 2);
        using var source = new CancellationTokenSource();
        var listener = new SessionListener(what =>
        {
            if (what == "prepared")
                source.Cancel();
        });
        bool existed = false;
        var watch = new SessionListener(what => existed |= what == "Epoch 1 begun" && Directory.Exists(request.Output));
        Assert.ThrowsAny<OperationCanceledException>(() => Run(request, source.Token, listener, watch));
        Assert.True(existed);
        string checkpoints = Assert.Single(Directory.GetFileSystemEntries(request.Output!));
        Assert.Equal(["000002.checkpoint", "000003.checkpoint"], Directory.GetFiles(checkpoints).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_cancelled_preparation_writes_nothing()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false)), 2);
        Assert.ThrowsAny<OperationCanceledException>(() => Run(request, new CancellationToken(canceled: true)));
        Assert.False(Directory.Exists(request.Output));
    }

    [Fact]
    public void The_history_on_disk_is_that_of_the_run()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: false)), 2);
        using var source = new CancellationTokenSource();
        var listener = new SessionListener(what =>
        {
            if (what == "epoch 2 ended")
                source.Cancel();
        });
        TrainingResult result = Run(request, source.Token, listener);
        using FileStream history = File.OpenRead(Path.Combine(request.Output!, HistoryFile.Name));
        Assert.Equal((2, RunEnding.Interrupted), (result.History.Count, result.Metrics.Ending));
        Assert.Equal(result.History.Select(epoch => epoch.ValidationLoss), HistoryFile.Read(history).Select(epoch => epoch.ValidationLoss));
        Assert.Equal(request.Model with { Ensemble = DataDefaults.NetworksForFew }, SavedModel.Load(request.Output!).Config.Model);
    }

    [Fact]
    public void After_every_epoch_the_model_on_disk_is_the_best_one_whole()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: true)), 2);
        var saved = new List<SavedModel>();
        var listener = new SessionListener();
        var after = new SessionListener(what =>
        {
            if (what.StartsWith("epoch", StringComparison.Ordinal) && what.EndsWith("ended", StringComparison.Ordinal))
                saved.Add(SavedModel.Load(request.Output!));
        });

        TrainingResult result = Run(request, listener, after);

        Assert.Equal(result.History.Count, saved.Count);
        ModelSnapshot best = listener.Epochs[0].Snapshot!;
        Assert.All(listener.Epochs.Zip(saved), pair =>
        {
            best = pair.First.Snapshot ?? best;
            Assert.All(best.Weights, weight => Assert.Equal(weight.Values, pair.Second.Weights[weight.Name].Values));
        });
    }

    private static TrainingResult Run(TrainingRequest request, params ITrainingObserver[] observers) =>
        Run(request, TestContext.Current.CancellationToken, observers);

    private static TrainingResult Run(TrainingRequest request, CancellationToken cancellation, params ITrainingObserver[] observers)
    {
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.UnixEpoch));
        return new TrainingSession(request, [recorder, .. observers]).Run(cancellation);
    }

    private static IEnumerable<UserMessage> Warnings(TrainingRequest request) =>
        TrainingData.Divide(TrainingFiles.Read(request, TestContext.Current.CancellationToken)).Warnings;

    private static bool FewReviews(UserMessage warning) =>
        warning.ToString().Contains(" reviews are few to train on.", StringComparison.Ordinal);

    private TrainingRequest Request(string data, int classes) => new()
    {
        Data = data,
        Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0 },
        Training = new TrainingOptions { Epochs = 60, BatchSize = 16, LearningRate = 0.03, Patience = 2, Threads = 2 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
        Output = data + $".run{classes}",
    };
}

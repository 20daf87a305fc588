using GruSentiment.Data.Evaluation;
using GruSentiment.Data.Splits;
using GruSentiment.Evaluation;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Options;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Tests.Runs;

[Collection(TorchGenerator.Name)]
public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_epoch_is_kept_and_answers_alike_without_torch(int classes)
    {
        string validation = _folder.Write("validation.csv", ToyReviews.Csv(60, classes, seed: 2, noise: true));
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(90, classes, seed: 1, noise: true)), classes) with { Validation = Holdout.Parse(validation) };

        using TrainingRun run = TrainingRun.Prepare(request, TestContext.Current.CancellationToken);
        EpochResult[] epochs = [.. run.Train(cancellation: TestContext.Current.CancellationToken).Select(epoch => epoch.Result)];
        RunMetrics metrics = run.Finish();

        Assert.Equal(RunEnding.EarlyStopping, metrics.Ending);
        Assert.Equal(epochs.Length, metrics.Epochs);
        Assert.True(metrics.BestEpoch < epochs.Length);
        Assert.Equal(epochs[metrics.BestEpoch - 1].ValidationLoss, metrics.Gru.Loss, 1e-6);

        using SentimentPredictor predictor = SentimentPredictor.Load(run.Directory.Path);
        ModelEvaluation evaluation = ModelEvaluation.Run(predictor, validation, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(metrics.Validation.Loss, evaluation.Metrics.Loss, 1e-5);
        Assert.Equal(metrics.Validation.Accuracy, evaluation.Metrics.Accuracy);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_ngrams_the_fit_makes_probabilities_more_honest_and_not_less(int classes)
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(150, classes, seed: 1, noise: true)), classes) with
        {
            Validation = Holdout.Parse(_folder.Write("validation.csv", ToyReviews.Csv(300, classes, seed: 2, noise: true))),
            Ngrams = new NgramOptions { Order = 0 },
        };

        using TrainingRun run = TrainingRun.Prepare(request, TestContext.Current.CancellationToken);
        _ = run.Train(cancellation: TestContext.Current.CancellationToken).Count();
        RunMetrics metrics = run.Finish();

        Assert.Null(metrics.Ngrams);
        Assert.True(metrics.Validation.Loss <= metrics.Gru.Loss);
        Assert.True(metrics.Validation.Ece <= metrics.Gru.Ece, $"{metrics.Gru.Ece} before, {metrics.Validation.Ece} after");
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void A_validation_file_that_lacks_a_class_is_warned_of()
    {
        string validation = _folder.Write("validation.csv", "text,label\nlamp telling1,positive\nfilm telling1,positive\n");
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false)), 2) with { Validation = Holdout.Parse(validation) };

        using TrainingRun run = TrainingRun.Prepare(request, TestContext.Current.CancellationToken);

        Assert.Equal([$"{validation} has no review of class negative: what is measured on it says nothing of that, and the probabilities are not fitted to it."], run.Warnings);
    }

    [Fact]
    public void A_file_to_measure_on_that_shares_texts_with_the_reviews_learnt_from_is_warned_of()
    {
        string data = _folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false));
        string other = _folder.Write("other.csv", "text,label\nno such words,negative\nnone of them,positive\n");
        TrainingRequest request = Request(data, 2) with { Validation = Holdout.Parse(other), Test = Holdout.Parse(data) };

        using TrainingRun run = TrainingRun.Prepare(request, TestContext.Current.CancellationToken);

        Assert.Equal([$"{data}: 60 of its 60 texts are also in the training set, so its metrics look better than they are; expected other texts."], run.Warnings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Balance_finds_the_rare_class_and_costs_accuracy(int ngrams)
    {
        string data = _folder.Write("uneven.csv", ToyReviews.Uneven(600, seed: 1)), test = _folder.Write("test.csv", ToyReviews.Uneven(300, seed: 2));
        Metrics Test(bool balance)
        {
            TrainingRequest request = Request(data, 2) with { Test = Holdout.Parse(test), Ngrams = new() { Order = ngrams }, Vocabulary = new() { MinFreq = 2 }, Output = $"{data}.{balance}" };
            using var run = TrainingRun.Prepare(request with { Training = request.Training with { Epochs = 3, Balance = balance } }, TestContext.Current.CancellationToken);
            _ = run.Train(cancellation: TestContext.Current.CancellationToken).Count();
            return run.Finish().Test!;
        }

        (Metrics plain, Metrics balanced) = (Test(false), Test(true));

        Assert.InRange(plain.Recall, 0, 0.2);
        Assert.InRange(balanced.Recall, 0.6, 1);
        Assert.True(balanced.BalancedAccuracy > plain.BalancedAccuracy + 0.2);
        Assert.True(balanced.Accuracy < plain.Accuracy);
    }

    [Fact]
    public void A_run_without_an_epoch_leaves_no_directory()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false)), 2);
        using (var run = TrainingRun.Prepare(request, TestContext.Current.CancellationToken))
            Assert.True(Directory.Exists(run.Directory.Path));
        Assert.False(Directory.Exists(request.Output));
    }

    [Fact]
    public void A_cancelled_preparation_writes_nothing()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(60, 2, seed: 1, noise: false)), 2);
        Assert.Throws<OperationCanceledException>(() => TrainingRun.Prepare(request, new CancellationToken(canceled: true)));
        Assert.False(Directory.Exists(request.Output));
    }

    [Fact]
    public void The_history_on_disk_is_that_of_the_run()
    {
        TrainingRequest request = Request(_folder.Write("train.csv", ToyReviews.Csv(90, 2, seed: 1, noise: false)), 2);
        using TrainingRun run = TrainingRun.Prepare(request, TestContext.Current.CancellationToken);
        _ = run.Train(cancellation: TestContext.Current.CancellationToken).Take(2).Count();
        run.Finish(interrupted: true);
        using FileStream history = File.OpenRead(Path.Combine(run.Directory.Path, HistoryFile.Name));
        Assert.Equal(run.History.Select(epoch => epoch.ValidationLoss), HistoryFile.Read(history).Select(epoch => epoch.ValidationLoss));
        Assert.Equal(request.Model, SavedModel.Load(run.Directory.Path).Config.Model);
    }

    private TrainingRequest Request(string data, int classes) => new()
    {
        Data = data,
        Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0 },
        Training = new TrainingOptions { Epochs = 60, BatchSize = 16, LearningRate = 0.03, Patience = 2, Threads = 2 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
        Output = data + $".run{classes}",
    };
}

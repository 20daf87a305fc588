using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Folds;

[Collection(TorchGenerator.Name)]
public sealed class CrossValidationTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fold_is_the_training_that_tests_on_its_rows()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2), TestContext.Current.CancellationToken);
        FoldResult[] folds = [.. new CrossValidation(files).Run(cancellation: TestContext.Current.CancellationToken)];
        ReviewSplit second = StratifiedFolds.Of(files.Reviews, 3, 0.1, seed: 42)[1];
        var data = TrainingData.Of(files, second);
        using ModelTraining training = ModelTraining.Prepare(files.Request, data, TestContext.Current.CancellationToken);
        _ = training.Train(cancellation: TestContext.Current.CancellationToken).Count();
        RunMetrics metrics = training.Measure();

        Assert.Equal([1, 2, 3], folds.Select(fold => fold.Fold));
        Assert.Equal(90, folds.Sum(fold => fold.Measured.Rows));
        Assert.Equal((second.Training.Length, metrics.BestEpoch), (folds[1].TrainingRows, folds[1].Training.BestEpoch));
        Assert.Equal(metrics.Test!.Loss, folds[1].Measured.Loss);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void What_the_reviews_tell_is_found_in_every_fold(int classes)
    {
        var heard = new Listener();
        TrainingFiles files = TrainingFiles.Read(Request(classes), TestContext.Current.CancellationToken);
        var result = new CrossValidationResult([.. new CrossValidation(files).Run(heard, TestContext.Current.CancellationToken)]);

        Assert.InRange(result.Accuracy.Mean, 0.9, 1);
        Assert.Equal(result.Folds.Average(fold => fold.Measured.Loss), result.Loss.Mean, 1e-12);
        Assert.Equal([1, 2, 3], heard.Folds.Distinct());
    }

    [Fact]
    public void The_validation_file_chooses_the_epoch_and_is_not_tested_on()
    {
        string validation = _folder.Write("validation.csv", ToyReviews.Csv(24, 2, seed: 2, noise: false));
        TrainingRequest request = Request(2) with { Validation = Holdout.Parse(validation), Training = Short };
        var files = TrainingFiles.Read(request, TestContext.Current.CancellationToken);

        FoldResult[] folds = [.. new CrossValidation(files).Run(cancellation: TestContext.Current.CancellationToken)];

        Assert.All(folds, fold => Assert.Equal((60, 24, 30), (fold.TrainingRows, fold.Training.Validation.Rows, fold.Measured.Rows)));
    }

    [Fact]
    public void Too_few_rows_are_found_before_anything_is_trained()
    {
        string few = _folder.Write("few.csv", ToyReviews.Csv(4, 2, seed: 1, noise: false));
        var files = TrainingFiles.Read(Request(2) with { Data = few }, TestContext.Current.CancellationToken);
        DataException fault = Assert.Throws<DataException>(() => new CrossValidation(files));
        Assert.Contains("too few rows for 3 folds", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_fold_ends()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2), TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();
        IEnumerable<FoldResult> run = new CrossValidation(files).Run(new Listener(cancellation.Cancel), cancellation.Token);
        using IEnumerator<FoldResult> folds = run.GetEnumerator();
        Assert.Throws<OperationCanceledException>(() => folds.MoveNext());
    }

    private static TrainingOptions Short { get; } = new() { Epochs = 1, BatchSize = 16, LearningRate = 0.03, Threads = 2 };

    private TrainingRequest Request(int classes) => new()
    {
        Data = _folder.Write($"{classes}.csv", ToyReviews.Csv(90, classes, seed: 1, noise: false)),
        Folds = 3,
        Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0 },
        Training = new TrainingOptions { Epochs = 12, BatchSize = 16, LearningRate = 0.03, Threads = 2 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
    };

    private sealed class Listener(Action? then = null) : IProgress<FoldProgress>
    {
        public List<int> Folds { get; } = [];

        public void Report(FoldProgress value)
        {
            Folds.Add(value.Fold);
            then?.Invoke();
        }
    }
}

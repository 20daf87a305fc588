using System.Text;
using System.Text.Json;
using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Reports.Runs;
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
        using ModelTraining training = ModelTraining.Prepare(files.Request, TrainingData.Of(files, second), TestContext.Current.CancellationToken);
        _ = training.Train(cancellation: TestContext.Current.CancellationToken).Count();
        RunMetrics metrics = training.Measure();

        Assert.Equal([1, 2, 3], folds.Select(fold => fold.Fold));
        Assert.Equal(90, folds.Sum(fold => fold.Measured.Rows));
        Assert.Equal((second.Training.Length, metrics.BestEpoch, metrics.Test!.Loss), (folds[1].TrainingRows, folds[1].Training.BestEpoch, folds[1].Measured.Loss));
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
        TrainingFiles files = TrainingFiles.Read(Request(2) with { Validation = Holdout.Parse(validation), Training = Short }, TestContext.Current.CancellationToken);

        FoldResult[] folds = [.. new CrossValidation(files).Run(cancellation: TestContext.Current.CancellationToken)];

        Assert.All(folds, fold => Assert.Equal((60, 24, 30), (fold.TrainingRows, fold.Training.Validation.Rows, fold.Measured.Rows)));
    }

    [Fact]
    public void Too_few_rows_are_found_before_anything_is_trained()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2) with { Data = _folder.Write("few.csv", ToyReviews.Csv(4, 2, seed: 1, noise: false)) }, TestContext.Current.CancellationToken);
        Assert.Contains("too few rows for 3 folds", Assert.Throws<DataException>(() => new CrossValidation(files)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_fold_ends()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2), TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource();
        using IEnumerator<FoldResult> folds = new CrossValidation(files).Run(new Listener(cancellation.Cancel), cancellation.Token).GetEnumerator();
        Assert.Throws<OperationCanceledException>(() => folds.MoveNext());
    }

    [Fact]
    public void Csv_and_json_have_each_fold_and_json_mean_and_deviation()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2) with { Training = Short }, TestContext.Current.CancellationToken);
        var result = new CrossValidationResult([.. new CrossValidation(files).Run(cancellation: TestContext.Current.CancellationToken)]);
        using var csv = new MemoryStream();
        FoldsFile.Write(csv, result);
        string[][] rows = [.. Encoding.UTF8.GetString(csv.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(','))];
        using var metrics = new MemoryStream();
        MetricsFile.Write(metrics, result.Folds[0].Training, result);
        JsonElement json = JsonDocument.Parse(Encoding.UTF8.GetString(metrics.ToArray())).RootElement.GetProperty("folds");

        Assert.Equal(4, rows.Length);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(result.Folds[2].Measured.Loss.ToString("R", System.Globalization.CultureInfo.InvariantCulture), rows[3][Array.IndexOf(rows[0], "loss")]);
        Assert.Equal(["count", "mean", "standard_deviation", "each"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(result.F1.Deviation, json.GetProperty("standard_deviation").GetProperty("f1").GetDouble());
        Assert.Equal([30, 30, 30], json.GetProperty("each").EnumerateArray().Select(fold => fold.GetProperty("rows").GetInt32()));
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

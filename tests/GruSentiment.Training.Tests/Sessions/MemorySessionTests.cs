using System.Runtime.InteropServices;
using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Data.Tables;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Sessions;

[Collection(TorchGenerator.Name)]
public sealed class MemorySessionTests : IDisposable
{
    private static readonly string s_csv = ToyReviews.Csv(50, 2, seed: 1, noise: false);
    private static readonly string s_validationCsv = ToyReviews.Csv(12, 2, seed: 2, noise: false);
    private static readonly string s_testCsv = ToyReviews.Csv(8, 2, seed: 3, noise: false);

    private static readonly TrainingRequest s_request = new()
    {
        Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0.2 },
        Training = new TrainingOptions { Epochs = 2, BatchSize = 16, LearningRate = 0.03, Patience = 9, Threads = 2 },
        Ngrams = new NgramOptions { Order = 1 },
        Vocabulary = new VocabularyOptions { MinFreq = 1 },
    };

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_part_is_validated_on_as_of_the_same_rows_in_a_file()
    {
        AssertSame(
            Run(new TrainingSession(s_request with { Data = _folder.Write("reviews.csv", s_csv), Folds = 2 })),
            Run(new TrainingSession(s_request with { Folds = 2 }, new TrainingReviews(Rows(s_csv)))));
    }

    [Fact]
    public void Given_validation_and_test_sets_are_used_as_files_of_them()
    {
        TrainingRequest files = s_request with
        {
            Data = _folder.Write("reviews.csv", s_csv),
            Validation = Holdout.Parse(_folder.Write("validation.csv", s_validationCsv)),
            Test = Holdout.Parse(_folder.Write("test.csv", s_testCsv)),
        };
        var listener = new SessionListener();
        TrainingResult result = Run(new TrainingSession(s_request, Three(), listener));

        AssertSame(Run(new TrainingSession(files)), result);
        Assert.Equal((12, 8), (result.Metrics.Validation.Rows, result.Metrics.Test!.Rows));
        Assert.Equal(
            ["reviews in memory", "validation set in memory", "test set in memory"], listener.Files!.Reports.Select(report => report.Name));
    }

    [Fact]
    public void A_checkpoint_goes_on_with_the_same_reviews_and_says_what_is_missing_without_them()
    {
        var checkpoints = new List<Checkpoint>();
        TrainingResult whole = Run(new TrainingSession(s_request, Three(), new Keeper(checkpoints)));
        Checkpoint middle = checkpoints.First(checkpoint => checkpoint.Epochs == 1);

        AssertSame(whole, Run(new TrainingSession(middle, Three())));
        Assert.Equal(
            "Data is (in memory): a program gave these reviews, and they are in no file. Only a program that gives them again can resume "
                + "the training. To train on a file, begin a new training with Data = FILE.",
            Fault<DataException>(new TrainingSession(middle)));
        Assert.StartsWith(
            "Validation is (in memory): a program gave these reviews", Fault<DataException>(
                new TrainingSession(middle, new TrainingReviews(Rows(s_csv)) { Test = Rows(s_testCsv) })), StringComparison.Ordinal);
        Assert.Equal(
            "reviews in memory: is not what the training was begun with: it had 50 usable rows, and has 49. "
                + "Give the same reviews in the same order, or begin a new training.",
            Fault<GruSentimentException>(new TrainingSession(
                middle, new TrainingReviews(Rows(s_csv)[1..]) { Validation = Rows(s_validationCsv), Test = Rows(s_testCsv) })));
    }

    [Fact]
    public void What_contradicts_the_reviews_given_is_refused_at_once()
    {
        TrainingRequest request = s_request with
        {
            Data = "reviews.csv",
            Validation = Holdout.Part(0.2),
            Test = Holdout.Part(0.1),
            Reader = new ReviewReaderOptions { Delimiter = ";", LabelColumn = "stars" },
        };

        Assert.Equal(
            "Data = reviews.csv, and such reviews are given in memory; one of the two was expected. "
                + "Validation = 0.2, and such reviews are given in memory; one of the two was expected. "
                + "Test = 0.1, and such reviews are given in memory; one of the two was expected. "
                + "LabelColumn is for a file, and all reviews are in memory; remove it. "
                + "Delimiter is for a file, and all reviews are in memory; remove it.",
            Fault<OptionException>(new TrainingSession(request, Three())));
    }

    [Fact]
    public void How_files_are_written_may_be_said_where_there_is_one()
    {
        TrainingRequest request = s_request with
        {
            Validation = Holdout.Parse(
                _folder.Write("validation.csv", s_validationCsv.Replace(',', ';').Replace("label", "stars", StringComparison.Ordinal))),
            Reader = new ReviewReaderOptions { Delimiter = ";", LabelColumn = "stars" },
        };

        Assert.Equal(12, Run(new TrainingSession(request, new TrainingReviews(Rows(s_csv)))).Metrics.Validation.Rows);
    }

    [Fact]
    public void One_call_gives_a_model_ready_for_use()
    {
        using SentimentPredictor predictor = SentimentTrainer.Train(
            Rows(s_csv), s_request with { Training = s_request.Training with { Epochs = 6 } }, TestContext.Current.CancellationToken);

        Assert.Equal("positive", predictor.Predict("lamp film telling1 soup").Label);
        Assert.Equal("negative", predictor.Predict("lamp film telling0 soup").Label);
    }

    [Fact]
    public void One_call_that_is_cancelled_gives_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SentimentTrainer.Train(Rows(s_csv), s_request, source.Token));
        Assert.Throws<ArgumentNullException>("training", () => SentimentTrainer.Train(null!));
    }

    private static TrainingReviews Three() =>
        new(Rows(s_csv)) { Validation = Rows(s_validationCsv), Test = Rows(s_testCsv) };

    private static (string Text, string Label)[] Rows(string csv) =>
        [.. csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(row => (row[0], row[1]))];

    private static TrainingResult Run(TrainingSession session) => session.Run(TestContext.Current.CancellationToken);

    private static string Fault<T>(TrainingSession session) where T : Exception => Assert.ThrowsAny<T>(() => Run(session)).Message;

    /// <summary>Weights to the byte, words, labels and figures; not what the data is called, nor times.</summary>
    private static void AssertSame(TrainingResult expected, TrainingResult actual)
    {
        Assert.Equal(expected.Model.Vocabulary.Tokens, actual.Model.Vocabulary.Tokens);
        Assert.Equal(expected.Model.Config.Labels, actual.Model.Config.Labels);
        Assert.Equal(expected.Best.Epoch, actual.Best.Epoch);
        Assert.Equal(expected.Best.Weights.Count, actual.Best.Weights.Count);
        Assert.All(
            expected.Best.Weights.Zip(actual.Best.Weights, (one, other) => (one, other)),
            pair => Assert.Equal((pair.one.Name, Bits(pair.one.Values)), (pair.other.Name, Bits(pair.other.Values))));
        Assert.Equal(expected.Metrics.Validation.Loss, actual.Metrics.Validation.Loss);
        Assert.Equal(FoldLosses(expected), FoldLosses(actual));

        static IEnumerable<double>? FoldLosses(TrainingResult result) => result.Folds?.Folds.Select(fold => fold.Measured.Loss);

        static string Bits(float[] values) => Convert.ToHexString(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private sealed class Keeper(List<Checkpoint> checkpoints) : ITrainingObserver
    {
        public void Checkpointed(Checkpoint checkpoint) => checkpoints.Add(checkpoint);
    }
}

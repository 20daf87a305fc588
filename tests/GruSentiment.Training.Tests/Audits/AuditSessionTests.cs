using GruSentiment.Data.Files;
using GruSentiment.Data.Splits;
using GruSentiment.Encoders;
using GruSentiment.Evaluation;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Audits;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tests.Audits;

[Collection(TorchGenerator.Name)]
public sealed class AuditSessionTests : IDisposable
{
    private static readonly int[] s_wrong = [10, 33, 52, 75, 96];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Planted_rows_are_found_with_the_label_that_they_had(int classes)
    {
        AuditResult result = Run(Request(classes));

        Assert.Equal(s_wrong, result.Suspects.Select(suspect => suspect.Row).Order());
        Assert.All(result.Suspects, suspect => Assert.Equal(TrueLabel(suspect.Row, classes), suspect.Suggested));
        Assert.InRange(result.ExpectedRight, 4, 5);
        Assert.InRange(result.ExpectedWrong, 4, 7);
        Assert.Equal(115 / 120.0, result.Metrics.Accuracy, 1e-9);
    }

    [Fact]
    public void Each_row_has_the_probabilities_of_the_training_that_tests_it()
    {
        TrainingRequest request = Request(2);
        float[] found = Probabilities(Run(request));
        var files = TrainingFiles.Read(request.WithOneNetwork(), TestContext.Current.CancellationToken);
        ReviewSplit second = StratifiedFolds.Of(files.Reviews, 3, 0.1, seed: 42)[1];
        using var training = ModelTraining.Prepare(
            files.Request, TrainingData.Of(files, second), TestContext.Current.CancellationToken);
        _ = training.Train(cancellation: TestContext.Current.CancellationToken).Count();
        using var measured = new SnapshotMeasurement(training.Best!, training.Config, training.Data, 2);
        Predictions tested = measured.Predict(training.Data.Test, TestContext.Current.CancellationToken);

        Assert.Equal(40, second.Test.Length);
        foreach ((int place, int review) in second.Test.Index())
            Assert.Equal(tested.Probability(place, 1), found[review], 1e-5);
    }

    [Fact]
    public void Repeats_are_trained_with_other_seeds_and_averaged()
    {
        TrainingRequest request = Request(2);
        float[] first = Probabilities(Run(request)), both = Probabilities(Run(request, repeats: 2));
        float[] second = Probabilities(Run(request with { Training = request.Training with { Seed = 43 } }));

        for (int row = 0; row < first.Length; row++)
            Assert.Equal((Logit(first[row]) + Logit(second[row])) / 2, Logit(both[row]), 1e-3);

        static double Logit(double p) => Math.Log(p / (1 - p));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2_000_000, 2)]
    [InlineData(5_000_000, 1)]
    public void Unasked_the_folds_are_repeated_as_often_as_time_allows(long tokens, int repeats) =>
        Assert.Equal(repeats, AuditSession.Repeats(tokens, folds: 5));

    [Theory]
    [InlineData(42, 1, 42)]
    [InlineData(42, 3, 44)]
    [InlineData(int.MaxValue, 1, int.MaxValue)]
    [InlineData(int.MaxValue, 2, 0)]
    public void Seeds_of_repeats_are_never_negative(int seed, int repeat, int expected) =>
        Assert.Equal(expected, OutOfFold.SeedOf(seed, repeat));

    [Fact]
    public void Progress_goes_through_all_folds_and_what_a_final_model_needs_is_ignored()
    {
        var heard = new Listener();
        TrainingRequest request = Request(2) with { Test = Holdout.Part(0.2), Folds = 7 };
        AuditResult result = new AuditSession(request, new AuditOptions { Folds = 3, Repeats = 2 }, heard)
            .Run(TestContext.Current.CancellationToken);

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], heard.Parts);
        Assert.Equal((120, 1), (result.Predictions.Count, heard.Files));
    }

    [Fact]
    public void It_can_be_cancelled_in_a_fold()
    {
        using var cancellation = new CancellationTokenSource();
        var session = new AuditSession(Request(2), new AuditOptions { Folds = 3 }, new Listener(cancellation.Cancel));
        Assert.Throws<OperationCanceledException>(() => session.Run(cancellation.Token));
    }

    [Fact]
    public void Faults_are_found_before_anything_is_trained()
    {
        OptionException folds = Assert.Throws<OptionException>(() => new AuditSession(Request(2), new AuditOptions { Folds = 1 }).Run());
        Assert.Equal("Folds is 1; it must be from 2 to 20.", Assert.Single(folds.Faults).ToString());
        TrainingRequest none = Request(2) with { Model = new ModelOptions { HiddenDim = 0 } };
        OptionException both = Assert.Throws<OptionException>(() => new AuditSession(none, new AuditOptions { Folds = 1 }).Run());
        Assert.Equal(2, both.Faults.Count);
        DataException few = Assert.Throws<DataException>(
            () => Run(Request(2) with { Data = _folder.Write("few.csv", ToyReviews.Csv(4, 2, seed: 1, noise: false)) }));
        Assert.Contains("too few rows for 3 folds", few.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_list_are_neither_trained_on_nor_named()
    {
        AuditResult result = Run(Request(2) with { SkipRows = _folder.Write("skip.csv", "row\n10\n33\n52\n") });

        Assert.Equal(117, result.Predictions.Count);
        Assert.Equal([75, 96], result.Suspects.Select(suspect => suspect.Row).Order());
        result.SaveSuspects(_folder.File("suspects.csv"), TestContext.Current.CancellationToken);
        string[] lines = File.ReadAllLines(_folder.File("suspects.csv"));
        Assert.Equal("row,line,label,suggested,confidence,reason,text", lines[0]);
        const string Suspect = @"^(75,76|96,97),(negative|positive),(negative|positive),[01](\.\d+)?,model,\w";
        Assert.All(lines[1..], line => Assert.Matches(Suspect, line));
    }

    private static string TrueLabel(int row, int classes) =>
        (classes == 2 ? ["negative", "positive"] : (string[])["negative", "neutral", "positive"])[(row - 1) % classes];

    private static float[] Probabilities(AuditResult result) =>
        [.. Enumerable.Range(0, result.Predictions.Count).Select(row => result.Predictions.Probability(row, 1))];

    private static AuditResult Run(TrainingRequest request, int repeats = 1) =>
        new AuditSession(request, new AuditOptions { Folds = 3, Repeats = repeats }).Run(TestContext.Current.CancellationToken);

    private TrainingRequest Request(int classes)
    {
        string[] lines = ToyReviews.Csv(120, classes, seed: 1, noise: false).Split('\n');
        foreach (int row in s_wrong)
            lines[row] = lines[row].Replace($",{TrueLabel(row, classes)}", $",{TrueLabel(row + 1, classes)}", StringComparison.Ordinal);
        return new TrainingRequest
        {
            Data = _folder.Write($"{classes}.csv", string.Join('\n', lines)),
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 8, Dropout = 0 },
            Training = new TrainingOptions { Epochs = 12, BatchSize = 16, LearningRate = 0.03, Threads = 2, Seed = 42 },
            Vocabulary = new VocabularyOptions { MinFreq = 1 },
            Ngrams = new NgramOptions { CharNgrams = 0 }, // As for English.
        };
    }

    private sealed class Listener(Action? then = null) : IAuditObserver
    {
        private readonly List<(int, int)> _parts = [];

        public IEnumerable<(int Repeat, int Fold)> Parts => _parts.Distinct();

        public int Files { get; private set; }

        public void FilesRead(TrainingFiles files) => Files++;

        public void Progressed(AuditProgress progress)
        {
            _parts.Add((progress.Repeat, progress.Fold.Fold));
            then?.Invoke();
        }
    }
}

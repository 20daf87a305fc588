using GruSentiment.Encoders;
using GruSentiment.Options;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Comparisons;
using GruSentiment.Training.FastText;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Tests.FastText;

namespace GruSentiment.Training.Tests.Comparisons;

[Collection(TorchGenerator.Name)]
public sealed class ComparisonSessionTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_encoder_is_trained_with_every_seed_and_measured_on_the_same_rows()
    {
        var options = new ComparisonOptions { Seeds = 2 };
        ComparisonResult result = new ComparisonSession(Request(), options).Run(TestContext.Current.CancellationToken);

        Assert.Equal(Enum.GetValues<EncoderKind>(), result.Encoders.Select(encoder => encoder.Kind));
        Assert.All(result.Encoders, encoder =>
        {
            Assert.Equal([42, 43], encoder.Trainings.Select(training => training.Seed));
            Assert.NotNull(encoder.Networks.Deviation);
            Assert.InRange(encoder.Networks.Accuracy, 0.5, 1);
            Assert.NotNull(encoder.Together);
        });
        Assert.All(result.Trainings, training =>
        {
            Assert.Equal(result.Rows.Measured.Count, training.Network.IsRight.Count);
            Assert.Equal(training.Network.Accuracy, training.Network.IsRight.Average(isRight => isRight ? 1.0 : 0), 1e-9);
            Assert.Equal(2, training.Epochs.Count);
            Assert.Equal(result.Ngrams!.IsRight, training.Ngrams!.IsRight);
        });
        Assert.False(result.Rows.IsTest);
        Assert.Equal(0, result.Encoders.Single(encoder => encoder.Kind == EncoderKind.Mean).Trainings[0].EncoderWeights);
    }

    [Theory]
    [InlineData("lstm", 120)]
    [InlineData("transformer", 4_500)] // So many that an added sentence weighs less than in the other network.
    public void A_network_in_a_comparison_is_that_of_a_training_alone(string name, int rows)
    {
        TrainingRequest request = Request(rows) with { Augmentation = new AugmentationOptions { Language = AugmentationLanguage.En } };
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean," + name) };
        ComparedTraining compared = new ComparisonSession(request, options).Run(TestContext.Current.CancellationToken).Trainings[1];
        TrainingRequest alone = request with { Model = request.Model with { Encoder = options.Encoders.Kinds[1], Ensemble = 1 } };
        using var training = GruSentiment.Training.Models.ModelTraining.Prepare(
            TrainingFiles.Read(alone, TestContext.Current.CancellationToken).Request,
            TrainingData.Divide(TrainingFiles.Read(alone, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        _ = training.Train(cancellation: TestContext.Current.CancellationToken).Count();

        Assert.Equal(
            training.History.Select(epoch => epoch.ValidationLoss), compared.Epochs.Select(epoch => epoch.ValidationLoss));
        Assert.Equal(training.Measure().Networks.Accuracy, compared.Network.Accuracy);
        Assert.Equal(training.Measure().Validation.Accuracy, compared.Together!.Accuracy);
    }

    [Fact]
    public void A_test_set_is_measured_on_where_there_is_one()
    {
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean") };
        ComparisonResult result = new ComparisonSession(Request() with { Test = GruSentiment.Data.Splits.Holdout.Part(0.2) }, options)
            .Run(TestContext.Current.CancellationToken);
        Assert.True(result.Rows.IsTest);
        Assert.Equal(24, result.Rows.Measured.Count);
    }

    [Fact]
    public void What_was_done_is_not_done_again_and_the_rest_is_the_same()
    {
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean,cnn,gru") };
        var first = new Listener();
        ComparisonResult whole = new ComparisonSession(Request(), options, first).Run(TestContext.Current.CancellationToken);

        var second = new Listener();
        var going = new ComparisonSession(first.States[1], second) { FastText = null };
        ComparisonResult rest = going.Run(TestContext.Current.CancellationToken);
        Assert.Equal(["Gru"], second.Trained.Distinct());
        Assert.Equal(["Mean", "Cnn", "Gru"], first.Trained.Distinct());
        Assert.Equal(
            whole.Trainings.Select(training => training.Network.IsRight), rest.Trainings.Select(training => training.Network.IsRight));
        Assert.Equal(whole.Trainings.Select(Losses), rest.Trainings.Select(Losses));

        static double[] Losses(ComparedTraining training) => [.. training.Epochs.Select(epoch => epoch.ValidationLoss)];
    }

    [Fact]
    public void Other_data_than_at_the_beginning_is_refused()
    {
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean") };
        var listener = new Listener();
        new ComparisonSession(Request(), options, listener).Run(TestContext.Current.CancellationToken);
        _folder.Write("reviews.csv", ToyReviews.Csv(119, 2, seed: 2, noise: true));
        var error = Assert.Throws<GruSentimentException>(
            () => new ComparisonSession(listener.States[0]).Run(TestContext.Current.CancellationToken));
        Assert.Contains("is not what the training was begun with", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_gives_each_as_many_epochs_as_fit()
    {
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean"), Budget = TimeBudget.Parse("0.001s") };
        ComparisonResult least = new ComparisonSession(Request(), options).Run(TestContext.Current.CancellationToken);
        Assert.Single(least.Trainings[0].Epochs);
        options = options with { Budget = TimeBudget.Parse("2s") };
        ComparisonResult more = new ComparisonSession(Request(), options).Run(TestContext.Current.CancellationToken);
        Assert.InRange(more.Trainings[0].Epochs.Count, 2, 100);
    }

    [Fact]
    public void Options_that_an_encoder_has_are_nothing_to_the_others()
    {
        var request = Request() with { Model = new ModelOptions { HiddenDim = 6, Layers = 2, Heads = 2, EmbeddingDim = 8 } };
        Assert.Empty(ComparisonSession.Faults(request, new ComparisonOptions()));
        request = request with { Model = request.Model with { Heads = 3 } };
        Assert.Equal(
            ["Heads: 3 heads can't share 8 components (EmbeddingDim) evenly; a divisor was expected."],
            ComparisonSession.Faults(request, new ComparisonOptions()).Select(fault => fault.ToString()));
    }

    [Fact]
    public void FastText_is_measured_on_the_same_rows_and_not_again()
    {
        FastTextProgram script = FastTextScript.In(_folder);
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean,gru"), Seeds = 2 };
        var listener = new Listener();
        ComparisonResult result =
            new ComparisonSession(Request(), options, listener) { FastText = script }.Run(TestContext.Current.CancellationToken);
        Assert.Equal([42, 43], result.FastText.Select(training => training.Seed));
        Assert.All(result.FastText, training => Assert.Equal(1, training.Answers.Accuracy));
        Assert.All(result.FastText, training => Assert.Equal(result.Rows.Measured.Count, training.Answers.IsRight.Count));
        Assert.Equal(result.Rows.Training, File.ReadAllLines(_folder.File("given.txt")).Length);
        Assert.Equal([0, 0, 0, 0, 1, 2], listener.States.Select(state => state.FastText.Count));
        Assert.Contains(Claims.Of(result), claim => claim.Claim.StartsWith("fastText", StringComparison.Ordinal)
            && claim.Measured.Contains("the GRU with n-grams", StringComparison.Ordinal));

        new ComparisonSession(listener.States[^2]) { FastText = script }.Run(TestContext.Current.CancellationToken);
        Assert.Equal(3, File.ReadAllLines(_folder.File("arguments.txt")).Length);
    }

    [Fact]
    public void FastText_that_fails_ends_no_comparison()
    {
        var options = new ComparisonOptions { Encoders = EncoderList.Parse("mean") };
        var listener = new Listener();
        var session = new ComparisonSession(Request(), options, listener) { FastText = FastTextScript.In(_folder, "exit 3") };
        Assert.Empty(session.Run(TestContext.Current.CancellationToken).FastText);
        Assert.EndsWith("predict: ended with 3", Assert.Single(listener.Failures), StringComparison.Ordinal);
    }

    private TrainingRequest Request(int rows = 120)
    {
        string file = _folder.File("reviews.csv");
        if (!File.Exists(file))
            _folder.Write("reviews.csv", ToyReviews.Csv(rows, 2, seed: 1, noise: true));
        return new TrainingRequest
        {
            Data = file,
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 6, Dropout = 0.1 },
            Training = new TrainingOptions { Epochs = 2, BatchSize = 16, LearningRate = 0.02, Threads = 2, Patience = 5 },
        };
    }

    private sealed class Listener : IComparisonObserver
    {
        public List<ComparisonState> States { get; } = [];

        public List<string> Trained { get; } = [];

        public List<string> Failures { get; } = [];

        public void FilesRead(TrainingFiles files, ComparedRows rows)
        {
        }

        public void Progressed(ComparisonProgress progress) => Trained.Add(progress.Encoder.ToString());

        public void Ended(ComparedTraining training, ComparisonState state) => States.Add(state);

        public void Ended(ComparedFastText training, ComparisonState state) => States.Add(state);

        public void FastTextFailed(UserMessage reason) => Failures.Add(reason.ToString());
    }
}

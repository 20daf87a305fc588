using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;
using GruSentiment.Training.Tests.Embeddings;
using GruSentiment.Training.Tests.Folds;

namespace GruSentiment.Training.Tests.Encoders;

[Collection(TorchGenerator.Name)]
public sealed class MeanTrainingTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 3)]
    public void It_learns_and_is_saved_and_answers(int classes, int networks)
    {
        (SavedModel model, RunMetrics metrics) = Train(Request(classes, "run", model => model with { Ensemble = networks }));

        Assert.Equal(1, metrics.Networks.Accuracy);
        Assert.NotNull(metrics.Ngrams);
        Assert.Equal((EncoderKind.Mean, networks), (model.Config.Model.Encoder, model.Config.Model.Ensemble));
        Assert.Contains("\"encoder\": \"mean\"", model.Config.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain(model.Weights.Keys, name => name.Contains("gru", StringComparison.Ordinal));
        using var predictor = new SentimentPredictor(model, threads: 2);
        Assert.Equal(model.Config.Labels[1], predictor.Predict("quite telling1 lamp").Label);
    }

    [Fact]
    public void Answers_without_torch_are_those_of_training()
    {
        TrainingRequest request = Request(3, "run", model => model with { Ensemble = 2, Dropout = 0 });
        var listener = new SessionListener();
        TrainingResult result = new TrainingSession(request, listener).Run(TestContext.Current.CancellationToken);
        (SavedModel saved, IReadOnlyList<float> inTraining) = (result.Model, result.Best.Validation);
        var unblended = new Dictionary<string, Weight>(saved.Weights)
        {
            [WeightNames.BlendScale] = new(WeightNames.BlendScale, [2], [1, 0]),
            [WeightNames.BlendBias] = new(WeightNames.BlendBias, [3], new float[3]),
        };
        using var predictor = new SentimentPredictor(new SavedModel(saved.Config, saved.Vocabulary, unblended), threads: 2);
        Prediction[] answers = predictor.Predict(
            [.. listener.Training!.Data.Validation.Select(review => review.Text)], TestContext.Current.CancellationToken);
        for (int row = 0; row < answers.Length; row++)
        {
            for (int c = 0; c < 3; c++)
                Assert.Equal(inTraining[3 * row + c], answers[row].Probabilities[c], 1e-6f);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_on_any_number_of_threads()
    {
        (SavedModel one, _) = Train(Request(2, "one"));
        (SavedModel two, _) = Train(Request(2, "two", training: training => training with { Threads = 1 }));
        Assert.All(one.Weights, weight => Assert.Equal(weight.Value.Values, two.Weights[weight.Key].Values));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_begins_with_given_vectors_and_leaves_frozen_ones_as_they_are(bool freeze)
    {
        (string, float[])[] given = [("telling0", [0.5f, -0.25f, 0.125f]), ("telling1", [-0.5f, 0.25f, 0.5f]), ("film", [0.25f, 0.25f, 1])];
        (SavedModel model, _) = Train(Request(2, "run", training: training => training with { FreezeEmbeddings = freeze }) with
        {
            Embeddings = _folder.Write("vectors.txt", VectorText.Of(given)),
        });
        Assert.Equal(3, model.Config.Model.EmbeddingDim);
        float[] table = model.Weights[WeightNames.Embedding].Values;
        foreach ((string word, float[] vector) in given)
            Assert.Equal(freeze, table.AsSpan(3 * model.Vocabulary.IdOf(word), 3).SequenceEqual(vector));
    }

    [Fact]
    public void Folds_are_trained_and_measured()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2, "run") with { Folds = 2 }, TestContext.Current.CancellationToken);
        FoldResult[] folds = [.. new CrossValidation(files).Run(cancellation: TestContext.Current.CancellationToken)];
        Assert.Equal(90, folds.Sum(fold => fold.Measured.Rows));
        Assert.All(folds, fold => Assert.InRange(fold.Measured.Accuracy, 0.9, 1));
    }

    [Fact]
    public void A_captured_training_goes_on_to_the_same_weights()
    {
        TrainingFiles files = TrainingFiles.Read(Request(2, "run"), TestContext.Current.CancellationToken);
        var data = TrainingData.Divide(files);
        using ModelTraining training = ModelTraining.Prepare(files.Request, data, TestContext.Current.CancellationToken);
        training.TrainEpoch(cancellation: TestContext.Current.CancellationToken);
        TrainingState state = training.Capture();
        training.TrainEpoch(cancellation: TestContext.Current.CancellationToken);
        using var resumed = ModelTraining.Resume(files.Request, data, state);
        resumed.TrainEpoch(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(2, training.Best!.Epoch);
        Assert.All(training.Best.Weights.Zip(resumed.Best!.Weights), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Fact]
    public void Texts_without_labels_are_refused_by_the_request() => Assert.Equal(
        ["Unlabelled: pretraining is for the GRU, and the encoder is the word vector mean; Encoder = gru was expected."],
        new TrainingRequest { Data = "reviews.csv", Unlabelled = "more.csv", Model = new ModelOptions { Encoder = EncoderKind.Mean } }
            .Faults().Select(fault => fault.ToString()));

    [Fact]
    public void So_are_options_of_a_recurrent_layer_that_are_given_and_not_those_of_a_preset()
    {
        var request = new TrainingRequest { Data = "reviews.csv", Model = new ModelOptions { Encoder = EncoderKind.Mean } };
        Assert.Empty((request with { Preset = Preset.Tutorial }).Faults());
        Assert.Equal(
            ["HiddenDim: the word vector mean has no such option; remove it.",
             "Engine: the word vector mean has no such option; remove it."],
            (request with { Model = request.Model with { HiddenDim = 128 }, Training = new TrainingOptions { Engine = Engine.Torch } })
                .Faults().Select(fault => fault.ToString()));
    }

    [Fact]
    public void And_by_the_pretrainer()
    {
        var options = new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 4 };
        using var classifier = new SentimentClassifier(options, 10, 1, EncoderFactory.For(options, new()));
        Assert.Equal(
            "Pretraining is for the GRU, and the encoder is the word vector mean.",
            Assert.Throws<GruSentimentException>(() => new Pretrainer([classifier], [[2, 3, 4]], 1, 1)).Message);
    }

    private static (SavedModel Model, RunMetrics Metrics) Train(TrainingRequest request)
    {
        TrainingResult result = new TrainingSession(request).Run(TestContext.Current.CancellationToken);
        return (result.Model, result.Metrics);
    }

    private TrainingRequest Request(
        int classes, string name, Func<ModelOptions, ModelOptions>? model = null, Func<TrainingOptions, TrainingOptions>? training = null)
    {
        var shape = new ModelOptions { Encoder = EncoderKind.Mean, Dropout = 0.1 };
        var options = new TrainingOptions { Epochs = 5, BatchSize = 8, LearningRate = 0.02, Threads = 2 };
        return new TrainingRequest
        {
            Data = _folder.Write("reviews.csv", ToyReviews.Csv(90, classes, seed: 1, noise: false)),
            Model = model?.Invoke(shape) ?? shape,
            Training = training?.Invoke(options) ?? options,
            Output = _folder.File(name),
        };
    }
}

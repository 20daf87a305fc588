using System.Globalization;
using GruSentiment.Data.Files;
using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Networks;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Embeddings;

[Collection(TorchGenerator.Name)]
public sealed class StartingVectorsTests : IDisposable
{
    private static readonly string[] s_good = ["great", "lovely", "superb"];
    private static readonly string[] s_bad = ["awful", "boring", "broken"];
    private static readonly string[] s_things = ["film", "lamp", "soup", "book"];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Engine.Fused)]
    [InlineData(Engine.Torch)]
    public void Frozen_vectors_are_saved_as_they_stand_in_the_file(Engine engine)
    {
        (string Word, float[] Vector)[] given = Vectors(4);
        (SavedModel before, _) = Train("untrained", given, engine, freeze: true, epochs: 1);
        (SavedModel model, TrainingFiles run) = Train("run", given, engine, freeze: true, epochs: 3);

        Assert.All(given, word => Assert.Equal(word.Vector, Row(model, word.Word)));
        Assert.Equal(before.Weights[WeightNames.Embedding].Values, model.Weights[WeightNames.Embedding].Values);
        Assert.NotEqual(before.Weights[WeightNames.LinearWeight].Values, model.Weights[WeightNames.LinearWeight].Values);
        Assert.Equal(OptionSource.Default, run.Request.Training.SourceOf(TrainingOptions.EmbeddingLearningRateFactorOption));
    }

    [Theory]
    [InlineData(Engine.Fused)]
    [InlineData(Engine.Torch)]
    public void Without_freezing_vectors_are_tuned(Engine engine)
    {
        (string Word, float[] Vector)[] given = Vectors(4);
        (SavedModel model, TrainingFiles run) = Train("run", given, engine, freeze: false, epochs: 2);

        Assert.All(given, word => Assert.NotEqual(word.Vector, Row(model, word.Word)));
        Assert.Equal(OptionSource.FittedToVectors, run.Request.Model.SourceOf(ModelOptions.EmbeddingDimOption));
        Assert.Equal(OptionSource.FittedToVectors, run.Request.Training.SourceOf(TrainingOptions.EmbeddingLearningRateFactorOption));
        Assert.Equal(4, run.Request.Model.EmbeddingDim);
        Assert.Equal(VectorDefaults.LearningRateFactor, run.Request.Training.EmbeddingLearningRateFactor);
        Assert.Equal(4, model.Config.Model.EmbeddingDim);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        (SavedModel a, _) = Train("a", Vectors(4), Engine.Fused, freeze: false, epochs: 2);
        (SavedModel b, _) = Train("b", Vectors(4), Engine.Fused, freeze: false, epochs: 2);

        Assert.All(a.Weights, weight => Assert.Equal(weight.Value.Values, b.Weights[weight.Key].Values));
    }

    [Fact]
    public void Random_vectors_vary_as_much_as_the_given_ones_and_padding_stays()
    {
        Vocabulary vocabulary = VectorText.Words(Enumerable.Range(0, 2000).Select(i => $"w{i}"));
        var vectors = new WordVectors(vocabulary, 16);
        var random = new Random(1);
        foreach (int id in Enumerable.Range(2, 1000))
            vectors.Set(id, [.. Enumerable.Range(0, 16).Select(_ => 3 + 0.5f * (float)(random.NextDouble() - random.NextDouble()))]);
        NativeRuntime.Prepare(threads: 1, seed: 1);
        var options = new ModelOptions { EmbeddingDim = 16, HiddenDim = 4 };
        using var classifier = new SentimentClassifier(options, vocabulary.Count, 1, EncoderFactory.For(options, new()));
        float[] before = Table(classifier);

        classifier.Start(vectors);

        float[] after = Table(classifier);
        Assert.Equal(before[..16], after[..16]);
        Assert.Equal(vectors[2].ToArray(), after[32..48]);
        Assert.Equal(vectors.Deviation(), Math.Sqrt(after[(1002 * 16)..].Average(value => (double)value * value)), 0.01);
    }

    [Fact]
    public void Given_vectors_are_brought_to_one_scale_as_they_are_to_each_other()
    {
        Vocabulary vocabulary = VectorText.Words("good", "bad", "ugly");
        var vectors = new WordVectors(vocabulary, 2);
        vectors.Set(2, [30, -10]);
        vectors.Set(3, [-30, 10]);
        NativeRuntime.Prepare(threads: 1, seed: 1);
        var options = new ModelOptions { EmbeddingDim = 2, HiddenDim = 4 };
        using var classifier = new SentimentClassifier(options, vocabulary.Count, 1, EncoderFactory.For(options, new()));
        float[] before = Table(classifier);

        classifier.Start(vectors, deviation: 0.2);

        float[] after = Table(classifier);
        float unit = 0.2f / MathF.Sqrt(500);
        Assert.Equal(
            [30 * unit, -10 * unit, -30 * unit, 10 * unit],
            after[4..8],
            (expected, actual) => Math.Abs(expected - actual) < 1e-6f);
        Assert.Equal([2 * before[8], 2 * before[9]], after[8..10]);
    }

    [Theory]
    [InlineData(3.0, 3.0)]
    [InlineData(null, VectorDefaults.LearningRateFactor)]
    public void A_factor_that_is_chosen_stays(double? chosen, double expected)
    {
        TrainingRequest request = Request("run") with { Embeddings = _folder.Write("vectors.txt", VectorText.Of(Vectors(4))) };
        if (chosen is { } factor)
            request = request with { Training = request.Training with { EmbeddingLearningRateFactor = factor } };

        var run = TrainingFiles.Read(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, run.Request.Training.EmbeddingLearningRateFactor);
    }

    [Fact]
    public void A_dimension_that_the_file_does_not_have_is_an_error_that_names_both()
    {
        string vectors = _folder.Write("vectors.txt", VectorText.Of(Vectors(4)));
        TrainingRequest request = Request("run") with { Embeddings = vectors, Model = new ModelOptions { EmbeddingDim = 50 } };

        var error = Assert.Throws<GruSentimentException>(() => Run(request));

        Assert.Equal($"{vectors}: has vectors of 4 components, but EmbeddingDim is 50; remove it, or give 4.", error.Message);
        Assert.False(Directory.Exists(request.Output));
    }

    [Fact]
    public void A_file_that_knows_no_word_of_the_reviews_is_an_error()
    {
        string vectors = _folder.Write("vectors.txt", "gut 1 2\nschlecht 3 4\n");

        var error = Assert.Throws<DataException>(() => Run(Request("run") with { Embeddings = vectors }));

        Assert.Equal(
            $"{vectors}: has a vector for none of the 12 tokens in the vocabulary (a, the, boring, lovely, awful …); "
                + "word vectors in the language of the reviews were expected.",
            error.Message);
    }

    [Fact]
    public void Freezing_without_vectors_is_a_fault() => Assert.Equal(
        ["FreezeEmbeddings needs word vectors from a file; Embeddings = FILE was expected."],
        new TrainingRequest { Data = "reviews.csv", Training = new TrainingOptions { FreezeEmbeddings = true } }
            .Faults()
            .Select(fault => fault.ToString()));

    private static (string, float[])[] Vectors(int dimension)
    {
        var random = new Random(3);
        return [.. s_good.Concat(s_bad).Append("film").Select(word => (word, Vector()))];

        float[] Vector() => [.. Enumerable.Range(0, dimension).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    private static float[] Table(SentimentClassifier classifier) =>
        classifier.Export().Single(weight => weight.Name == WeightNames.Embedding).Values;

    private static float[] Row(SavedModel model, string word)
    {
        int dimension = model.Config.Model.EmbeddingDim;
        return [.. model.Weights[WeightNames.Embedding].Values.Skip(model.Vocabulary.IdOf(word) * dimension).Take(dimension)];
    }

    private (SavedModel Model, TrainingFiles Files) Train(string name, (string, float[])[] vectors, Engine engine, bool freeze, int epochs)
    {
        TrainingRequest request = Request(name);
        request = request with
        {
            Embeddings = _folder.Write("vectors.txt", VectorText.Of(vectors, header: true)),
            Training = request.Training with { Epochs = epochs, Engine = engine, FreezeEmbeddings = freeze },
        };
        TrainingFiles files = Run(request);
        return (SavedModel.Load(request.Output!), files);
    }

    private static TrainingFiles Run(TrainingRequest request)
    {
        using var recorder = new RunRecorder(RunDirectory.For(request, DateTimeOffset.UnixEpoch));
        var listener = new SessionListener();
        new TrainingSession(request, recorder, listener).Run(TestContext.Current.CancellationToken);
        return listener.Files!;
    }

    private TrainingRequest Request(string name)
    {
        var csv = new System.Text.StringBuilder("text,label\n");
        for (int i = 0; i < 120; i++)
        {
            string[] words = i % 2 == 0 ? s_bad : s_good;
            csv.Append(CultureInfo.InvariantCulture, $"a {words[i / 2 % 3]} {s_things[i / 8 % 4]} the {words[i / 6 % 3]},{i % 2}\n");
        }
        string data = _folder.Write("reviews.csv", csv.ToString());
        return new TrainingRequest
        {
            Data = data,
            Model = new ModelOptions { HiddenDim = 8, Dropout = 0 },
            Training = new TrainingOptions { BatchSize = 8, LearningRate = 0.03, Threads = 2, Patience = 50 },
            Output = Path.Combine(Path.GetDirectoryName(data)!, name),
        };
    }
}

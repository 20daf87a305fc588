using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using GruSentiment.Data.Files;
using GruSentiment.Data.Labels;
using GruSentiment.Data.Tables;
using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Tests;
using GruSentiment.Tests.Torch;
using GruSentiment.Text;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Training.Tests.Preparation;

[Collection(TorchGenerator.Name)]
public sealed class StartingModelTests : IDisposable
{
    private static readonly string[] s_words = ["good", "bad", "fine"];

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_models_tokens_come_first_and_the_new_reviews_follow()
    {
        SavedModel first = Train("first", "film,lamp", ["negative", "positive"]);
        TrainingRequest request = Further("soup,film", ["negative", "positive"]);

        TrainingData data = Divided(request);

        Assert.Equal(first.Vocabulary.Tokens, data.Vocabulary.Tokens.Take(first.Vocabulary.Count));
        Assert.Equal(["soup"], data.Vocabulary.Tokens.Skip(first.Vocabulary.Count));
        TrainingData none = Divided(request with { Vocabulary = new VocabularyOptions { VocabSize = 3 } });
        Assert.Equal(first.Vocabulary.Tokens, none.Vocabulary.Tokens);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void All_networks_begin_with_the_models_weights(int networks)
    {
        SavedModel first = Train("first", "film,lamp", ["negative", "positive"], networks);
        TrainingRequest request = Further("soup,film", ["negative", "positive"]);
        var files = TrainingFiles.Read(request, TestContext.Current.CancellationToken);
        var data = TrainingData.Divide(files);
        using ModelTraining training = ModelTraining.Prepare(files.Request, data, TestContext.Current.CancellationToken);

        var weights = training.Capture().Trainer.Networks.Index()
            .SelectMany(network => network.Item.Weights, (network, weight) => (network.Index, weight))
            .ToDictionary(entry => WeightNames.OfMember(entry.Index + 1, entry.weight.Name), entry => entry.weight.Values);

        foreach ((string name, Weight weight) in first.Weights.Where(weight => weights.ContainsKey(weight.Key)))
            Assert.Equal(weight.Values, weights[name].Take(weight.Values.Length));
        Assert.Equal(networks * WeightNames.OfNetwork(first.Config.Model, 1, 1).Count(), weights.Count);
        int dimension = first.Config.Model.EmbeddingDim;
        Assert.All(weights.Where(weight => weight.Key.EndsWith(WeightNames.Embedding, StringComparison.Ordinal)), weight =>
        {
            Assert.Equal(data.Vocabulary.Count * dimension, weight.Value.Length);
            Assert.All(weight.Value[(first.Vocabulary.Count * dimension)..], value => Assert.InRange(Math.Abs(value), 1e-9, 0.6));
        });
    }

    [Fact]
    public void Its_shape_is_the_models_and_what_suits_fine_tuning_is_chosen()
    {
        Train("first", "film,lamp", ["negative", "positive"]);

        TrainingRequest asked = Further("soup,film", ["negative", "positive"]) with { Preset = Preset.Tutorial };
        TrainingRequest request = TrainingFiles.Read(asked, TestContext.Current.CancellationToken).Request;

        Assert.Equal((4, 5, 2), (request.Model.EmbeddingDim, request.Model.HiddenDim, request.Ngrams.Order));
        Assert.True(request.Model.Bidirectional);
        Assert.Equal(OptionSource.FittedToModel, request.Model.SourceOf(ModelOptions.HiddenDimOption));
        Assert.Equal(0.01, request.Training.LearningRate); // The preset's.
        request = TrainingFiles.Read(Further("soup,film", ["negative", "positive"]), TestContext.Current.CancellationToken).Request;
        Assert.Equal(FineTuningDefaults.LearningRate, request.Training.LearningRate);
        Assert.Equal(OptionSource.FittedToModel, request.Training.SourceOf(TrainingOptions.LearningRateOption));
    }

    [Fact]
    public void Another_shape_is_refused_and_every_option_named()
    {
        Train("first", "film,lamp", ["negative", "positive"]);
        TrainingRequest request = Further("soup,film", ["negative", "positive"]) with
        {
            Model = new ModelOptions { HiddenDim = 6, EmbeddingDim = 4, Ensemble = 2 },
            Ngrams = new NgramOptions { Order = 0 },
        };

        var e = Assert.Throws<OptionException>(() => TrainingFiles.Read(request, TestContext.Current.CancellationToken));

        string run = request.FromRun!;
        Assert.Equal(
            $"HiddenDim is 6, and the model {run} has 5; remove it. Ensemble is 2, and the model {run} has 1; remove it. "
                + $"Ngrams.Order is 0, and the model {run} has 2; remove it.",
            e.Message);
    }

    [Fact]
    public void Classes_in_another_order_become_the_models()
    {
        SavedModel first = Train("first", "film,lamp", ["sports", "money", "food"], mapping: "sports=sports;money=money;food=food");
        Assert.Equal(["sports", "money", "food"], first.Config.Labels);
        TrainingRequest request = Further("soup,film", ["food", "sports", "money"]);

        var files = TrainingFiles.Read(request, TestContext.Current.CancellationToken);

        Assert.Equal(["sports", "money", "food"], files.Reviews.ClassNames);
        Assert.Equal([2, 0, 1], files.Reviews.Labels[..3].ToArray());
        request = request with { Reader = new ReviewReaderOptions { Labels = LabelMapping.Parse("money=food;food=sports;sports=money") } };
        files = TrainingFiles.Read(request, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 0], files.Reviews.Labels[..3].ToArray());
    }

    [Fact]
    public void The_models_mapping_of_labels_holds_for_the_new_reviews()
    {
        Train("first", "film,lamp", ["7", "8", "9"], mapping: "negative=9;positive=7");

        TrainingRequest request = Further("soup,film", ["7", "8", "9"]);
        SavedModel second = Run(request, "second");
        var files = TrainingFiles.Read(request with { FromRun = _folder.File("second") }, TestContext.Current.CancellationToken);

        Assert.Equal("negative=9;positive=7", second.Config.LabelMapping);
        Assert.Equal([1, 0, 1, 0], files.Reviews.Labels[..4].ToArray());
    }

    [Theory]
    [InlineData("negative,neutral,positive", "negative, positive, neutral")]
    [InlineData("positive", "positive")]
    public void Other_classes_are_refused_and_both_are_named(string labels, string found)
    {
        Train("first", "film,lamp", ["negative", "positive"]);
        TrainingRequest request = Further("soup,film", labels.Split(','));

        var e = Assert.Throws<DataException>(() => TrainingFiles.Read(request, TestContext.Current.CancellationToken));

        Assert.Equal(
            $"{request.Data}: has the classes {found}; the model {request.FromRun} has negative, positive. "
                + "The same classes were expected.",
            e.Message);
    }

    [Fact]
    public void Reviews_that_the_model_has_seen_are_told_of_and_it_remembers_both_trainings()
    {
        Train("first", "film,lamp", ["negative", "positive"]);
        TrainingRequest request = Further("film", ["negative", "positive"]);

        var files = TrainingFiles.Read(request, TestContext.Current.CancellationToken);

        Assert.Equal(
            $"{request.Data}: {request.FromRun} was trained on 11 of the 24 rows, so metrics on them look better than they are.",
            files.SeenByStart!.ToString());
        TrainingData data = Divided(Further("soup", ["negative", "positive"]));
        Assert.Equal(24 + 24, data.Texts.Training.Length + data.Texts.Validation.Length);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights()
    {
        Train("first", "film,lamp", ["negative", "positive"]);
        TrainingRequest request = Further("soup,film", ["negative", "positive"]);
        SavedModel a = Run(request, "a"), b = Run(request, "b");

        Assert.All(a.Weights, weight => Assert.Equal(weight.Value.Values, b.Weights[weight.Key].Values));
    }

    [Fact]
    public void Frozen_vectors_stay_the_models()
    {
        SavedModel first = Train("first", "film,lamp", ["negative", "positive"]);
        TrainingRequest request = Further("soup,film", ["negative", "positive"]);
        SavedModel second = Run(request with { Training = new TrainingOptions { FreezeEmbeddings = true, Epochs = 2 } }, "second");

        float[] vectors = first.Weights[WeightNames.Embedding].Values;
        Assert.Equal(vectors, second.Weights[WeightNames.Embedding].Values.Take(vectors.Length));
        Assert.NotEqual(first.Weights[WeightNames.LinearWeight].Values, second.Weights[WeightNames.LinearWeight].Values);
    }

    [Fact]
    public void A_model_of_an_older_tokenizer_another_encoder_and_no_ngrams_goes_on_as_one_of_today()
    {
        Run(Request("first", "film,lamp", ["negative", "positive"]) with
        {
            Model = new ModelOptions { Encoder = EncoderKind.Mean, EmbeddingDim = 4 },
            Ngrams = new NgramOptions { Order = 0 },
        }, "first");
        JsonNode older = JsonNode.Parse(File.ReadAllText(_folder.File("first/config.json")))!;
        older["tokenizer_version"] = Tokenizer.OldestVersion;
        older.AsObject().Remove("checksums");
        _folder.Write("first/config.json", older.ToJsonString());
        Assert.Equal(Tokenizer.OldestVersion, SavedModel.Load(_folder.File("first")).Config.TokenizerVersion);
        SavedModel second = Run(Further("soup,film", ["negative", "positive"]), "second");

        Assert.Equal(Tokenizer.Version, second.Config.TokenizerVersion);
        Assert.Equal((EncoderKind.Mean, 0), (second.Config.Model.Encoder, second.Config.Ngrams.Order));
    }

    private static TrainingData Divided(TrainingRequest request) =>
        TrainingData.Divide(TrainingFiles.Read(request, TestContext.Current.CancellationToken));

    private SavedModel Train(string name, string things, string[] labels, int networks = 1, string? mapping = null) => Run(
        Request(name, things, labels) with
        {
            Reader = new ReviewReaderOptions { Labels = mapping is null ? null : LabelMapping.Parse(mapping) },
            Model = new ModelOptions { EmbeddingDim = 4, HiddenDim = 5, Ensemble = networks },
            Ngrams = new NgramOptions { Order = 2 },
        }, name);

    private TrainingRequest Request(string name, string things, string[] labels) => new()
    {
        Data = _folder.Write($"{name}.csv", Csv(things, labels)),
        Training = new TrainingOptions { Epochs = 1, BatchSize = 8 },
    };

    private TrainingRequest Further(string things, string[] labels) => new()
    {
        Data = _folder.Write("further.csv", Csv(things, labels)),
        FromRun = _folder.File("first"),
    };

    private SavedModel Run(TrainingRequest request, string name)
    {
        using var recorder = new RunRecorder(RunDirectory.At(_folder.File(name)));
        new TrainingSession(request, recorder).Run(TestContext.Current.CancellationToken);
        return SavedModel.Load(_folder.File(name));
    }

    private static string Csv(string things, string[] labels)
    {
        string[] subjects = things.Split(',');
        var csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 24; i++)
        {
            string number = string.Concat(Enumerable.Repeat("so ", i / labels.Length));
            csv.Append(CultureInfo.InvariantCulture,
                $"a {number}{s_words[i % labels.Length]} {subjects[i % subjects.Length]},{labels[i % labels.Length]}\n");
        }
        return csv.ToString();
    }
}

using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Inference;

public class SentimentPredictorTests
{
    private static readonly string[] s_words = ["good", "bad", "film", "soup", "very", "not", "!", "😀"];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void An_answer_depends_on_its_text_alone(int classes)
    {
        string[] texts = Texts();
        using SentimentPredictor one = Predictor(classes, threads: 1), four = Predictor(classes, threads: 4);
        Prediction[] alone = [.. texts.Select(one.Predict)];
        AssertSame(alone, one.Predict(texts));
        AssertSame(alone, four.Predict(texts));
        AssertSame([.. alone.Reverse()], four.Predict([.. texts.Reverse()]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Many_threads_may_ask_at_once(int networks)
    {
        string[] texts = Texts();
        using var predictor = new SentimentPredictor(Model(2, networks), threads: 2);
        Prediction[] alone = predictor.Predict(texts);
        var together = new Prediction[texts.Length];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = predictor.Predict(texts[i]));
        AssertSame(alone, together);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("<br />")]
    [InlineData("wholly unheard-of words")]
    [InlineData("\uD83D")]
    [InlineData("\0")]
    public void Every_text_has_an_answer(string text)
    {
        using SentimentPredictor predictor = Predictor(3, threads: 1);
        Prediction prediction = predictor.Predict(text);
        Assert.Equal(1, prediction.Probabilities.Sum(), 1e-6);
        Assert.Equal(prediction.Probabilities.Max(), prediction.Probability);
        Assert.Equal(predictor.Labels[prediction.Class], prediction.Label);
    }

    [Fact]
    public void No_texts_have_no_answers()
    {
        using SentimentPredictor predictor = Predictor(2, threads: 2);
        Assert.Empty(predictor.Predict(Array.Empty<string>()));
    }

    [Fact]
    public void The_threshold_moves_the_decision_and_no_probability()
    {
        using SentimentPredictor eager = Predictor(2, threads: 1, threshold: 0), wary = Predictor(2, threads: 1, threshold: 1);
        Prediction yes = eager.Predict("a good film"), no = wary.Predict("a good film");
        Assert.Equal(("positive", "negative"), (yes.Label, no.Label));
        Assert.Equal(yes.Probabilities, no.Probabilities);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void An_ensemble_answers_by_the_mean_of_its_networks_logits(int classes)
    {
        string[] texts = Texts();
        SavedModel together = Model(classes, networks: 3);
        double[][][] each = [.. Enumerable.Range(1, 3).Select(member => LogOdds(Alone(together, member), texts))]; // [networks][texts][classes - 1]
        double[][] mean = LogOdds(Unblended(together), texts);
        Assert.All(mean, (odds, text) => Assert.All(odds, (value, c) => Assert.Equal(each.Average(network => network[text][c]), value, 1e-4)));
    }

    /// <summary>Each class's log-odds against the first.</summary>
    private static double[][] LogOdds(SavedModel model, string[] texts)
    {
        using var predictor = new SentimentPredictor(model, threads: 1);
        return [.. predictor.Predict(texts).Select(answer => answer.Probabilities.Skip(1).Select(p => Math.Log(p / answer.Probabilities[0])).ToArray())];
    }

    /// <summary>One network of an ensemble as a model of its own.</summary>
    private static SavedModel Alone(SavedModel ensemble, int member)
    {
        ModelConfig config = ensemble.Config with { Model = ensemble.Config.Model with { Ensemble = 1 } };
        Dictionary<string, Weight> weights = WeightNames.OfNetwork(config.Model, ensemble.Vocabulary.Count, config.Outputs)
            .ToDictionary(entry => entry.Name, entry => ensemble.Weights[member == 1 ? entry.Name : $"members.{member}.{entry.Name}"]);
        return Unblended(ensemble with { Config = config, Weights = weights });
    }

    /// <summary>Without n-grams, the logits as they are.</summary>
    private static SavedModel Unblended(SavedModel model) => model with
    {
        Config = model.Config with { Ngrams = model.Config.Ngrams with { Order = 0 } },
        Weights = new Dictionary<string, Weight>(model.Weights)
        {
            [WeightNames.BlendScale] = new(WeightNames.BlendScale, [2], [1, 0]),
            [WeightNames.BlendBias] = new(WeightNames.BlendBias, [model.Config.Outputs], new float[model.Config.Outputs]),
        },
    };

    private static void AssertSame(Prediction[] expected, Prediction[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            for (int c = 0; c < expected[i].Probabilities.Count; c++)
                Assert.Equal(expected[i].Probabilities[c], actual[i].Probabilities[c], 1e-6f);
        }
    }

    /// <summary>From no word to some hundred, in no order of length.</summary>
    private static string[] Texts()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 150).Select(i => string.Join(' ', Enumerable.Range(0, random.Next(i % 5 == 0 ? 3 : 120)).Select(_ => s_words[random.Next(s_words.Length)])))];
    }

    private static SentimentPredictor Predictor(int classes, int threads, double threshold = SentimentPredictor.DefaultThreshold) =>
        new(Model(classes), threads, threshold);

    private static SavedModel Model(int classes, int networks = 1)
    {
        var random = new Random(7);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(0, classes).Select(i => $"class {i}")],
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 16, Layers = 2, MaxLength = 100, Ensemble = networks },
            Ngrams = new NgramOptions { Bits = 12 },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", .. s_words]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, [.. Enumerable.Range(0, entry.Shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.5f)]))
            .ToDictionary(weight => weight.Name);
        return new SavedModel(config, vocabulary, weights);
    }
}

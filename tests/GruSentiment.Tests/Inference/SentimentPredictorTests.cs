using GruSentiment.Inference;
using GruSentiment.Models;

namespace GruSentiment.Tests.Inference;

public class SentimentPredictorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void An_answer_depends_on_its_text_alone(int classes)
    {
        string[] texts = ToyModel.Texts();
        using SentimentPredictor one = Predictor(classes, threads: 1), four = Predictor(classes, threads: 4);
        Prediction[] alone = [.. texts.Select(one.Predict)];
        AssertSame(alone, one.Predict(texts, Token));
        AssertSame(alone, four.Predict(texts, Token));
        AssertSame([.. alone.Reverse()], four.Predict([.. texts.Reverse()], Token));
    }

    [Fact]
    public void Texts_too_long_to_be_encoded_together_have_the_answers_they_have_alone()
    {
        string longText = string.Concat(Enumerable.Repeat("good film ! ", 250_000));
        string[] texts = ["bad soup", longText, "very good", longText + "bad", "not bad film", ""];
        using SentimentPredictor predictor = Predictor(2, threads: 2);
        AssertSame([.. texts.Select(predictor.Predict)], predictor.Predict(texts, Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Many_threads_may_ask_at_once(int networks)
    {
        string[] texts = ToyModel.Texts();
        using var predictor = new SentimentPredictor(ToyModel.Of(2, networks), threads: 2);
        Prediction[] alone = predictor.Predict(texts, Token);
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
        Assert.Empty(predictor.Predict(Array.Empty<string>(), Token));
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
        string[] texts = ToyModel.Texts();
        SavedModel together = ToyModel.Of(classes, networks: 3);
        // [networks][texts][classes - 1]
        double[][][] each = [.. Enumerable.Range(1, 3).Select(member => LogOdds(Alone(together, member), texts))];
        double[][] mean = LogOdds(Unblended(together), texts);
        Assert.All(mean, (odds, text) => Assert.All(
            odds, (value, c) => Assert.Equal(each.Average(network => network[text][c]), value, 1e-4)));
    }

    /// <summary>Each class's log-odds against the first.</summary>
    private static double[][] LogOdds(SavedModel model, string[] texts)
    {
        using var predictor = new SentimentPredictor(model, threads: 1);
        return [.. predictor.Predict(texts, Token).Select(answer => LogOdds(answer.Probabilities))];

        static double[] LogOdds(IReadOnlyList<float> answer) => [.. answer.Skip(1).Select(p => Math.Log(p / answer[0]))];
    }

    /// <summary>One network of an ensemble as a model of its own, unblended.</summary>
    private static SavedModel Alone(SavedModel ensemble, int member)
    {
        ModelConfig config = ensemble.Config with { Model = ensemble.Config.Model with { Ensemble = 1 } };
        Dictionary<string, Weight> weights = WeightNames.OfNetwork(config.Model, ensemble.Vocabulary.Count, config.Outputs)
            .ToDictionary(entry => entry.Name, entry => ensemble.Weights[member == 1 ? entry.Name : $"members.{member}.{entry.Name}"]);
        return Unblended(config, ensemble, weights);
    }

    private static SavedModel Unblended(SavedModel model) => Unblended(model.Config, model, model.Weights);

    /// <summary>Without n-grams, the logits as they are.</summary>
    private static SavedModel Unblended(ModelConfig config, SavedModel model, IReadOnlyDictionary<string, Weight> weights) => new(
        config with { Ngrams = config.Ngrams with { Order = 0 } }, model.Vocabulary,
        new Dictionary<string, Weight>(weights)
        {
            [WeightNames.BlendScale] = new(WeightNames.BlendScale, [2], [1, 0]),
            [WeightNames.BlendBias] = new(WeightNames.BlendBias, [config.Outputs], new float[config.Outputs]),
        });

    private static void AssertSame(Prediction[] expected, Prediction[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            for (int c = 0; c < expected[i].Probabilities.Count; c++)
                Assert.Equal(expected[i].Probabilities[c], actual[i].Probabilities[c], 1e-6f);
        }
    }

    private static SentimentPredictor Predictor(int classes, int threads, double threshold = SentimentPredictor.DefaultThreshold) =>
        new(ToyModel.Of(classes), threads, threshold);
}

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

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        string[] texts = Texts();
        using SentimentPredictor predictor = Predictor(2, threads: 2);
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

    private static SentimentPredictor Predictor(int classes, int threads, double threshold = SentimentPredictor.DefaultThreshold)
    {
        var random = new Random(7);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(0, classes).Select(i => $"class {i}")],
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 16, Layers = 2, MaxLength = 100 },
            Ngrams = new NgramOptions { Bits = 12 },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", .. s_words]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, [.. Enumerable.Range(0, entry.Shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.5f)]))
            .ToDictionary(weight => weight.Name);
        return new SentimentPredictor(new SavedModel(config, vocabulary, weights), threads, threshold);
    }
}

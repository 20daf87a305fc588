using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Explanations;

/// <summary>Small models of random weights, and texts for them.</summary>
internal static class ExplainedModel
{
    /// <summary>Words that the models know.</summary>
    public static readonly string[] Words = ["good", "bad", "film", "soup", "very", "not", "!", "很", "好", "不", "😀", "👍🏽", "caf\u00E9"];

    /// <summary>The usual shape: both directions, one layer, pairs of words.</summary>
    public static readonly ModelOptions Shape =
        new() { EmbeddingDim = 6, HiddenDim = 10, Layers = 1, MaxLength = 40, Pooling = PoolingKind.Max };

    /// <summary>A kind of model by its name.</summary>
    public static SavedModel Named(string name) => name switch
    {
        "two classes" => Of(2, Shape),
        "three classes" => Of(3, Shape),
        "ensemble" => Of(2, Shape with { Ensemble = 3 }),
        "ensemble of three classes" => Of(3, Shape with { Ensemble = 2 }),
        "long texts" => Of(2, Shape with { MaxLength = 200 }),
        "long texts, ensemble of three classes" => Of(3, Shape with { MaxLength = 200, Ensemble = 2 }),
        "mean of words" => Of(2, Shape with { Encoder = EncoderKind.Mean }),
        "LSTM" => Of(2, Shape with { Encoder = EncoderKind.Lstm }),
        "CNN" => Of(2, Shape with { Encoder = EncoderKind.Cnn }),
        "transformer" => Of(3, Shape with { Encoder = EncoderKind.Transformer }),
        "one direction" => Of(2, Shape with { Bidirectional = false, Pooling = PoolingKind.Last }),
        "two layers" => Of(2, Shape with { Layers = 2, Pooling = PoolingKind.Mean }),
        "no n-grams" => Of(2, Shape, order: 0),
        "n-grams that count less in short texts" => Of(3, Shape, order: 3, halfLength: 30),
        "n-grams of characters" => Of(2, Shape, characters: 5),
        "n-grams of characters, three classes" => Of(3, Shape, halfLength: 30, characters: 4),
        _ => throw new ArgumentException(name),
    };

    /// <summary>A model of random weights.</summary>
    public static SavedModel Of(
        int classes, ModelOptions shape, int order = 2, double halfLength = 0, int characters = 0,
        params (string Word, float Vector)[] vectors)
    {
        var random = new Random(11);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(0, classes).Select(i => $"class {i}")],
            Model = shape,
            // Few buckets: many n-grams share one.
            Ngrams = new NgramOptions { Order = order, Bits = 10, HalfLength = halfLength, CharNgrams = characters },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", .. Words]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, Values(entry.Shape)))
            .ToDictionary(weight => weight.Name);
        foreach ((string word, float value) in vectors)
            weights[WeightNames.Embedding].Values.AsSpan(vocabulary.IdOf(word) * shape.EmbeddingDim, shape.EmbeddingDim).Fill(value);
        return new SavedModel(config, vocabulary, weights);

        float[] Values(int[] sizes) =>
            [.. Enumerable.Range(0, sizes.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() * 1.5f - 0.7f)];
    }

    /// <summary>A predictor of a named kind.</summary>
    public static SentimentPredictor Predictor(string name, double threshold = 0.5) => new(Named(name), threads: 2, threshold);
}

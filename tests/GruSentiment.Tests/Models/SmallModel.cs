using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Models;

/// <summary>A model of few bytes and random weights: every one of its bits can be flipped in turn.</summary>
internal static class SmallModel
{
    private static readonly ModelOptions s_options =
        new() { EmbeddingDim = 2, HiddenDim = 2, Layers = 1, Bidirectional = false, MaxLength = 20, Ensemble = 1 };

    /// <summary>One of a seed; models of different seeds differ in their weights alone.</summary>
    public static SavedModel Of(int seed, int classes = 2, int ngrams = 0, EncoderKind encoder = EncoderKind.Gru)
    {
        var random = new Random(seed);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(1, classes).Select(i => $"class {i}")],
            Model = s_options with { Encoder = encoder },
            Ngrams = new NgramOptions { Order = ngrams, Bits = 12 },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", "good", "bad", "film"]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, Values(entry.Shape)))
            .ToDictionary(weight => weight.Name);
        return new SavedModel(config, vocabulary, weights);

        float[] Values(int[] shape) =>
            [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.5f)];
    }
}

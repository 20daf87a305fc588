using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Inference;

/// <summary>A small model of random weights, and texts for it.</summary>
internal static class ToyModel
{
    private static readonly string[] s_words = ["good", "bad", "film", "soup", "very", "not", "!", "😀"];

    public static SavedModel Of(int classes, int networks = 1) =>
        Of(classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(0, classes).Select(i => $"class {i}")], s_words, networks);

    /// <summary>One of other classes and words.</summary>
    public static SavedModel Of(string[] labels, IEnumerable<string> words, int networks = 1)
    {
        var random = new Random(7);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = labels,
            Model = new ModelOptions { EmbeddingDim = 8, HiddenDim = 16, Layers = 2, MaxLength = 100, Ensemble = networks },
            Ngrams = new NgramOptions { Bits = 12 },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", .. words]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, Values(entry.Shape)))
            .ToDictionary(weight => weight.Name);
        return new SavedModel(config, vocabulary, weights);

        float[] Values(int[] shape) =>
            [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.5f)];
    }

    /// <summary>From no word to some hundred, in no order of length.</summary>
    public static string[] Texts()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 150).Select(i => Text(random, random.Next(i % 5 == 0 ? 3 : 120)))];
    }

    private static string Text(Random random, int words) => string.Join(' ', random.GetItems(s_words, words));
}

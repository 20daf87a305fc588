using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Onnx.Tests.Models;

/// <summary>A small model of random weights, of any shape.</summary>
internal static class MadeModel
{
    public static readonly ModelOptions Options =
        new() { EmbeddingDim = 12, HiddenDim = 20, Layers = 1, Bidirectional = true, MaxLength = 800, Ensemble = 1 };

    public static SavedModel Of(ModelOptions options, int classes = 2, NgramOptions? ngrams = null, bool blendsNgrams = true)
    {
        var random = new Random(11);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(1, classes).Select(i => $"class {i}")],
            Model = options,
            Ngrams = ngrams ?? new NgramOptions { Order = 2, Bits = 12, HalfLength = 7 },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", .. TextKinds.Words]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, Values(entry)))
            .ToDictionary(weight => weight.Name);
        return new SavedModel(config, vocabulary, weights);

        float[] Values(WeightShape entry)
        {
            float[] values = [.. Enumerable.Range(0, (int)entry.Count).Select(_ => random.NextSingle() - 0.5f)];
            if (entry.Name == WeightNames.NgramWeight)
            {
                foreach (ref float value in values.AsSpan())
                    value = random.Next(3) == 0 ? 0 : 4 * value; // Some n-grams never occurred in training.
            }
            return entry.Name != WeightNames.BlendScale ? values : [1.3f, blendsNgrams ? 0.7f : 0];
        }
    }
}

using GruSentiment.Encoders;
using GruSentiment.Models;
using GruSentiment.Ngrams;
using GruSentiment.Text;

namespace GruSentiment.Tests.Inference;

/// <summary>Small models of random weights that read from the start alone, and texts for them.</summary>
internal static class OneWayModel
{
    private static readonly string[] s_pieces =
    [
        "good", "bad", "film", "soup", "very", "not", "never", "it's", "Good!", "(bad)", "7/10", "😀", "哈哈哈", "caf\u00E9", ":)", "...",
        "--", "<br", "/>", "<br />", "<a", "href=x>", "</a>", "<!--", "-->", "&amp;", "&lt;b", "&#6", "5;", "", "a\tb\nc", "http://a.b",
        "@you",
    ];

    /// <summary>A model of 12 units; its texts are truncated at 30 tokens.</summary>
    public static SavedModel Of(ModelOptions options, int classes = 2, int ngrams = 2, double halfLength = 0, int characters = 0)
    {
        var random = new Random(11);
        var config = new ModelConfig
        {
            TokenizerVersion = Tokenizer.Version,
            Labels = classes == 2 ? ["negative", "positive"] : [.. Enumerable.Range(1, classes).Select(i => $"class {i}")],
            Model = options with { EmbeddingDim = 9, HiddenDim = 12, Bidirectional = false, MaxLength = 30 },
            Ngrams = new NgramOptions { Order = ngrams, Bits = 12, HalfLength = halfLength, CharNgrams = characters },
        };
        var vocabulary = new Vocabulary(["<pad>", "<unk>", "good", "bad", "film", "very", "not", "!", "😀", "哈", "br", "it's", ":)", "a"]);
        Dictionary<string, Weight> weights = WeightNames.Of(config, vocabulary.Count)
            .Select(entry => new Weight(entry.Name, entry.Shape, Values(entry.Shape)))
            .ToDictionary(weight => weight.Name);
        return new SavedModel(config, vocabulary, weights);

        float[] Values(int[] shape) =>
            [.. Enumerable.Range(0, shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle() - 0.5f)];
    }

    /// <summary>Texts of none to some sixty words.</summary>
    public static string[][] Texts(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(i => random.GetItems(s_pieces, random.Next(i % 4 == 0 ? 5 : 60)))];
    }
}

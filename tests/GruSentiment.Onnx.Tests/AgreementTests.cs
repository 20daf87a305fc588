using CsCheck;
using GruSentiment.Encoders;
using GruSentiment.Inference;
using GruSentiment.Kernels;
using GruSentiment.Ngrams;
using GruSentiment.Onnx.Tests.Models;

namespace GruSentiment.Onnx.Tests;

/// <summary>Exported models answer in ONNX Runtime as they do here.</summary>
public class AgreementTests
{
    private const double Tolerance = 1e-4;

    public static TheoryData<string, bool, int, int, int> Grus
    {
        get
        {
            var cases = new TheoryData<string, bool, int, int, int>();
            foreach (string pooling in Enum.GetNames<PoolingKind>())
            {
                foreach (bool bidirectional in new[] { false, true })
                {
                    cases.Add(pooling, bidirectional, 1, 2, 1);
                    cases.Add(pooling, bidirectional, 2, 3, 1);
                    cases.Add(pooling, bidirectional, 1, 3, 3);
                    cases.Add(pooling, bidirectional, 3, 2, 2);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Grus))]
    public void A_gru_agrees(string pooling, bool bidirectional, int layers, int classes, int networks)
    {
        ModelOptions options = MadeModel.Options with
        {
            Pooling = Enum.Parse<PoolingKind>(pooling),
            Bidirectional = bidirectional,
            Layers = layers,
            Ensemble = networks,
        };
        using var model = new ExportedModel(MadeModel.Of(options, classes));
        AssertAgrees(model, seed: layers);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void A_mean_agrees(int classes, int networks)
    {
        using var model = new ExportedModel(MadeModel.Of(Mean with { Ensemble = networks }, classes));
        AssertAgrees(model, seed: classes);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 80)]
    [InlineData(3, 0)]
    [InlineData(5, 7.5)]
    public void N_grams_agree(int order, double halfLength)
    {
        var ngrams = new NgramOptions { Order = order, Bits = 13, HalfLength = halfLength };
        using var model = new ExportedModel(MadeModel.Of(Mean, classes: 3, ngrams));
        Assert.Equal(order > 0, model.Session.InputNames.Contains("ngrams"));
        AssertAgrees(model, seed: order);
    }

    [Theory]
    [InlineData(2, 5, 0)]
    [InlineData(3, 4, 7.5)]
    public void N_grams_of_characters_agree(int classes, int characters, double halfLength)
    {
        var ngrams = new NgramOptions { Order = 2, Bits = 13, HalfLength = halfLength, CharNgrams = characters };
        using var model = new ExportedModel(MadeModel.Of(Mean, classes, ngrams));
        Assert.Equal(["ids", "lengths", "ngrams", "ngram_counts", "char_ngrams", "char_ngram_counts"], model.Session.InputNames);
        AssertAgrees(model, seed: characters);
    }

    [Theory]
    [InlineData("Lstm", 2, true, "Max")]
    [InlineData("Lstm", 1, false, "Last")]
    [InlineData("Rnn", 2, true, "Mean")]
    [InlineData("Cnn", 1, true, "Max")]
    [InlineData("Transformer", 2, true, "Max")]
    [InlineData("Transformer", 1, true, "Mean")]
    public void Other_encoders_agree(string encoder, int layers, bool bidirectional, string pooling)
    {
        ModelOptions options = MadeModel.Options with
        {
            Encoder = Enum.Parse<EncoderKind>(encoder),
            Layers = layers,
            Bidirectional = bidirectional,
            Pooling = Enum.Parse<PoolingKind>(pooling),
        };
        using var model = new ExportedModel(MadeModel.Of(options, classes: 3));
        AssertAgrees(model, seed: layers);
    }

    [Fact]
    public void N_grams_that_do_not_count_are_no_input()
    {
        using var model = new ExportedModel(MadeModel.Of(Mean, blendsNgrams: false));
        Assert.Equal(["ids", "lengths"], model.Session.InputNames);
        AssertAgrees(model, seed: 1);
    }

    [Fact]
    public void Texts_of_any_characters_agree()
    {
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options with { EmbeddingDim = 5, HiddenDim = 7 }));
        Gen<string> any = Gen.OneOf(Gen.String, Gen.OneOfConst(TextKinds.Words).Array[0, 30].Select(words => string.Join(' ', words)));
        any.Array[1, 7].Sample(texts => model.LargestDifference(texts, batch: 7) <= Tolerance, iter: 300, threads: 1, seed: "0000KDy8sTE3");
    }

    [Fact]
    public void The_longest_texts_are_truncated_alike()
    {
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options with { MaxLength = 5 }));
        string[] texts = ["good good good good good bad", "good good good good good film bad soup"];
        Assert.InRange(model.LargestDifference(texts, batch: 2), 0, Tolerance);
        Assert.Equal([2, 5], model.Encoder.Encode(texts).Tensors[0].Shape);
    }

    private static ModelOptions Mean => MadeModel.Options with { Encoder = EncoderKind.Mean };

    /// <summary>Sixty texts in batches of mixed lengths: logits, probabilities, and the share of known tokens.</summary>
    private static void AssertAgrees(ExportedModel model, int seed)
    {
        string[] texts = TextKinds.Make(60, seed);
        Assert.InRange(model.LargestDifference(texts, batch: 7), 0, Tolerance);
        Prediction[] predictions = model.Predictor.Predict(texts);
        float[] probabilities = model.Run("probabilities", texts), known = model.Run("known", texts);
        int classes = model.Predictor.Labels.Count;
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.Equal(predictions[i].Known, known[i], 1e-6f);
            for (int c = 0; c < classes; c++)
                Assert.Equal(predictions[i].Probabilities[c], probabilities[i * classes + c], (float)Tolerance);
        }
    }
}

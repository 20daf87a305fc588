using GruSentiment.Kernels;
using GruSentiment.Onnx.Tests.Models;

namespace GruSentiment.Onnx.Tests;

/// <summary>What stands behind a text's end does not change its answer, nor do the texts beside it.</summary>
public class PaddingTests
{
    [Theory]
    [InlineData(nameof(PoolingKind.Last))]
    [InlineData(nameof(PoolingKind.Mean))]
    [InlineData(nameof(PoolingKind.Max))]
    public void Any_padding_gives_the_same_answer(string pooling)
    {
        PoolingKind kind = Enum.Parse<PoolingKind>(pooling);
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options with { Pooling = kind, Layers = 2 }));
        float[] expected = model.Run("logits", model.Encoder.Encode(["good soup", "bad"]).Tensors);
        float[] padded = model.Run("logits",
        [
            new("ids", [Id("good"), Id("soup"), 5, -3, 70000, Id("bad"), 9, 9, 9, 9], [2, 5]),
            new("lengths", [2, 1], [2]),
            .. model.Encoder.Encode(["good soup", "bad"]).Tensors.Skip(2),
        ]);
        Assert.Equal(expected, padded);

        long Id(string token) => model.Predictor.Model.Vocabulary.IdOf(token);
    }

    [Fact]
    public void Any_padding_of_n_grams_gives_the_same_answer()
    {
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options));
        OnnxTensor[] inputs = [.. model.Encoder.Encode(["good soup"]).Tensors];
        Assert.Equal(["ids", "lengths", "ngrams", "ngram_counts"], inputs.Select(tensor => tensor.Name));
        Assert.Equal([3], inputs[3].Values);
        float[] expected = model.Run("logits", inputs);
        inputs[2] = inputs[2] with { Values = [.. inputs[2].Values, -1, 1, 1 << 20], Shape = [1, 6] };
        Assert.Equal(expected, model.Run("logits", inputs));
    }

    [Fact]
    public void A_length_of_0_is_an_empty_text()
    {
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options));
        float[] empty = model.Run("logits",
        [
            new OnnxTensor("ids", [], [2, 0]), new OnnxTensor("lengths", [0, 0], [2]),
            new OnnxTensor("ngrams", [], [2, 0]), new OnnxTensor("ngram_counts", [0, 0], [2]),
        ]);
        double expected = model.Logits([""])[0];
        Assert.Equal([expected, expected], empty.Select(logit => (double)logit), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal([0], model.Run("known", (string[])[""]));
    }

    [Fact]
    public void A_batch_answers_as_its_texts_alone()
    {
        using var model = new ExportedModel(MadeModel.Of(MadeModel.Options));
        string[] texts = TextKinds.Make(30, seed: 5);
        float[] together = model.Run("logits", texts);
        for (int i = 0; i < texts.Length; i++)
            Assert.Equal(model.Run("logits", [texts[i]])[0], together[i], 1e-5f);
    }
}

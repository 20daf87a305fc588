using GruSentiment.Inference;
using GruSentiment.Models;
using GruSentiment.Onnx.Tests.Models;
using GruSentiment.Tests;

namespace GruSentiment.Onnx.Tests;

public sealed class OnnxInputEncoderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public OnnxInputEncoderTests()
    {
        using var predictor = new SentimentPredictor(MadeModel.Of(MadeModel.Options), threshold: 0.6);
        OnnxExport.Save(predictor, _directory.Path);
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Inputs_are_rows_with_zeros_behind()
    {
        OnnxInputEncoder encoder = OnnxInputEncoder.Load(_directory.Path);
        Assert.Equal(["negative", "positive"], encoder.Labels);
        Assert.Equal(0.6, encoder.Threshold);

        OnnxInputs inputs = encoder.Encode(["Good film, good!", "", "qwrtz bad"]);
        Assert.Equal(3, inputs.Count);
        Assert.Equal(["ids", "lengths", "ngrams", "ngram_counts"], inputs.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([3, 4], inputs.Tensors[0].Shape);
        Assert.Equal([2, 4, 2, 12, 1, 0, 0, 0, 1, 3, 0, 0], inputs.Tensors[0].Values);
        Assert.Equal([3], inputs.Tensors[1].Shape);
        Assert.Equal([4, 1, 2], inputs.Tensors[1].Values);
        Assert.Equal([3, 6], inputs.Tensors[2].Shape);
        Assert.Equal([6, 0, 3], inputs.Tensors[3].Values);
    }

    [Fact]
    public void A_batch_has_a_text()
    {
        var e = Assert.Throws<ArgumentException>(() => OnnxInputEncoder.Load(_directory.Path).Encode([]));
        Assert.StartsWith("There is no text: a batch has at least one.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gru-sentiment-onnx", "other", "\"format\" is not \"gru-sentiment-onnx\": this is the file of something else.")]
    [InlineData("\"format_version\": 1", "\"format_version\": 9",
        "has format version 9; this library reads up to 2. Export the model again.")]
    [InlineData("\"version\": 2", "\"version\": 1", "has tokenizer version 1; this library reads 2. Export the model again.")]
    [InlineData("\"max_length\": 800", "\"max_length\": 0", "\"max_length\" must be 1 or more.")]
    [InlineData("\"bits\": 12", "\"bits\": 64", "\"ngrams\" has values that no model has.")]
    [InlineData("\"max_length\": 800", "\"max_length\": \"x\"", "is no tokenizer.json of an export: ")]
    [InlineData("\"threshold\"", "\"treshold\"", "is no tokenizer.json of an export: ")]
    [InlineData("{", "[", "is no tokenizer.json of an export: ")]
    public void A_broken_tokenizer_file_is_named(string text, string instead, string fault)
    {
        string path = _directory.File("tokenizer.json");
        string all = File.ReadAllText(path);
        Assert.Contains(text, all, StringComparison.Ordinal);
        File.WriteAllText(path, all.Replace(text, instead, StringComparison.Ordinal));
        var e = Assert.Throws<ModelException>(() => OnnxInputEncoder.Load(_directory.Path));
        Assert.StartsWith($"{path}: {fault}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_vocabulary_is_refused()
    {
        string path = _directory.File("vocabulary.txt");
        File.WriteAllText(path, File.ReadAllText(path).Replace("soup", "stew", StringComparison.Ordinal));
        var e = Assert.Throws<ModelException>(() => OnnxInputEncoder.Load(_directory.Path));
        Assert.StartsWith($"{path}: ", e.Message, StringComparison.Ordinal);
        File.Delete(path);
        e = Assert.Throws<ModelException>(() => OnnxInputEncoder.Load(_directory.Path));
        Assert.StartsWith($"{path}: is missing", e.Message, StringComparison.Ordinal);
    }
}

using GruSentiment.Onnx.Graphs;
using GruSentiment.Tests;

namespace GruSentiment.Onnx.Tests.Graphs;

public sealed class OnnxModelFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_model_beyond_two_gigabytes_is_refused_before_anything_is_written()
    {
        var graph = new OnnxGraph("large");
        ReadOnlyMemory<float> block = new float[1 << 20];
        for (int i = 0; i < 2; i++)
            graph.Weights($"weight{i}", [256, 1 << 20], [.. Enumerable.Repeat(block, 256)]);

        string path = _directory.File("model.onnx");
        var e = Assert.Throws<GruSentimentException>(() => OnnxModelFile.Write(path, graph, "A large one.", []));
        Assert.StartsWith($"{path}: can't be written: the model has 21474837", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(" bytes; an ONNX file holds at most 2147483647.", e.Message, StringComparison.Ordinal);
        Assert.Empty(_directory.Files);
    }
}

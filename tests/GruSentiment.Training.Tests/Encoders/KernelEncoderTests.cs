using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Layers;
using GruSentiment.Training.Options;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Encoders;

/// <summary>Encoders on the kernels of <see cref="GruSentiment.Training.Layers"/> against libtorch's modules on the same weights.</summary>
[Collection(TorchGenerator.Name)]
public class KernelEncoderTests
{
    private const int Words = 60;

    [Theory]
    [InlineData("Lstm", 10, 16, 1, true, "Max", 5)]
    [InlineData("Lstm", 7, 5, 2, true, "Last", 1)]
    [InlineData("Lstm", 33, 40, 3, false, "Mean", 20)]
    [InlineData("Lstm", 64, 96, 1, true, "Max", 48)]
    [InlineData("Rnn", 10, 16, 1, true, "Max", 5)]
    [InlineData("Rnn", 7, 5, 2, true, "Last", 20)]
    [InlineData("Rnn", 33, 40, 3, false, "Mean", 1)]
    [InlineData("Rnn", 64, 96, 1, true, "Max", 48)]
    [InlineData("Cnn", 10, 16, 1, true, "Max", 5)]
    [InlineData("Cnn", 7, 5, 1, true, "Max", 1)]
    [InlineData("Cnn", 64, 96, 1, true, "Max", 48)]
    public void Features_and_gradients_are_those_of_libtorch(
        string encoder, int size, int hidden, int layers, bool bidirectional, string pooling, int texts)
    {
        ModelOptions options = Options(encoder, size, hidden, layers, bidirectional, pooling);
        float[] table = Table(size);
        foreach (int seed in (int[])[1, 2])
        {
            List<(string Name, float[] Values)> expected = Pass(options, Engine.Torch, threads: 1, table, texts, seed);
            List<(string Name, float[] Values)> actual = Pass(options, Engine.Fused, threads: 2, table, texts, seed);
            Assert.Equal(expected.Select(one => one.Name), actual.Select(one => one.Name));
            foreach ((string name, float[] values) in expected)
            {
                float[] found = actual.Single(one => one.Name == name).Values;
                float tolerance = 2e-5f * Math.Max(1, values.Max(Math.Abs));
                Assert.All(values.Zip(found), pair => Assert.True(
                    Math.Abs(pair.First - pair.Second) <= tolerance, $"{name}: {pair.Second}, {pair.First} was expected."));
            }
        }
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("Rnn")]
    [InlineData("Cnn")]
    public void Threads_change_no_bit(string encoder)
    {
        ModelOptions options = Options(encoder, 24, 40, 1, true, "Max");
        float[] table = Table(24);
        List<(string Name, float[] Values)> one = Pass(options, Engine.Fused, threads: 1, table, texts: 40, seed: 1);
        List<(string Name, float[] Values)> three = Pass(options, Engine.Fused, threads: 3, table, texts: 40, seed: 1);
        Assert.All(one.Zip(three), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("Rnn")]
    [InlineData("Cnn")]
    public void A_batch_after_a_longer_one_owes_it_nothing(string encoder)
    {
        ModelOptions options = Options(encoder, 12, 20, 1, true, "Max");
        float[] table = Table(12);
        using var scope = NewDisposeScope();
        using EncoderModule used = Module(options, Engine.Fused, threads: 2), fresh = Module(options, Engine.Fused, threads: 2);
        _ = Run(used, table, 12, texts: 30, seed: 3);
        Assert.Equal(Run(fresh, table, 12, texts: 4, seed: 4), Run(used, table, 12, texts: 4, seed: 4));
    }

    [Fact]
    public void The_batch_of_a_backward_pass_is_the_one_before_it()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using RaggedBatch batch = Batch(texts: 3, seed: 1);
        Tensor words = WordsOf(batch, Table(4), 4), features = zeros(3, 5);
        Tensor[] weights = [randn(5, 4), randn(5, 5), randn(5), randn(5)], filters = [randn(5, 4, 3), randn(5)];
        using var recurrent = new RecurrentLayer(new RecurrentShape(CellKind.Plain, 4, 5, false), threads: 1);
        using var convolution = new ConvolutionLayer(4, 5, [3], threads: 1);
        foreach ((IKernelLayer layer, Tensor[] own) in ((IKernelLayer, Tensor[])[])[(recurrent, weights), (convolution, filters)])
        {
            batch.Set([1, 2, 3, 1], [1, 1, 2]);
            var call = new KernelCall(layer, batch, PerPosition: false, PoolingKind.Max);
            layer.Forward(call, words, own, features);
            batch.Set([1, 2], [2]);
            Assert.Throws<InvalidOperationException>(() => layer.Backward(call, words, own, features, words, own));
        }
    }

    private static float[] Run(EncoderModule module, float[] table, int size, int texts, int seed)
    {
        using RaggedBatch batch = Batch(texts, seed);
        Tensor words = WordsOf(batch, table, size).requires_grad_();
        Tensor features = module.forward(words, batch);
        features.sum().backward();
        return [.. features.data<float>(), .. words.grad!.data<float>()];
    }

    /// <summary>Features, and the gradients of words and weights, of a pass of a new network.</summary>
    private static List<(string Name, float[] Values)> Pass(
        ModelOptions options, Engine engine, int threads, float[] table, int texts, int seed)
    {
        using var scope = NewDisposeScope();
        using EncoderModule module = Module(options, engine, threads);
        using RaggedBatch batch = Batch(texts, seed);
        Tensor words = WordsOf(batch, table, options.EmbeddingDim).requires_grad_();
        Tensor features = module.forward(words, batch);
        manual_seed(9);
        (features * randn(features.shape)).sum().backward();
        return
        [
            ("features", [.. features.data<float>()]), ("words", [.. words.grad!.data<float>()]),
            .. module.named_parameters().Select(entry => (entry.name, entry.parameter.grad!.data<float>().ToArray())),
        ];
    }

    private static ModelOptions Options(string encoder, int size, int hidden, int layers, bool bidirectional, string pooling) => new()
    {
        Encoder = Enum.Parse<EncoderKind>(encoder),
        EmbeddingDim = size,
        HiddenDim = hidden,
        Layers = layers,
        Bidirectional = bidirectional,
        Pooling = Enum.Parse<PoolingKind>(pooling),
    };

    private static EncoderModule Module(ModelOptions options, Engine engine, int threads)
    {
        NativeRuntime.Prepare(threads: 1, seed: 5);
        EncoderModule module = EncoderFactory.For(options, new() { Engine = engine, Threads = threads })();
        module.eval();
        return module;
    }

    private static float[] Table(int size)
    {
        var random = new Random(size);
        return [.. Enumerable.Range(0, Words * size).Select(_ => (float)(2 * random.NextDouble() - 1))];
    }

    private static RaggedBatch Batch(int texts, int seed)
    {
        var random = new Random(seed);
        int[] lengths = [.. Enumerable.Range(0, texts).Select(_ => random.Next(1, 40))];
        var batch = new RaggedBatch();
        batch.Set([.. Enumerable.Range(0, lengths.Sum()).Select(_ => random.Next(Words))], lengths);
        return batch;
    }

    private static Tensor WordsOf(RaggedBatch batch, float[] table, int size) => tensor(
        [.. batch.DistinctIds.ToArray().SelectMany(id => table.AsSpan(id * size, size).ToArray())], [batch.DistinctCount, size]);
}

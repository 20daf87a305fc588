using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Encoders;
using GruSentiment.Training.Options;
using TorchSharp;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Encoders;

/// <summary>The encoders other than the GRU: their arithmetic in use, and the gradients of libtorch.</summary>
[Collection(TorchGenerator.Name)]
public class TorchEncoderTests
{
    private const int Words = 30;

    private static readonly int[] s_lengths = [7, 1, 23, 4, 2];

    [Theory]
    [InlineData("Lstm", 10, 16, 1, true, "Max")]
    [InlineData("Lstm", 7, 5, 2, true, "Last")]
    [InlineData("Lstm", 33, 40, 3, false, "Mean")]
    [InlineData("Rnn", 10, 16, 1, true, "Max")]
    [InlineData("Rnn", 7, 5, 2, true, "Last")]
    [InlineData("Rnn", 33, 40, 3, false, "Mean")]
    [InlineData("Cnn", 10, 16, 1, true, "Max")]
    [InlineData("Cnn", 7, 70, 1, true, "Max")]
    [InlineData("Transformer", 12, 16, 1, true, "Max")]
    [InlineData("Transformer", 7, 5, 2, true, "Mean")]
    public void Features_without_torch_are_those_of_training_whatever_texts_stand_beside(
        string encoder, int size, int hidden, int layers, bool bidirectional, string pooling)
    {
        ModelOptions options = Options(encoder, size, hidden, layers, bidirectional, pooling);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using EncoderModule module = Module(options);
        float[] table = randn(Words, size).data<float>().ToArray();
        Dictionary<string, float[]> weights =
            module.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.data<float>().ToArray());
        Assert.Equal(
            EncoderArchitecture.Of(options).Weights.Select(weight => (weight.Name, weight.Count)),
            weights.Select(weight => (weight.Key, (long)weight.Value.Length)));
        using IEncoderInference inference = EncoderArchitecture.Of(options).CreateInference(table, name => weights[name]);

        using RaggedBatch batch = Batch(s_lengths);
        float[] expected = module.forward(WordsOf(batch, table, size), batch).data<float>().ToArray();
        float[] actual = new float[expected.Length];
        inference.Forward(Ids(s_lengths), s_lengths, actual, threads: 2);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-5f));

        for (int row = 0, start = 0; row < s_lengths.Length; start += s_lengths[row], row++)
        {
            float[] alone = new float[inference.Features];
            inference.Forward(Ids(s_lengths).AsSpan(start, s_lengths[row]), [s_lengths[row]], alone, threads: 1);
            Assert.Equal(actual.AsSpan(row * alone.Length, alone.Length).ToArray(), alone);
        }
    }

    [Theory]
    [InlineData("Lstm", 2, true, "Last")]
    [InlineData("Lstm", 1, false, "Max")]
    [InlineData("Rnn", 2, true, "Mean")]
    [InlineData("Cnn", 1, true, "Max")]
    [InlineData("Transformer", 2, true, "Mean")]
    public void Gradients_are_those_of_finite_differences(string encoder, int layers, bool bidirectional, string pooling)
    {
        const double Step = 1e-6;
        using var scope = NewDisposeScope();
        using EncoderModule module = Module(Options(encoder, size: 4, hidden: 3, layers, bidirectional, pooling), Engine.Torch);
        module.to(ScalarType.Float64);
        using RaggedBatch batch = Batch(s_lengths);
        Tensor words = randn(batch.DistinctCount, 4, ScalarType.Float64);
        Tensor slope = randn(batch.Rows, module.forward(words, batch).shape[1], ScalarType.Float64);
        words.requires_grad_();
        Loss().backward();
        (string, Tensor)[] tensors =
            [("words", words), .. module.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter))];
        foreach ((string name, Tensor tensor) in tensors)
        {
            double[] gradient = tensor.grad!.data<double>().ToArray();
            for (int i = 0; i < gradient.Length; i++)
            {
                double difference = (At(tensor, i, Step) - At(tensor, i, -Step)) / (2 * Step);
                Assert.True(Math.Abs(difference - gradient[i]) < 1e-6, $"{name}[{i}]: {gradient[i]}, {difference} was expected.");
            }
        }

        Tensor Loss() => (module.forward(words, batch) * slope).sum();

        double At(Tensor tensor, int i, double by)
        {
            using var frozen = no_grad();
            using Tensor flat = tensor.view(-1);
            using Tensor before = flat[i].clone();
            flat[i] = before + by;
            double loss = Loss().item<double>();
            flat[i] = before;
            return loss;
        }
    }

    [Theory]
    [InlineData("Lstm")]
    [InlineData("Rnn")]
    [InlineData("Cnn")]
    [InlineData("Transformer")]
    public void Padding_changes_no_features(string encoder)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using EncoderModule module = Module(Options(encoder, 8, 6, 1, true, "Max"));
        foreach ((_, TorchSharp.Modules.Parameter parameter) in module.named_parameters())
            parameter.uniform_(-0.5, 0.5); // Biases above 0 too, which filters would give back for padding.
        float[] table = randn(Words, 8).data<float>().ToArray();
        using RaggedBatch one = Batch([4]), beside = Batch([4, 40]);
        float[] alone = module.forward(WordsOf(one, table, 8), one).data<float>().ToArray();
        float[] padded = module.forward(WordsOf(beside, table, 8), beside)[0].data<float>().ToArray();
        Assert.All(alone.Zip(padded), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
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

    private static EncoderModule Module(ModelOptions options, Engine engine = Engine.Fused)
    {
        NativeRuntime.Prepare(threads: 1, seed: 5);
        EncoderModule module = EncoderFactory.For(options, new() { Engine = engine })();
        module.eval();
        return module;
    }

    private static int[] Ids(int[] lengths) => [.. Enumerable.Range(0, lengths.Sum()).Select(i => (7 * i + i / 5) % Words)];

    private static RaggedBatch Batch(int[] lengths)
    {
        var batch = new RaggedBatch();
        batch.Set(Ids(lengths), lengths);
        return batch;
    }

    private static Tensor WordsOf(RaggedBatch batch, float[] table, int size) => tensor(
        [.. batch.DistinctIds.ToArray().SelectMany(id => table.AsSpan(id * size, size).ToArray())], [batch.DistinctCount, size]);
}

using GruSentiment.Kernels;
using GruSentiment.Tests.Torch;
using GruSentiment.Training.Encoders;
using static TorchSharp.torch;

namespace GruSentiment.Training.Tests.Encoders;

[Collection(TorchGenerator.Name)]
public class FusedGruTests
{
    [Fact]
    public void Outputs_and_all_gradients_are_those_of_nn_GRU()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var draw = new Random(seed);
            int longest = draw.Next(1, 501), rows = Math.Clamp(2000 / longest, 1, draw.Next(1, 71));
            int[] lengths = [.. Enumerable.Range(0, rows).Select(b => b == 0 ? longest : draw.Next(1, longest + 1))];
            var shape = new GruShape(draw.Next(1, 41), draw.Next(1, 301), draw.Next(1, 4), draw.Next(2) == 1);
            Compare(shape, lengths, (PoolingKind)draw.Next(Enum.GetValues<PoolingKind>().Length), seed);
        }
    }

    [Theory]
    [InlineData(128, 128, 1, true, 64, 60, PoolingKind.Max)]
    [InlineData(128, 128, 2, false, 33, 40, PoolingKind.Mean)]
    [InlineData(20, 300, 1, true, 5, 100, PoolingKind.Last)]
    [InlineData(1, 1, 3, true, 70, 20, PoolingKind.Max)]
    [InlineData(16, 32, 1, false, 2, 500, PoolingKind.Max)]
    public void They_are_at_the_sizes_in_use_and_at_the_far_ends(
        int input, int hidden, int layers, bool both, int rows, int longest, PoolingKind pooling)
    {
        int[] lengths = [.. Enumerable.Range(0, rows).Select(i => 1 + (longest - 1) * ((i * 7 + rows - 1) % rows) / Math.Max(1, rows - 1))];
        Compare(new(input, hidden, layers, both), lengths, pooling, 11);
    }

    [Fact]
    public void A_thousand_steps_take_no_more_memory_than_ten()
    {
        using var fused = new FusedGru(new GruShape(64, 64), threads: 1);
        using var gru = nn.GRU(64, 64, 1);
        var batch = new RaggedBatch();
        int[] ids = [.. Enumerable.Range(0, 1000)];
        batch.Set(ids, [400, 600]);
        long before = 0;
        for (int step = 0; step < 1000; step++)
        {
            using var scope = NewDisposeScope();
            Tensor x = randn(1000, 64).requires_grad_(); // 256 KB: kept, they would be a quarter of a gigabyte
            fused.Forward(batch, x, [.. gru.parameters()], PoolingKind.Max).sum().backward();
            if (step == 10)
                before = Environment.WorkingSet;
        }
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 100L << 20);
    }

    [Fact]
    public void A_parameter_too_few_is_refused()
    {
        using var fused = new FusedGru(new GruShape(2, 3));
        using Tensor x = zeros(1, 2);
        var batch = new RaggedBatch();
        batch.Set([0], [1]);
        var error = Assert.Throws<ArgumentException>(() => fused.Forward(batch, x, [x, x, x], PoolingKind.Last));
        Assert.StartsWith("There are 3 parameters; 4 were expected.", error.Message);
    }

    [Fact]
    public void Use_after_disposal_is_refused()
    {
        var fused = new FusedGru(new GruShape(2, 3));
        using var gru = nn.GRU(2, 3);
        using Tensor x = zeros(1, 2);
        using var batch = new RaggedBatch();
        batch.Set([0], [1]);
        fused.Dispose();
        fused.Dispose();
        var error = Assert.Throws<ObjectDisposedException>(() => fused.Forward(batch, x, [.. gru.parameters()], PoolingKind.Last));
        Assert.Equal(typeof(FusedGru).FullName, error.ObjectName);
    }

    private static void Compare(GruShape shape, int[] lengths, PoolingKind pooling, int seed)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(seed);
        const int Words = 40;
        var draw = new Random(seed);
        int[] ids = [.. Enumerable.Range(0, lengths.Sum()).Select(_ => draw.Next(Words))];
        using var gru = nn.GRU(shape.InputSize, shape.HiddenSize, shape.Layers, batchFirst: true, bidirectional: shape.Bidirectional);
        Tensor embedding = randn(Words, shape.InputSize).requires_grad_();
        Tensor weight = randn(lengths.Length, shape.OutputSize); // of the loss, so that no two gradients are alike

        var (expected, settled) = Packed(gru, embedding, ids, lengths, shape, pooling);
        weight *= settled;
        (expected * weight).sum().backward();
        Tensor[] parameters = [.. gru.parameters()];
        Tensor[] expectedGradients = [embedding.grad!.clone(), .. parameters.Select(p => p.grad!.clone())];
        gru.zero_grad();
        embedding.grad = null;

        var batch = new RaggedBatch();
        batch.Set(ids, lengths);
        using var fused = new FusedGru(shape, threads: 2);
        Tensor embedded = embedding.index_select(0, tensor(batch.DistinctIds.ToArray()));
        Tensor actual = fused.Forward(batch, embedded, parameters, pooling);
        (actual * weight).sum().backward();
        Tensor[] gradients = [embedding.grad!, .. parameters.Select(p => p.grad!)];

        Assert.InRange((expected - actual).abs().max().item<float>(), 0, 1e-5f);
        for (int i = 0; i < gradients.Length; i++)
        {
            float length = expectedGradients[i].norm().item<float>();
            float error = (gradients[i] - expectedGradients[i]).norm().item<float>() / Math.Max(1e-3f, length);
            Assert.True(error < 1e-4f, $"{shape}, {pooling}, gradient {i}: relative error {error}.");
        }
    }

    /// <summary>
    /// What nn.GRU needs for answers that padding does not change: rows padded, packed, unpacked and masked. Beside them, 1 for each but a
    /// maximum that two times share but for rounding, whose gradient may go to either.
    /// </summary>
    private static (Tensor Features, Tensor Settled) Packed(
        TorchSharp.Modules.GRU gru, Tensor embedding, int[] ids, int[] lengths, GruShape shape, PoolingKind pooling)
    {
        int longest = lengths.Max();
        var padded = new long[lengths.Length * longest];
        int at = 0;
        for (int b = 0; b < lengths.Length; b++)
        {
            for (int t = 0; t < lengths[b]; t++)
                padded[b * longest + t] = ids[at++];
        }
        Tensor x = embedding.index_select(0, tensor(padded)).view(lengths.Length, longest, shape.InputSize);
        Tensor lengthTensor = tensor(lengths.Select(n => (long)n).ToArray());
        using var packed = nn.utils.rnn.pack_padded_sequence(x, lengthTensor, batch_first: true, enforce_sorted: false);
        var (output, last) = gru.call(packed);
        if (pooling == PoolingKind.Last)
        {
            int directions = shape.Directions;
            Tensor top = last.narrow(0, (shape.Layers - 1) * directions, directions);
            Tensor features = top.transpose(0, 1).reshape(lengths.Length, shape.OutputSize);
            return (features, ones_like(features));
        }
        var (states, _) = nn.utils.rnn.pad_packed_sequence(output, batch_first: true, total_length: longest);
        Tensor mask = (arange(longest).unsqueeze(0) < lengthTensor.unsqueeze(1)).unsqueeze(2);
        if (pooling == PoolingKind.Mean)
        {
            Tensor mean = (states * mask).sum(1) / lengthTensor.unsqueeze(1);
            return (mean, ones_like(mean));
        }
        Tensor known = states.masked_fill(mask.logical_not(), float.NegativeInfinity);
        Tensor highest = known.amax([1]);
        Tensor rivals = (known > highest.unsqueeze(1) - 1e-5f).sum(1);
        return (highest, rivals.eq(1).to_type(ScalarType.Float32));
    }
}

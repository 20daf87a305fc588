using GruSentiment.Kernels;

namespace GruSentiment.Tests.Kernels;

public class DisposalTests
{
    private static readonly GruCase s_gru = new(new GruShape(2, 3), [2, 1], words: 5, seed: 1);

    [Fact]
    public void A_disposed_layer_refuses_a_forward_and_a_backward_pass()
    {
        using RaggedBatch batch = Batch();
        var layer = new GruLayer(s_gru.Shape);
        Forward(layer, batch);
        layer.Dispose();
        layer.Dispose();

        Assert.Equal(typeof(GruLayer).FullName, Assert.Throws<ObjectDisposedException>(() => Forward(layer, batch)).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => Backward(layer, batch));
    }

    [Fact]
    public void A_disposed_batch_is_neither_filled_nor_read()
    {
        RaggedBatch batch = Batch();
        using GruLayer fresh = new(s_gru.Shape), forwarded = new(s_gru.Shape);
        Forward(forwarded, batch);
        int positions = batch.Positions;
        batch.Dispose();
        batch.Dispose();

        Assert.Equal(3, positions);
        Assert.Equal(typeof(RaggedBatch).FullName, Assert.Throws<ObjectDisposedException>(() => batch.Set([1], [1])).ObjectName);
        Assert.Throws<ObjectDisposedException>(() => batch.RowOfPosition.Length);
        Assert.Throws<ObjectDisposedException>(() => Forward(fresh, batch));
        Assert.Throws<ObjectDisposedException>(() => Backward(forwarded, batch));
    }

    [Fact]
    public void A_disposed_network_refuses_words()
    {
        var model = new GruInference(s_gru.Shape, s_gru.Embedding, s_gru.DirectionWeights);
        model.Forward([1, 2], [2], PoolingKind.Last, new float[3]);
        model.Dispose();
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => model.Forward([1, 2], [2], PoolingKind.Last, new float[3]));
    }

    [Fact]
    public void A_disposed_softmax_is_neither_run_nor_read()
    {
        var softmax = new SampledSoftmax(vocabularySize: 3, width: 2);
        Run(softmax);
        softmax.Dispose();
        softmax.Dispose();
        Assert.Throws<ObjectDisposedException>(() => softmax.Gradients.Length);
        Assert.Equal(typeof(SampledSoftmax).FullName, Assert.Throws<ObjectDisposedException>(() => Run(softmax)).ObjectName);

        static void Run(SampledSoftmax softmax) => softmax.Run(new float[2], [0], new float[6], new float[3], [1], new float[2]);
    }

    [Fact]
    public void A_disposed_buffer_makes_no_room_again()
    {
        var buffer = new NativeBuffer<float>();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Reserve(buffer));

        static unsafe void Reserve(NativeBuffer<float> buffer) => buffer.Reserve(1);
    }

    private static RaggedBatch Batch()
    {
        var batch = new RaggedBatch();
        batch.Set(s_gru.Ids, s_gru.Lengths);
        return batch;
    }

    private static void Forward(GruLayer layer, RaggedBatch batch)
    {
        float[][] w = s_gru.Weights[0];
        float[] inputs = new float[batch.DistinctCount * 2], features = new float[2 * 3];
        layer.Forward(batch, inputs, false, new(w[0], w[1], w[2], w[3]), default, PoolingKind.Last, [], features);
    }

    private static void Backward(GruLayer layer, RaggedBatch batch)
    {
        float[][] w = s_gru.Weights[0], gradients = [.. w.Select(weight => new float[weight.Length])];
        float[] inputs = new float[batch.DistinctCount * 2];
        layer.Backward(
            inputs, new(w[0], w[1], w[2], w[3]), default, [], new float[2 * 3], new float[inputs.Length],
            new(gradients[0], gradients[1], gradients[2], gradients[3]), default);
    }
}

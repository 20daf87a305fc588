using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Tests.Kernels;

/// <summary>A stack of layers in training, put together as a model does it: forward, and all gradients.</summary>
internal sealed class LayerStack : IDisposable
{
    private readonly GruCase _case;
    private readonly RaggedBatch _batch = new();
    private readonly GruLayer[] _layers;

    public LayerStack(GruCase gru, int width, int threads = 1)
    {
        _case = gru;
        var arithmetic = GruArithmetic.For((VectorWidth)width);
        _layers = [.. Enumerable.Range(0, gru.Shape.Layers).Select(l => new GruLayer(gru.Shape.Layer(l), threads, arithmetic))];
    }

    public IReadOnlyList<GruLayer> Layers => _layers;

    public float[] Features { get; private set; } = [];

    /// <summary>Of the embedding, [words, In].</summary>
    public float[] EmbeddingGradient { get; private set; } = [];

    /// <summary>Per layer and direction: W_ih, W_hh, b_ih, b_hh.</summary>
    public List<float[][]> WeightGradients { get; } = [];

    public void Step(PoolingKind pooling, ReadOnlySpan<float> featureGradients)
    {
        GruShape shape = _case.Shape;
        _batch.Set(_case.Ids, _case.Lengths);
        var inputs = new float[shape.Layers][];
        inputs[0] = new float[_batch.DistinctCount * shape.InputSize];
        for (int u = 0; u < _batch.DistinctCount; u++)
            _case.Embedding.AsSpan(_batch.DistinctIds[u] * shape.InputSize, shape.InputSize).CopyTo(inputs[0].AsSpan(u * shape.InputSize));
        Features = new float[_batch.Rows * shape.OutputSize];
        for (int l = 0; l < shape.Layers; l++)
        {
            bool top = l == shape.Layers - 1;
            float[] outputs = top ? [] : new float[_batch.Positions * shape.OutputSize];
            _layers[l].Forward(_batch, inputs[l], l > 0, Weights(l, 0), Weights(l, 1), pooling, outputs, top ? Features : []);
            if (!top)
                inputs[l + 1] = outputs;
        }
        Backward(inputs, featureGradients);
    }

    public void Dispose()
    {
        foreach (GruLayer layer in _layers)
            layer.Dispose();
        _batch.Dispose();
    }

    private void Backward(float[][] inputs, ReadOnlySpan<float> featureGradients)
    {
        GruShape shape = _case.Shape;
        WeightGradients.Clear();
        foreach (float[][] weights in _case.Weights)
            WeightGradients.Add([.. weights.Select(w => new float[w.Length])]);
        float[] above = [];
        for (int l = shape.Layers - 1; l >= 0; l--)
        {
            var inputGradients = new float[inputs[l].Length];
            _layers[l].Backward(
                inputs[l], Weights(l, 0), Weights(l, 1), above, l == shape.Layers - 1 ? featureGradients : [], inputGradients,
                Gradients(l, 0), Gradients(l, 1));
            above = inputGradients;
        }
        EmbeddingGradient = new float[_case.Embedding.Length];
        for (int u = 0; u < _batch.DistinctCount; u++)
            above.AsSpan(u * shape.InputSize, shape.InputSize).CopyTo(EmbeddingGradient.AsSpan(_batch.DistinctIds[u] * shape.InputSize));
    }

    private GruParameters Weights(int layer, int direction)
    {
        if (direction == _case.Shape.Directions)
            return default;
        float[][] w = _case.Weights[layer * _case.Shape.Directions + direction];
        return new(w[0], w[1], w[2], w[3]);
    }

    private GruGradients Gradients(int layer, int direction)
    {
        if (direction == _case.Shape.Directions)
            return default;
        float[][] w = WeightGradients[layer * _case.Shape.Directions + direction];
        return new(w[0], w[1], w[2], w[3]);
    }
}

using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A text on its way through a trained stack of recurrent layers of one direction.</summary>
/// <param name="embedding">[V, E].</param>
/// <param name="width">E.</param>
/// <param name="layers">The layers, from the first.</param>
/// <param name="pooling">How the states become features.</param>
internal sealed class RecurrentStepper(
    ReadOnlyMemory<float> embedding, int width, IReadOnlyList<RecurrentDirection> layers, PoolingKind pooling) : IEncoderStepper
{
    private readonly float[] _gates = new float[layers[0].Gates];
    private Place _place = Place.Start(layers, pooling);
    private Place _saved = Place.Start(layers, pooling);

    /// <inheritdoc/>
    public void Step(int id)
    {
        ReadOnlySpan<float> input = embedding.Span.Slice(id * width, width);
        for (int layer = 0; layer < layers.Count; layer++)
        {
            layers[layer].Project(input, _gates);
            layers[layer].Step(_gates, _place.States[layer], _place.Memories[layer]);
            input = _place.States[layer];
        }
        _place.Words++;
        if (pooling == PoolingKind.Mean)
            MeanInference.Add(input, _place.Pooled);
        for (int i = 0; pooling == PoolingKind.Max && i < input.Length; i++)
            _place.Pooled[i] = Math.Max(_place.Pooled[i], input[i]);
    }

    /// <inheritdoc/>
    public void Read(Span<float> features)
    {
        (pooling == PoolingKind.Last ? _place.States[^1] : _place.Pooled).CopyTo(features);
        if (pooling != PoolingKind.Mean)
            return;
        foreach (ref float feature in features)
            feature /= _place.Words;
    }

    /// <inheritdoc/>
    public void Reset() => _place = Place.Start(layers, pooling);

    /// <inheritdoc/>
    public void Save() => _saved = _place.Copy();

    /// <inheritdoc/>
    public void Restore() => _place = _saved.Copy();

    /// <summary>What is known of the words so far.</summary>
    private sealed record Place(float[][] States, float[][] Memories, float[] Pooled)
    {
        public int Words { get; set; }

        public static Place Start(IReadOnlyList<RecurrentDirection> layers, PoolingKind pooling)
        {
            float[] pooled = new float[layers[^1].Size];
            Array.Fill(pooled, pooling == PoolingKind.Max ? float.NegativeInfinity : 0);
            return new([.. layers.Select(layer => new float[layer.Size])], [.. layers.Select(layer => new float[layer.Size])], pooled);
        }

        public Place Copy() =>
            new([.. States.Select(state => (float[])state.Clone())], [.. Memories.Select(memory => (float[])memory.Clone())],
                (float[])Pooled.Clone())
            { Words = Words };
    }
}

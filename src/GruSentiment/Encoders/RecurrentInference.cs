using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A trained stack of recurrent layers in use. A text is read on one thread, and many texts on many.</summary>
/// <remarks>The GRU has faster kernels of its own: <see cref="GruEncoderInference"/>.</remarks>
internal sealed class RecurrentInference : IEncoderInference
{
    private readonly GruShape _shape;
    private readonly ReadOnlyMemory<float> _embedding;
    private readonly RecurrentDirection[] _directions; // [layers, D]
    private readonly PoolingKind _pooling;

    /// <param name="architecture">Layers, their sizes and their weights' names.</param>
    /// <param name="cell">What a layer does at a word.</param>
    /// <param name="embedding">[V, E]; referred to, not copied.</param>
    /// <param name="weight">The values of a weight, by its name.</param>
    /// <param name="pooling">How a text's states become its features.</param>
    public RecurrentInference(
        RecurrentArchitecture architecture, RecurrentCell cell, ReadOnlyMemory<float> embedding, Func<string, float[]> weight,
        PoolingKind pooling)
    {
        (_shape, _embedding, _pooling) = (architecture.Shape, embedding, pooling);
        _directions = [.. Enumerable.Range(0, _shape.Layers * _shape.Directions).Select(i => new RecurrentDirection(
            cell, _shape.HiddenSize, [.. architecture.NamesOf(i / _shape.Directions, i % _shape.Directions).Select(weight)]))];
    }

    /// <inheritdoc/>
    public int Features => _shape.OutputSize;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<float> features, int threads)
    {
        RaggedTexts.Check(ids, lengths, _embedding.Length / _shape.InputSize, features, Features);
        RaggedTexts.Read(ids, lengths, _embedding, _shape.InputSize, features, threads, Read);
    }

    /// <inheritdoc/>
    public IEncoderStepper? CreateStepper() =>
        _shape.Bidirectional ? null : new RecurrentStepper(_embedding, _shape.InputSize, _directions, _pooling);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>The features of one text.</summary>
    /// <param name="words">[T, E].</param>
    /// <param name="features">[D·H], written.</param>
    private void Read(ReadOnlySpan<float> words, Span<float> features)
    {
        int length = words.Length / _shape.InputSize, width = _shape.OutputSize;
        ReadOnlySpan<float> input = words;
        for (int layer = 0; layer < _shape.Layers; layer++)
        {
            float[] states = new float[length * width];
            for (int d = 0; d < _shape.Directions; d++)
            {
                RecurrentDirection direction = _directions[layer * _shape.Directions + d];
                direction.Read(input, states.AsSpan(d * _shape.HiddenSize), width, fromEnd: d == 1);
            }
            input = states;
        }
        if (_pooling == PoolingKind.Last)
        {
            input.Slice((length - 1) * width, _shape.HiddenSize).CopyTo(features);
            if (_shape.Bidirectional)
                input[_shape.HiddenSize..width].CopyTo(features[_shape.HiddenSize..]);
            return;
        }
        var pooled = new PooledRows(_pooling, features);
        for (int word = 0; word < length; word++)
            pooled.Add(input.Slice(word * width, width));
        pooled.Finish();
    }
}

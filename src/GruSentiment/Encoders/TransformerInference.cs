using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A trained transformer in use. A text is read on one thread, and many texts on many.</summary>
/// <param name="layers">Its layers, from the first.</param>
/// <param name="last">The normalisation behind them.</param>
/// <param name="embedding">[V, E]; referred to, not copied.</param>
/// <param name="size">E.</param>
/// <param name="pooling">How the words become features: mean or maximum.</param>
internal sealed class TransformerInference(
    IReadOnlyList<TransformerLayer> layers, LayerNormalization last, ReadOnlyMemory<float> embedding, int size, PoolingKind pooling)
    : IEncoderInference
{
    /// <inheritdoc/>
    public int Features => size;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<float> features, int threads)
    {
        RaggedTexts.Check(ids, lengths, embedding.Length / size, features, size);
        RaggedTexts.Read(ids, lengths, embedding, size, features, threads, Read);
    }

    /// <summary>None: every word looks at all that follow.</summary>
    public IEncoderStepper? CreateStepper() => null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Read(ReadOnlySpan<float> words, Span<float> features)
    {
        float[] state = WordPlaces.Add(words, size);
        foreach (TransformerLayer layer in layers)
            layer.Read(state);
        var pooled = new PooledRows(pooling, features);
        float[] rows = last.Apply(state);
        for (int start = 0; start < rows.Length; start += size)
            pooled.Add(rows.AsSpan(start, size));
        pooled.Finish();
    }
}

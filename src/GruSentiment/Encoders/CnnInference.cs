namespace GruSentiment.Encoders;

/// <summary>Trained filters in use. A text is read on one thread, and many texts on many.</summary>
/// <param name="filters">By their width.</param>
/// <param name="embedding">[V, E]; referred to, not copied.</param>
/// <param name="size">E.</param>
internal sealed class CnnInference(IReadOnlyList<ConvolutionFilters> filters, ReadOnlyMemory<float> embedding, int size) : IEncoderInference
{
    /// <inheritdoc/>
    public int Features { get; } = filters.Sum(one => one.Count);

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<float> features, int threads)
    {
        RaggedTexts.Check(ids, lengths, embedding.Length / size, features, Features);
        RaggedTexts.Read(ids, lengths, embedding, size, features, threads, Read);
    }

    /// <summary>None: the last words of a beginning are looked at together with what follows.</summary>
    public IEncoderStepper? CreateStepper() => null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Read(ReadOnlySpan<float> words, Span<float> features)
    {
        int start = 0;
        foreach (ConvolutionFilters one in filters)
        {
            int around = (one.Width - 1) * size;
            float[] padded = new float[words.Length + 2 * around];
            words.CopyTo(padded.AsSpan(around));
            one.Read(padded, size, features.Slice(start, one.Count));
            start += one.Count;
        }
    }
}

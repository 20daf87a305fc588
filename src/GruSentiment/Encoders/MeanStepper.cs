namespace GruSentiment.Encoders;

/// <summary>The mean of a text's word vectors, a word at a time.</summary>
/// <param name="embedding">[V, E].</param>
/// <param name="width">E.</param>
internal sealed class MeanStepper(ReadOnlyMemory<float> embedding, int width) : IEncoderStepper
{
    private readonly float[] _sum = new float[width];
    private readonly float[] _savedSum = new float[width];
    private int _words;
    private int _savedWords;

    /// <inheritdoc/>
    public void Step(int id)
    {
        MeanInference.Add(embedding.Span.Slice(id * width, width), _sum);
        _words++;
    }

    /// <inheritdoc/>
    public void Read(Span<float> features)
    {
        _sum.CopyTo(features);
        foreach (ref float component in features)
            component /= _words;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(_sum);
        _words = 0;
    }

    /// <inheritdoc/>
    public void Save()
    {
        _sum.CopyTo(_savedSum, 0);
        _savedWords = _words;
    }

    /// <inheritdoc/>
    public void Restore()
    {
        _savedSum.CopyTo(_sum, 0);
        _words = _savedWords;
    }
}

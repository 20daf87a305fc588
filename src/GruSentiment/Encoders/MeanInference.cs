using System.Numerics;
using System.Runtime.InteropServices;

namespace GruSentiment.Encoders;

/// <summary>
/// The mean of each text's word vectors. It keeps to the caller's thread: it takes less time than tokenizing the texts does.
/// </summary>
/// <param name="embedding">[V, E], a word's vector at its id; referred to, not copied.</param>
/// <param name="width">E.</param>
internal sealed class MeanInference(ReadOnlyMemory<float> embedding, int width) : IEncoderInference
{
    /// <inheritdoc/>
    public int Features => width;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<float> features, int threads)
    {
        RaggedTexts.Check(ids, lengths, embedding.Length / width, features, width);
        for (int row = 0, at = 0; row < lengths.Length; at += lengths[row], row++)
            Mean(ids.Slice(at, lengths[row]), features.Slice(row * width, width));
    }

    /// <inheritdoc/>
    public IEncoderStepper CreateStepper() => new MeanStepper(embedding, width);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Mean(ReadOnlySpan<int> ids, Span<float> mean)
    {
        mean.Clear();
        foreach (int id in ids)
            Add(embedding.Span.Slice(id * width, width), mean);
        foreach (ref float component in mean)
            component /= ids.Length;
    }

    /// <summary>Adds a word's vector, each component for itself: the sums are the same on processors of any width.</summary>
    internal static void Add(ReadOnlySpan<float> vector, Span<float> sum)
    {
        ReadOnlySpan<Vector<float>> terms = MemoryMarshal.Cast<float, Vector<float>>(vector);
        Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(sum);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += terms[i];
        for (int i = sums.Length * Vector<float>.Count; i < sum.Length; i++)
            sum[i] += vector[i];
    }
}

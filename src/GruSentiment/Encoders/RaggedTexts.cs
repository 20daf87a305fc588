using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>Texts as an <see cref="IEncoderInference"/> gets them: ids one text after another, and lengths.</summary>
internal static class RaggedTexts
{
    /// <summary>Makes features of a text's word vectors.</summary>
    /// <param name="words">[T, E], T at least 1.</param>
    /// <param name="features">[F], written.</param>
    public delegate void Reader(ReadOnlySpan<float> words, Span<float> features);

    /// <summary>Reads each text on one thread, and many texts on many.</summary>
    /// <param name="ids">[N].</param>
    /// <param name="lengths">[B].</param>
    /// <param name="embedding">[V, E].</param>
    /// <param name="width">E.</param>
    /// <param name="features">[B, F], written.</param>
    /// <param name="threads">At most so many threads.</param>
    /// <param name="read">Reads one.</param>
    /// <exception cref="ArgumentException">What <see cref="Check"/> refuses.</exception>
    public static void Read(
        ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, ReadOnlyMemory<float> embedding, int width, Span<float> features, int threads,
        Reader read)
    {
        int[] words = ids.ToArray(), ends = new int[lengths.Length];
        for (int row = 0, end = 0; row < ends.Length; row++)
            ends[row] = end += lengths[row];
        float[] answers = new float[features.Length];
        int featuresOfText = features.Length / Math.Max(1, ends.Length);
        FallibleParts.Run(ends.Length, threads, row =>
        {
            int start = row == 0 ? 0 : ends[row - 1], length = ends[row] - start;
            float[] vectors = new float[length * width];
            for (int i = 0; i < length; i++)
                embedding.Span.Slice(words[start + i] * width, width).CopyTo(vectors.AsSpan(i * width));
            read(vectors, answers.AsSpan(row * featuresOfText, featuresOfText));
        });
        answers.CopyTo(features);
    }

    /// <summary>Refuses what is no batch of texts.</summary>
    /// <param name="ids">[N], each below <paramref name="words"/>.</param>
    /// <param name="lengths">[B], each at least 1; their sum is N.</param>
    /// <param name="words">V.</param>
    /// <param name="features">[B, F].</param>
    /// <param name="width">F.</param>
    /// <exception cref="ArgumentException">Lengths that do not add up, an id out of range, or features of the wrong size.</exception>
    public static void Check(
        ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, int words, ReadOnlySpan<float> features, int width)
    {
        if (features.Length != lengths.Length * (long)width)
        {
            throw new ArgumentException(
                $"Features have room for {features.Length} numbers; {lengths.Length} rows of {width} were expected.", nameof(features));
        }
        long total = 0;
        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < 1)
                throw new ArgumentException($"Row {row} has length {lengths[row]}; the shortest is 1.", nameof(lengths));
            total += lengths[row];
        }
        if (total != ids.Length)
            throw new ArgumentException($"The lengths add up to {total}, but there are {ids.Length} ids.", nameof(lengths));
        foreach (int id in ids)
        {
            if ((uint)id >= (uint)words)
                throw new ArgumentException($"Id {id} is not in a vocabulary of {words}.", nameof(ids));
        }
    }
}

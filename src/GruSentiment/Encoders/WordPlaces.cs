namespace GruSentiment.Encoders;

/// <summary>Tells a transformer where a word stands: sinusoids of falling frequency (Vaswani et al. 2017, 3.5).</summary>
internal static class WordPlaces
{
    private const double LongestWave = 10_000;

    /// <summary>Small beside the words: at 1, short texts with few rows are learnt by heart place by place.</summary>
    private const double Amplitude = 0.2;

    /// <summary>The components of one place.</summary>
    /// <param name="place">From 0.</param>
    /// <param name="components">[E], written: sine and cosine in turn.</param>
    public static void Of(int place, Span<float> components)
    {
        for (int i = 0; i < components.Length; i++)
        {
            double angle = place / Math.Pow(LongestWave, i / 2 * 2.0 / components.Length);
            components[i] = (float)(Amplitude * (i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle)));
        }
    }

    /// <summary>What word vectors are multiplied by, so that they are not small beside the places.</summary>
    /// <param name="size">E.</param>
    public static float ScaleOf(int size) => MathF.Sqrt(size);

    /// <summary>Word vectors, scaled, with their places.</summary>
    /// <param name="words">[T, E].</param>
    /// <param name="size">E.</param>
    /// <returns>[T, E].</returns>
    public static float[] Add(ReadOnlySpan<float> words, int size)
    {
        float[] sums = new float[words.Length];
        float scale = ScaleOf(size);
        for (int start = 0; start < sums.Length; start += size)
        {
            Of(start / size, sums.AsSpan(start, size));
            for (int i = start; i < start + size; i++)
                sums[i] += words[i] * scale;
        }
        return sums;
    }
}

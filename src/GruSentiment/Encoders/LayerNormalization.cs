namespace GruSentiment.Encoders;

/// <summary>Layer normalisation as PyTorch's <c>nn.LayerNorm</c> has it (Ba et al. 2016).</summary>
/// <param name="scale">[E].</param>
/// <param name="shift">[E].</param>
internal sealed class LayerNormalization(float[] scale, float[] shift)
{
    /// <summary>What is added to the variance: <c>nn.LayerNorm</c>'s.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>Brings each row to mean 0 and variance 1, then multiplies and adds.</summary>
    /// <param name="rows">[T, E].</param>
    /// <returns>[T, E].</returns>
    public float[] Apply(ReadOnlySpan<float> rows)
    {
        float[] answer = new float[rows.Length];
        for (int start = 0; start < rows.Length; start += scale.Length)
        {
            ReadOnlySpan<float> row = rows.Slice(start, scale.Length);
            double mean = 0, variance = 0;
            foreach (float value in row)
                mean += value;
            mean /= row.Length;
            foreach (float value in row)
                variance += (value - mean) * (value - mean);
            double factor = 1 / Math.Sqrt(variance / row.Length + Epsilon);
            for (int i = 0; i < row.Length; i++)
                answer[start + i] = (float)((row[i] - mean) * factor) * scale[i] + shift[i];
        }
        return answer;
    }
}

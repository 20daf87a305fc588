using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>How a text's states become its features, one state after another.</summary>
/// <param name="kind">The last state, or the mean or the maximum of all.</param>
/// <param name="arithmetic">The kernels.</param>
/// <param name="panels">The layout of a state.</param>
internal readonly unsafe struct StatePooling(PoolingKind kind, GruArithmetic arithmetic, GatePanels panels)
{
    /// <summary>What every pooled unit begins with.</summary>
    public float Start => kind == PoolingKind.Max ? float.NegativeInfinity : 0;

    /// <summary>Adds a state to what is pooled.</summary>
    /// <param name="state">[state stride].</param>
    /// <param name="pooled">[state stride]: sums or maxima so far.</param>
    /// <param name="argMax">[state stride]: the steps of the maxima.</param>
    /// <param name="step">Number of this one.</param>
    public void Add(float* state, float* pooled, float* argMax, int step)
    {
        if (kind == PoolingKind.Max)
            arithmetic.Max(state, pooled, argMax, panels.Padded, step);
        else if (kind == PoolingKind.Mean)
            arithmetic.Add(state, pooled, panels.Padded);
    }

    /// <summary>The features of the states so far.</summary>
    /// <param name="state">The last of them.</param>
    /// <param name="pooled">All of them.</param>
    /// <param name="steps">How many they are, at least one.</param>
    /// <param name="features">[H], written.</param>
    public void Read(float* state, float* pooled, int steps, Span<float> features)
    {
        features = features[..panels.Hidden];
        new ReadOnlySpan<float>(kind == PoolingKind.Last ? state : pooled, panels.Hidden).CopyTo(features);
        if (kind == PoolingKind.Mean)
        {
            foreach (ref float feature in features)
                feature /= steps;
        }
    }
}

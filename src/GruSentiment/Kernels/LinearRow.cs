using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>The two products of a linear layer with few outputs: a row's with a weight, and a weight's gradient.</summary>
internal static unsafe class LinearRow
{
    private static readonly GruArithmetic s_arithmetic = GruArithmetic.For();

    /// <summary>a · b, any number of components.</summary>
    public static float Dot(float* a, float* b, int count) => s_arithmetic.Dot(a, b, count);

    /// <summary>target += factor · source, any number of components.</summary>
    public static void AddScaled(float* source, float factor, float* target, int count) =>
        s_arithmetic.AddScaled(source, factor, target, count);
}

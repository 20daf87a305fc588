using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>The sum of squares of many numbers, for the norm of a gradient.</summary>
internal static unsafe class SquaredSum
{
    /// <summary>Numbers that are added in single precision, lane by lane, before double precision goes on.</summary>
    private const int Block = 1024;

    private static readonly GruArithmetic s_arithmetic = GruArithmetic.For();

    /// <summary>Σ x², infinite where a square is beyond what floats can hold.</summary>
    public static double Of(ReadOnlySpan<float> values)
    {
        double sum = 0;
        fixed (float* start = values)
        {
            for (int i = 0; i < values.Length; i += Block)
                sum += s_arithmetic.Dot(start + i, start + i, Math.Min(Block, values.Length - i));
        }
        return sum;
    }
}

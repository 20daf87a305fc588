using System.Runtime.Intrinsics;

namespace GruSentiment.Kernels.Simd;

/// <summary>The instruction sets that the kernels are compiled for.</summary>
internal enum VectorWidth
{
    /// <summary>One float at a time.</summary>
    Scalar = 32,

    /// <summary>SSE, or Arm's AdvSimd.</summary>
    Bits128 = 128,

    /// <summary>AVX2.</summary>
    Bits256 = 256,

    /// <summary>AVX-512.</summary>
    Bits512 = 512,
}

/// <summary>What this processor has.</summary>
internal static class VectorWidths
{
    /// <summary>The widest that is worth using here.</summary>
    public static VectorWidth Best =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : Vector128.IsHardwareAccelerated ? VectorWidth.Bits128
        : VectorWidth.Scalar;
}

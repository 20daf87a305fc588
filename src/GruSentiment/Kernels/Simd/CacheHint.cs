using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace GruSentiment.Kernels.Simd;

/// <summary>Tells the processor what will be read soon; does nothing where there is no such instruction.</summary>
internal static unsafe class CacheHint
{
    /// <summary>Floats in a cache line of 64 bytes.</summary>
    private const int Line = 16;

    /// <summary>Fetches so many floats into the first-level cache (L1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchL1(float* start, int count)
    {
        if (Sse.IsSupported)
        {
            for (int i = 0; i < count; i += Line)
                Sse.Prefetch0(start + i);
        }
    }

    /// <summary>Fetches so many floats into the second-level cache (L2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchL2(float* start, int count)
    {
        if (Sse.IsSupported)
        {
            for (int i = 0; i < count; i += Line)
                Sse.Prefetch1(start + i);
        }
    }
}

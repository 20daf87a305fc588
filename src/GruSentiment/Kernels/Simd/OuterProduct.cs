using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>
/// target [depth, 3 registers] += Aᵀ · B, A being [positions, depth] and B [positions, 3 registers]: a panel of a weight's gradient,
/// summed over positions in their order.
/// </summary>
internal static unsafe class OuterProduct<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>
    /// Adds the product to the target. Each number is one chain of multiply-adds over the positions, whatever tile it falls in.
    /// </summary>
    /// <param name="a">A, [positions, depth], or more rows than that.</param>
    /// <param name="stride">From one row of A to the next, in floats.</param>
    /// <param name="rows">[positions]: the row of A for each position; null for one row after another.</param>
    /// <param name="depth">Columns of A: rows of the target.</param>
    /// <param name="b">B, [positions, 3 registers].</param>
    /// <param name="secondStride">From one row of B to the next, in floats.</param>
    /// <param name="positions">Rows of A and B.</param>
    /// <param name="target">[depth, 3 registers], one row after another.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float* a, nint stride, int* rows, int depth, float* b, nint secondStride, int positions, float* target)
    {
        int k = 0;
        if (TOps.TileRows == 8)
        {
            for (; depth - k >= 8; k += 8)
                Eight(a + k, stride, rows, b, secondStride, positions, target + k * 3 * TOps.Lanes);
        }
        for (; depth - k >= 4; k += 4)
            Four(a + k, stride, rows, b, secondStride, positions, target + k * 3 * TOps.Lanes);
        for (; k < depth; k++)
            One(a + k, stride, rows, b, secondStride, positions, target + k * 3 * TOps.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, int register, V x, V y, V z)
    {
        TOps.Store(target + register * TOps.Lanes, x);
        TOps.Store(target + (register + 1) * TOps.Lanes, y);
        TOps.Store(target + (register + 2) * TOps.Lanes, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(float* a, nint stride, int* rows, float* b, nint secondStride, int positions, float* target)
    {
        V s00 = TOps.Load(target), s01 = TOps.Load(target + TOps.Lanes), s02 = TOps.Load(target + 2 * TOps.Lanes);
        for (int p = 0; p < positions; p++)
        {
            float* x = a + (rows == null ? p : rows[p]) * stride;
            V w0 = TOps.Load(b), w1 = TOps.Load(b + TOps.Lanes), w2 = TOps.Load(b + 2 * TOps.Lanes);
            V h = TOps.Broadcast(x[0]);
            s00 = TOps.MultiplyAdd(h, w0, s00);
            s01 = TOps.MultiplyAdd(h, w1, s01);
            s02 = TOps.MultiplyAdd(h, w2, s02);
            b += secondStride;
        }
        Store(target, 0, s00, s01, s02);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* a, nint stride, int* rows, float* b, nint secondStride, int positions, float* target)
    {
        V s00 = TOps.Load(target), s01 = TOps.Load(target + TOps.Lanes), s02 = TOps.Load(target + 2 * TOps.Lanes);
        V s10 = TOps.Load(target + 3 * TOps.Lanes), s11 = TOps.Load(target + 4 * TOps.Lanes), s12 = TOps.Load(target + 5 * TOps.Lanes);
        V s20 = TOps.Load(target + 6 * TOps.Lanes), s21 = TOps.Load(target + 7 * TOps.Lanes), s22 = TOps.Load(target + 8 * TOps.Lanes);
        V s30 = TOps.Load(target + 9 * TOps.Lanes), s31 = TOps.Load(target + 10 * TOps.Lanes), s32 = TOps.Load(target + 11 * TOps.Lanes);
        for (int p = 0; p < positions; p++)
        {
            float* x = a + (rows == null ? p : rows[p]) * stride;
            V w0 = TOps.Load(b), w1 = TOps.Load(b + TOps.Lanes), w2 = TOps.Load(b + 2 * TOps.Lanes);
            V h = TOps.Broadcast(x[0]);
            s00 = TOps.MultiplyAdd(h, w0, s00);
            s01 = TOps.MultiplyAdd(h, w1, s01);
            s02 = TOps.MultiplyAdd(h, w2, s02);
            h = TOps.Broadcast(x[1]);
            s10 = TOps.MultiplyAdd(h, w0, s10);
            s11 = TOps.MultiplyAdd(h, w1, s11);
            s12 = TOps.MultiplyAdd(h, w2, s12);
            h = TOps.Broadcast(x[2]);
            s20 = TOps.MultiplyAdd(h, w0, s20);
            s21 = TOps.MultiplyAdd(h, w1, s21);
            s22 = TOps.MultiplyAdd(h, w2, s22);
            h = TOps.Broadcast(x[3]);
            s30 = TOps.MultiplyAdd(h, w0, s30);
            s31 = TOps.MultiplyAdd(h, w1, s31);
            s32 = TOps.MultiplyAdd(h, w2, s32);
            b += secondStride;
        }
        Store(target, 0, s00, s01, s02);
        Store(target, 3, s10, s11, s12);
        Store(target, 6, s20, s21, s22);
        Store(target, 9, s30, s31, s32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(float* a, nint stride, int* rows, float* b, nint secondStride, int positions, float* target)
    {
        V s00 = TOps.Load(target), s01 = TOps.Load(target + TOps.Lanes), s02 = TOps.Load(target + 2 * TOps.Lanes);
        V s10 = TOps.Load(target + 3 * TOps.Lanes), s11 = TOps.Load(target + 4 * TOps.Lanes), s12 = TOps.Load(target + 5 * TOps.Lanes);
        V s20 = TOps.Load(target + 6 * TOps.Lanes), s21 = TOps.Load(target + 7 * TOps.Lanes), s22 = TOps.Load(target + 8 * TOps.Lanes);
        V s30 = TOps.Load(target + 9 * TOps.Lanes), s31 = TOps.Load(target + 10 * TOps.Lanes), s32 = TOps.Load(target + 11 * TOps.Lanes);
        V s40 = TOps.Load(target + 12 * TOps.Lanes), s41 = TOps.Load(target + 13 * TOps.Lanes), s42 = TOps.Load(target + 14 * TOps.Lanes);
        V s50 = TOps.Load(target + 15 * TOps.Lanes), s51 = TOps.Load(target + 16 * TOps.Lanes), s52 = TOps.Load(target + 17 * TOps.Lanes);
        V s60 = TOps.Load(target + 18 * TOps.Lanes), s61 = TOps.Load(target + 19 * TOps.Lanes), s62 = TOps.Load(target + 20 * TOps.Lanes);
        V s70 = TOps.Load(target + 21 * TOps.Lanes), s71 = TOps.Load(target + 22 * TOps.Lanes), s72 = TOps.Load(target + 23 * TOps.Lanes);
        for (int p = 0; p < positions; p++)
        {
            float* x = a + (rows == null ? p : rows[p]) * stride;
            V w0 = TOps.Load(b), w1 = TOps.Load(b + TOps.Lanes), w2 = TOps.Load(b + 2 * TOps.Lanes);
            V h = TOps.Broadcast(x[0]);
            s00 = TOps.MultiplyAdd(h, w0, s00);
            s01 = TOps.MultiplyAdd(h, w1, s01);
            s02 = TOps.MultiplyAdd(h, w2, s02);
            h = TOps.Broadcast(x[1]);
            s10 = TOps.MultiplyAdd(h, w0, s10);
            s11 = TOps.MultiplyAdd(h, w1, s11);
            s12 = TOps.MultiplyAdd(h, w2, s12);
            h = TOps.Broadcast(x[2]);
            s20 = TOps.MultiplyAdd(h, w0, s20);
            s21 = TOps.MultiplyAdd(h, w1, s21);
            s22 = TOps.MultiplyAdd(h, w2, s22);
            h = TOps.Broadcast(x[3]);
            s30 = TOps.MultiplyAdd(h, w0, s30);
            s31 = TOps.MultiplyAdd(h, w1, s31);
            s32 = TOps.MultiplyAdd(h, w2, s32);
            h = TOps.Broadcast(x[4]);
            s40 = TOps.MultiplyAdd(h, w0, s40);
            s41 = TOps.MultiplyAdd(h, w1, s41);
            s42 = TOps.MultiplyAdd(h, w2, s42);
            h = TOps.Broadcast(x[5]);
            s50 = TOps.MultiplyAdd(h, w0, s50);
            s51 = TOps.MultiplyAdd(h, w1, s51);
            s52 = TOps.MultiplyAdd(h, w2, s52);
            h = TOps.Broadcast(x[6]);
            s60 = TOps.MultiplyAdd(h, w0, s60);
            s61 = TOps.MultiplyAdd(h, w1, s61);
            s62 = TOps.MultiplyAdd(h, w2, s62);
            h = TOps.Broadcast(x[7]);
            s70 = TOps.MultiplyAdd(h, w0, s70);
            s71 = TOps.MultiplyAdd(h, w1, s71);
            s72 = TOps.MultiplyAdd(h, w2, s72);
            b += secondStride;
        }
        Store(target, 0, s00, s01, s02);
        Store(target, 3, s10, s11, s12);
        Store(target, 6, s20, s21, s22);
        Store(target, 9, s30, s31, s32);
        Store(target, 12, s40, s41, s42);
        Store(target, 15, s50, s51, s52);
        Store(target, 18, s60, s61, s62);
        Store(target, 21, s70, s71, s72);
    }
}

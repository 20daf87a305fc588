using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>
/// A [rows, depth] times one panel [depth, 3 registers] of weights, plus a bias: the three gates of as many hidden units as a
/// register has lanes, from one pass over A.
/// </summary>
/// <remarks>
/// Each number is one chain of multiply-adds along the depth, in the same order whatever the height of the tile it falls in: a row's
/// result does not depend on its neighbours. Rows left over from full tiles go in smaller tiles, or in a last full tile that
/// overlaps the one before and writes the same numbers again. Eight rows by 3 registers keep 24 accumulators busy, enough to hide
/// the latency of a multiply-add twice over, and each weight is loaded once for eight rows.
/// </remarks>
internal static unsafe class GateProduct<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>target := bias + A · panel, row by row.</summary>
    /// <param name="a">A, [rows, depth].</param>
    /// <param name="stride">From one row of A to the next, in floats.</param>
    /// <param name="rows">Rows of A and of the target.</param>
    /// <param name="depth">Columns of A; 0 leaves the bias.</param>
    /// <param name="panel">[depth, 3 registers], one row after another.</param>
    /// <param name="bias">[3 registers].</param>
    /// <param name="target">[rows, 3 registers], written.</param>
    /// <param name="targetStride">From one row of the target to the next, in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, nint stride, int rows, int depth, float* panel, float* bias, float* target, nint targetStride)
    {
        int r = 0;
        if (TOps.TileRows == 8 && rows >= 7)
        {
            for (; rows - r >= 8; r += 8)
                Eight(a + r * stride, stride, depth, panel, bias, target + r * targetStride, targetStride);
            if (rows - r == 7 && rows > 8)
            {
                r = rows - 8;
                Eight(a + r * stride, stride, depth, panel, bias, target + r * targetStride, targetStride);
                return;
            }
        }
        for (; rows - r >= 4; r += 4)
            Four(a + r * stride, stride, depth, panel, bias, target + r * targetStride, targetStride);
        if (rows - r == 3 && rows > 4)
        {
            r = rows - 4;
            Four(a + r * stride, stride, depth, panel, bias, target + r * targetStride, targetStride);
            return;
        }
        if (rows - r >= 2)
        {
            Two(a + r * stride, stride, depth, panel, bias, target + r * targetStride, targetStride);
            r += 2;
        }
        if (rows - r == 1)
            One(a + r * stride, stride, depth, panel, bias, target + r * targetStride, targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, V x, V y, V z)
    {
        TOps.Store(target, x);
        TOps.Store(target + TOps.Lanes, y);
        TOps.Store(target + 2 * TOps.Lanes, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(float* a, nint s, int depth, float* panel, float* bias, float* target, nint targetStride)
    {
        V s00 = TOps.Load(bias), s01 = TOps.Load(bias + TOps.Lanes), s02 = TOps.Load(bias + 2 * TOps.Lanes);
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel), w1 = TOps.Load(panel + TOps.Lanes), w2 = TOps.Load(panel + 2 * TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            s02 = TOps.MultiplyAdd(x, w2, s02);
            panel += 3 * TOps.Lanes;
            a++;
        }
        Store(target, s00, s01, s02);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(float* a, nint s, int depth, float* panel, float* bias, float* target, nint targetStride)
    {
        V s00 = TOps.Load(bias), s01 = TOps.Load(bias + TOps.Lanes), s02 = TOps.Load(bias + 2 * TOps.Lanes);
        V s10 = s00, s11 = s01, s12 = s02;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel), w1 = TOps.Load(panel + TOps.Lanes), w2 = TOps.Load(panel + 2 * TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            s02 = TOps.MultiplyAdd(x, w2, s02);
            x = TOps.Broadcast(*(a + s));
            s10 = TOps.MultiplyAdd(x, w0, s10);
            s11 = TOps.MultiplyAdd(x, w1, s11);
            s12 = TOps.MultiplyAdd(x, w2, s12);
            panel += 3 * TOps.Lanes;
            a++;
        }
        Store(target, s00, s01, s02);
        Store(target + targetStride, s10, s11, s12);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* a, nint s, int depth, float* panel, float* bias, float* target, nint targetStride)
    {
        V s00 = TOps.Load(bias), s01 = TOps.Load(bias + TOps.Lanes), s02 = TOps.Load(bias + 2 * TOps.Lanes);
        V s10 = s00, s11 = s01, s12 = s02;
        V s20 = s00, s21 = s01, s22 = s02;
        V s30 = s00, s31 = s01, s32 = s02;
        float* b = a + 3 * s;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel), w1 = TOps.Load(panel + TOps.Lanes), w2 = TOps.Load(panel + 2 * TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            s02 = TOps.MultiplyAdd(x, w2, s02);
            x = TOps.Broadcast(*(a + s));
            s10 = TOps.MultiplyAdd(x, w0, s10);
            s11 = TOps.MultiplyAdd(x, w1, s11);
            s12 = TOps.MultiplyAdd(x, w2, s12);
            x = TOps.Broadcast(*(a + 2 * s));
            s20 = TOps.MultiplyAdd(x, w0, s20);
            s21 = TOps.MultiplyAdd(x, w1, s21);
            s22 = TOps.MultiplyAdd(x, w2, s22);
            x = TOps.Broadcast(*b);
            s30 = TOps.MultiplyAdd(x, w0, s30);
            s31 = TOps.MultiplyAdd(x, w1, s31);
            s32 = TOps.MultiplyAdd(x, w2, s32);
            panel += 3 * TOps.Lanes;
            a++;
            b++;
        }
        Store(target, s00, s01, s02);
        Store(target + targetStride, s10, s11, s12);
        Store(target + 2 * targetStride, s20, s21, s22);
        Store(target + 3 * targetStride, s30, s31, s32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(float* a, nint s, int depth, float* panel, float* bias, float* target, nint targetStride)
    {
        V s00 = TOps.Load(bias), s01 = TOps.Load(bias + TOps.Lanes), s02 = TOps.Load(bias + 2 * TOps.Lanes);
        V s10 = s00, s11 = s01, s12 = s02, s20 = s00, s21 = s01, s22 = s02;
        V s30 = s00, s31 = s01, s32 = s02, s40 = s00, s41 = s01, s42 = s02;
        V s50 = s00, s51 = s01, s52 = s02;
        V s60 = s00, s61 = s01, s62 = s02;
        V s70 = s00, s71 = s01, s72 = s02;
        float* b = a + 3 * s, c = a + 6 * s;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel), w1 = TOps.Load(panel + TOps.Lanes), w2 = TOps.Load(panel + 2 * TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            s02 = TOps.MultiplyAdd(x, w2, s02);
            x = TOps.Broadcast(*(a + s));
            s10 = TOps.MultiplyAdd(x, w0, s10);
            s11 = TOps.MultiplyAdd(x, w1, s11);
            s12 = TOps.MultiplyAdd(x, w2, s12);
            x = TOps.Broadcast(*(a + 2 * s));
            s20 = TOps.MultiplyAdd(x, w0, s20);
            s21 = TOps.MultiplyAdd(x, w1, s21);
            s22 = TOps.MultiplyAdd(x, w2, s22);
            x = TOps.Broadcast(*b);
            s30 = TOps.MultiplyAdd(x, w0, s30);
            s31 = TOps.MultiplyAdd(x, w1, s31);
            s32 = TOps.MultiplyAdd(x, w2, s32);
            x = TOps.Broadcast(*(b + s));
            s40 = TOps.MultiplyAdd(x, w0, s40);
            s41 = TOps.MultiplyAdd(x, w1, s41);
            s42 = TOps.MultiplyAdd(x, w2, s42);
            x = TOps.Broadcast(*(b + 2 * s));
            s50 = TOps.MultiplyAdd(x, w0, s50);
            s51 = TOps.MultiplyAdd(x, w1, s51);
            s52 = TOps.MultiplyAdd(x, w2, s52);
            x = TOps.Broadcast(*c);
            s60 = TOps.MultiplyAdd(x, w0, s60);
            s61 = TOps.MultiplyAdd(x, w1, s61);
            s62 = TOps.MultiplyAdd(x, w2, s62);
            x = TOps.Broadcast(*(c + s));
            s70 = TOps.MultiplyAdd(x, w0, s70);
            s71 = TOps.MultiplyAdd(x, w1, s71);
            s72 = TOps.MultiplyAdd(x, w2, s72);
            panel += 3 * TOps.Lanes;
            a++;
            b++;
            c++;
        }
        Store(target, s00, s01, s02);
        Store(target + targetStride, s10, s11, s12);
        Store(target + 2 * targetStride, s20, s21, s22);
        Store(target + 3 * targetStride, s30, s31, s32);
        Store(target + 4 * targetStride, s40, s41, s42);
        Store(target + 5 * targetStride, s50, s51, s52);
        Store(target + 6 * targetStride, s60, s61, s62);
        Store(target + 7 * targetStride, s70, s71, s72);
    }
}

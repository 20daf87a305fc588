using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>
/// A [rows, depth] times one panel [depth, 2 registers]: in the backward pass, from gate gradients to the gradients of a state or an input.
/// </summary>
/// <remarks>
/// Each number is one chain of multiply-adds along the depth, in the same order whatever the height of the tile it falls in: a row's
/// result does not depend on its neighbours. Rows left over from full tiles go in smaller tiles, or in a last full tile that
/// overlaps the one before and writes the same numbers again. Eight rows by 2 registers keep 16 accumulators busy, enough to hide
/// the latency of a multiply-add twice over, and each weight is loaded once for eight rows.
/// </remarks>
internal static unsafe class StateProduct<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>target := A · panel, row by row.</summary>
    /// <param name="a">A, [rows, depth].</param>
    /// <param name="stride">From one row of A to the next, in floats.</param>
    /// <param name="rows">Rows of A and of the target.</param>
    /// <param name="depth">Columns of A.</param>
    /// <param name="panel">[depth, 2 registers], one row after another.</param>
    /// <param name="target">[rows, 2 registers], written.</param>
    /// <param name="targetStride">From one row of the target to the next, in floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, nint stride, int rows, int depth, float* panel, float* target, nint targetStride)
    {
        int r = 0;
        if (TOps.TileRows == 8 && rows >= 7)
        {
            for (; rows - r >= 8; r += 8)
                Eight(a + r * stride, stride, depth, panel, target + r * targetStride, targetStride);
            if (rows - r == 7 && rows > 8)
            {
                r = rows - 8;
                Eight(a + r * stride, stride, depth, panel, target + r * targetStride, targetStride);
                return;
            }
        }
        for (; rows - r >= 4; r += 4)
            Four(a + r * stride, stride, depth, panel, target + r * targetStride, targetStride);
        if (rows - r == 3 && rows > 4)
        {
            r = rows - 4;
            Four(a + r * stride, stride, depth, panel, target + r * targetStride, targetStride);
            return;
        }
        if (rows - r >= 2)
        {
            Two(a + r * stride, stride, depth, panel, target + r * targetStride, targetStride);
            r += 2;
        }
        if (rows - r == 1)
            One(a + r * stride, stride, depth, panel, target + r * targetStride, targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* target, V x, V y)
    {
        TOps.Store(target, x);
        TOps.Store(target + TOps.Lanes, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(float* a, nint s, int depth, float* panel, float* target, nint targetStride)
    {
        V s00 = default, s01 = default;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel);
            V w1 = TOps.Load(panel + TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            panel += 2 * TOps.Lanes;
            a++;
        }
        Store(target, s00, s01);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two(float* a, nint s, int depth, float* panel, float* target, nint targetStride)
    {
        V s00 = default, s01 = default;
        V s10 = default, s11 = default;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel);
            V w1 = TOps.Load(panel + TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            x = TOps.Broadcast(*(a + s));
            s10 = TOps.MultiplyAdd(x, w0, s10);
            s11 = TOps.MultiplyAdd(x, w1, s11);
            panel += 2 * TOps.Lanes;
            a++;
        }
        Store(target, s00, s01);
        Store(target + targetStride, s10, s11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(float* a, nint s, int depth, float* panel, float* target, nint targetStride)
    {
        V s00 = default, s01 = default;
        V s10 = default, s11 = default;
        V s20 = default, s21 = default;
        V s30 = default, s31 = default;
        float* b = a + 3 * s;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel);
            V w1 = TOps.Load(panel + TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            x = TOps.Broadcast(*(a + s));
            s10 = TOps.MultiplyAdd(x, w0, s10);
            s11 = TOps.MultiplyAdd(x, w1, s11);
            x = TOps.Broadcast(*(a + 2 * s));
            s20 = TOps.MultiplyAdd(x, w0, s20);
            s21 = TOps.MultiplyAdd(x, w1, s21);
            x = TOps.Broadcast(*b);
            s30 = TOps.MultiplyAdd(x, w0, s30);
            s31 = TOps.MultiplyAdd(x, w1, s31);
            panel += 2 * TOps.Lanes;
            a++;
            b++;
        }
        Store(target, s00, s01);
        Store(target + targetStride, s10, s11);
        Store(target + 2 * targetStride, s20, s21);
        Store(target + 3 * targetStride, s30, s31);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight(float* a, nint s, int depth, float* panel, float* target, nint targetStride)
    {
        V s00 = default, s01 = default;
        V s10 = default, s11 = default;
        V s20 = default, s21 = default;
        V s30 = default, s31 = default;
        V s40 = default, s41 = default;
        V s50 = default, s51 = default;
        V s60 = default, s61 = default;
        V s70 = default, s71 = default;
        float* b = a + 3 * s;
        float* c = a + 6 * s;
        for (; depth > 0; depth--)
        {
            V w0 = TOps.Load(panel);
            V w1 = TOps.Load(panel + TOps.Lanes);
            V x = TOps.Broadcast(*a);
            s00 = TOps.MultiplyAdd(x, w0, s00);
            s01 = TOps.MultiplyAdd(x, w1, s01);
            x = TOps.Broadcast(*(a + s));
            s10 = TOps.MultiplyAdd(x, w0, s10);
            s11 = TOps.MultiplyAdd(x, w1, s11);
            x = TOps.Broadcast(*(a + 2 * s));
            s20 = TOps.MultiplyAdd(x, w0, s20);
            s21 = TOps.MultiplyAdd(x, w1, s21);
            x = TOps.Broadcast(*b);
            s30 = TOps.MultiplyAdd(x, w0, s30);
            s31 = TOps.MultiplyAdd(x, w1, s31);
            x = TOps.Broadcast(*(b + s));
            s40 = TOps.MultiplyAdd(x, w0, s40);
            s41 = TOps.MultiplyAdd(x, w1, s41);
            x = TOps.Broadcast(*(b + 2 * s));
            s50 = TOps.MultiplyAdd(x, w0, s50);
            s51 = TOps.MultiplyAdd(x, w1, s51);
            x = TOps.Broadcast(*c);
            s60 = TOps.MultiplyAdd(x, w0, s60);
            s61 = TOps.MultiplyAdd(x, w1, s61);
            x = TOps.Broadcast(*(c + s));
            s70 = TOps.MultiplyAdd(x, w0, s70);
            s71 = TOps.MultiplyAdd(x, w1, s71);
            panel += 2 * TOps.Lanes;
            a++;
            b++;
            c++;
        }
        Store(target, s00, s01);
        Store(target + targetStride, s10, s11);
        Store(target + 2 * targetStride, s20, s21);
        Store(target + 3 * targetStride, s30, s31);
        Store(target + 4 * targetStride, s40, s41);
        Store(target + 5 * targetStride, s50, s51);
        Store(target + 6 * targetStride, s60, s61);
        Store(target + 7 * targetStride, s70, s71);
    }
}

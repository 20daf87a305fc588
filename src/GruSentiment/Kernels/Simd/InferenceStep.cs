using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>
/// One time step where nothing is kept for a backward pass: the numbers of <see cref="GateStep{V, TOps}.Forward"/>, and the maxima so far.
/// </summary>
/// <remarks>
/// A panel's gates are computed in two passes over its rows, first r and z, then n and the state. Each is a short chain of operations, so
/// that the processor has several rows of it under way at once.
/// </remarks>
internal static unsafe class InferenceStep<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>h(t) from h(t-1), panel by panel; see <see cref="GateStep{V, TOps}.Forward"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in GruStep step)
    {
        int gates = 3 * TOps.Lanes;
        for (int row = 0; row < step.Rows; row++)
            CacheHint.PrefetchL1(step.Inputs + step.InputOfRow[row], gates);
        for (int j = 0; j < step.Panels; j++)
        {
            GateProduct<V, TOps>.Multiply(
                step.Previous, step.StateStride, step.Rows, step.Depth, step.Recurrent + j * step.PanelSize, step.Bias + j * gates,
                step.Scratch, gates);
            Gates(step, j * gates);
            States(step, j * TOps.Lanes);
        }
    }

    /// <summary>Makes, of the sums W_h h + b_h, what n is the tanh of, in place of the first, and z, in place of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gates(in GruStep step, int offset)
    {
        int gates = 3 * TOps.Lanes;
        float* sums = step.Scratch;
        float* inputs = step.Inputs + offset;
        nint* inputOfRow = step.InputOfRow;
        for (int row = step.Rows; row > 0; row--)
        {
            float* input = inputs + *inputOfRow++;
            CacheHint.PrefetchL1(input + gates, gates);
            Activation<V, TOps>.TwoSigmoids(
                TOps.Add(TOps.Load(input), TOps.Load(sums)),
                TOps.Add(TOps.Load(input + TOps.Lanes), TOps.Load(sums + TOps.Lanes)),
                out V r, out V z);
            TOps.Store(sums, TOps.MultiplyAdd(r, TOps.Load(sums + 2 * TOps.Lanes), TOps.Load(input + 2 * TOps.Lanes)));
            TOps.Store(sums + TOps.Lanes, z);
            sums += gates;
        }
    }

    /// <summary>Makes the states of what <see cref="Gates"/> left, and the maxima, two rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void States(in GruStep step, int unit)
    {
        int gates = 3 * TOps.Lanes;
        nint stride = step.StateStride;
        float* sums = step.Scratch;
        float* previous = step.Previous + unit;
        float* next = step.Next + unit;
        float* maxima = step.Maxima == null ? null : step.Maxima + unit;
        int row = 0;
        for (; row + 2 <= step.Rows; row += 2)
        {
            Activation<V, TOps>.TwoTanhs(TOps.Load(sums), TOps.Load(sums + gates), out V n, out V m);
            V z = TOps.Load(sums + TOps.Lanes), y = TOps.Load(sums + gates + TOps.Lanes);
            V h = TOps.MultiplyAdd(z, TOps.Subtract(TOps.Load(previous), n), n);
            V g = TOps.MultiplyAdd(y, TOps.Subtract(TOps.Load(previous + stride), m), m);
            TOps.Store(next, h);
            TOps.Store(next + stride, g);
            if (maxima != null)
            {
                Keep(h, maxima);
                Keep(g, maxima + stride);
                maxima += 2 * stride;
            }
            sums += 2 * gates;
            previous += 2 * stride;
            next += 2 * stride;
        }
        if (row < step.Rows)
        {
            V n = Activation<V, TOps>.Tanh(TOps.Load(sums));
            V h = TOps.MultiplyAdd(TOps.Load(sums + TOps.Lanes), TOps.Subtract(TOps.Load(previous), n), n);
            TOps.Store(next, h);
            if (maxima != null)
                Keep(h, maxima);
        }
    }

    /// <summary>Keeps the larger values, in the sense of <see cref="RowSums{V, TOps}.Max"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(V state, float* best)
    {
        V old = TOps.Load(best);
        TOps.Store(best, TOps.WhereGreater(state, old, state, old));
    }
}

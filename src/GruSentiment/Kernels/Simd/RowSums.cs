using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>Elementwise work on rows: sums, max pooling, gate gradients summed over the positions of a word.</summary>
internal static unsafe class RowSums<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>target += source, whole registers and then the rest one by one: neither side need be padded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* source, float* target, int count)
    {
        int i = 0;
        for (; i <= count - TOps.Lanes; i += TOps.Lanes)
            TOps.Store(target + i, TOps.Add(TOps.Load(target + i), TOps.Load(source + i)));
        for (; i < count; i++)
            target[i] += source[i];
    }

    /// <summary>
    /// Max pooling, one step of it: keeps the larger value of each unit, and the step that had it first. All rows are [padded]; the step's
    /// number stands in <paramref name="argMax"/> as the bits of an integer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Max(float* state, float* best, float* argMax, int padded, int step)
    {
        V now = TOps.Broadcast(BitConverter.Int32BitsToSingle(step));
        for (int i = 0; i < padded; i += TOps.Lanes)
        {
            V h = TOps.Load(state + i);
            V old = TOps.Load(best + i);
            TOps.Store(best + i, TOps.WhereGreater(h, old, h, old));
            TOps.Store(argMax + i, TOps.WhereGreater(h, old, now, TOps.Load(argMax + i)));
        }
    }

    /// <summary>target += gradient where the maximum was found at this step; all rows are [padded], whole registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWhereMax(float* gradient, float* argMax, float* target, int padded, int step)
    {
        V now = TOps.Broadcast(BitConverter.Int32BitsToSingle(step));
        V zero = TOps.Broadcast(0f);
        for (int i = 0; i < padded; i += TOps.Lanes)
        {
            V mine = TOps.WhereSame(TOps.Load(argMax + i), now, TOps.Load(gradient + i), zero);
            TOps.Store(target + i, TOps.Add(TOps.Load(target + i), mine));
        }
    }

    /// <summary>
    /// The gradient of one distinct input's gates [panels][δr, δz, δn]: the sum over the tape's rows where it stood, in the order given.
    /// </summary>
    /// <param name="tape">[rows], each [panels][δr, δz, r·δn] and then δn [padded H].</param>
    /// <param name="tapeStride">From one row of the tape to the next, in floats.</param>
    /// <param name="positions">[count]: where the input stands, at least once.</param>
    /// <param name="rowOfPosition">[N]: the tape's row of each position.</param>
    /// <param name="count">How often it stands.</param>
    /// <param name="listed">Positions listed, with those of the inputs that come next.</param>
    /// <param name="panels">Panels of units.</param>
    /// <param name="target">[panels][3 registers], written.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumGates(
        float* tape, nint tapeStride, int* positions, int* rowOfPosition, int count, int listed, int panels, float* target)
    {
        int gates = 3 * TOps.Lanes;
        for (int i = 0; i < count; i++)
        {
            float* row = tape + rowOfPosition[positions[i]] * tapeStride;
            if (i + 1 < listed)
                CacheHint.PrefetchL1(tape + rowOfPosition[positions[i + 1]] * tapeStride, panels * (gates + TOps.Lanes));
            float* rowN = row + panels * gates;
            float* sum = target;
            for (int j = 0; j < panels; j++)
            {
                V r = TOps.Load(row);
                V z = TOps.Load(row + TOps.Lanes);
                V n = TOps.Load(rowN);
                if (i > 0)
                {
                    r = TOps.Add(TOps.Load(sum), r);
                    z = TOps.Add(TOps.Load(sum + TOps.Lanes), z);
                    n = TOps.Add(TOps.Load(sum + 2 * TOps.Lanes), n);
                }
                TOps.Store(sum, r);
                TOps.Store(sum + TOps.Lanes, z);
                TOps.Store(sum + 2 * TOps.Lanes, n);
                row += gates;
                rowN += TOps.Lanes;
                sum += gates;
            }
        }
    }
}

using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>Elementwise work on rows: sums, maxima over time, gate gradients summed over the positions of a word.</summary>
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

    /// <summary>Keeps the larger of each unit and the step that had it first. <paramref name="padded"/> is a number of whole registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Max(float* state, float* best, float* bestStep, int padded, int step)
    {
        V now = TOps.Broadcast(BitConverter.Int32BitsToSingle(step));
        for (int i = 0; i < padded; i += TOps.Lanes)
        {
            V h = TOps.Load(state + i);
            V old = TOps.Load(best + i);
            TOps.Store(best + i, TOps.WhereGreater(h, old, h, old));
            TOps.Store(bestStep + i, TOps.WhereGreater(h, old, now, TOps.Load(bestStep + i)));
        }
    }

    /// <summary>target += gradient where the maximum was found at this step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWhereMax(float* gradient, float* bestStep, float* target, int padded, int step)
    {
        V now = TOps.Broadcast(BitConverter.Int32BitsToSingle(step));
        V zero = TOps.Broadcast(0f);
        for (int i = 0; i < padded; i += TOps.Lanes)
        {
            V mine = TOps.WhereSame(TOps.Load(bestStep + i), now, TOps.Load(gradient + i), zero);
            TOps.Store(target + i, TOps.Add(TOps.Load(target + i), mine));
        }
    }

    /// <summary>
    /// The gradient of one distinct input's gates [panels][δr, δz, δn]: the sum over the tape's rows where it stood, in the order given.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumGates(float* tape, nint tapeStride, int* positions, int* rowOfPosition, int count, int panels, float* target)
    {
        int gates = 3 * TOps.Lanes;
        for (int i = 0; i < count; i++)
        {
            float* row = tape + rowOfPosition[positions[i]] * tapeStride;
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

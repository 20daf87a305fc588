using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>A row of a softmax over candidates: scores to exponentials, and to the gradients of the scores.</summary>
internal static unsafe class SoftmaxRow<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>Scores are confined to ±this: their exponentials, and the sum of any number of them, stay finite in float.</summary>
    public const float Bound = 60;

    /// <summary>Replaces scores by their exponentials. <paramref name="padded"/> is a number of whole registers.</summary>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exponentials(float* scores, int padded)
    {
        V sum = TOps.Broadcast(0f);
        for (int i = 0; i < padded; i += TOps.Lanes)
        {
            V e = TOps.Exponential(TOps.Clamp(TOps.Load(scores + i), Bound));
            TOps.Store(scores + i, e);
            sum = TOps.Add(sum, e);
        }
        return Sum(sum);
    }

    /// <summary>row := row · factor. <paramref name="padded"/> is a number of whole registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* row, float factor, int padded)
    {
        V by = TOps.Broadcast(factor);
        for (int i = 0; i < padded; i += TOps.Lanes)
            TOps.Store(row + i, TOps.Multiply(TOps.Load(row + i), by));
    }

    /// <summary>a · b, any number of components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(float* a, float* b, int count)
    {
        V sum = TOps.Broadcast(0f);
        int i = 0;
        for (; i <= count - TOps.Lanes; i += TOps.Lanes)
            sum = TOps.MultiplyAdd(TOps.Load(a + i), TOps.Load(b + i), sum);
        float rest = 0;
        for (; i < count; i++)
            rest += a[i] * b[i];
        return Sum(sum) + rest;
    }

    /// <summary>target += factor · source, any number of components.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(float* source, float factor, float* target, int count)
    {
        V by = TOps.Broadcast(factor);
        int i = 0;
        for (; i <= count - TOps.Lanes; i += TOps.Lanes)
            TOps.Store(target + i, TOps.MultiplyAdd(TOps.Load(source + i), by, TOps.Load(target + i)));
        for (; i < count; i++)
            target[i] += source[i] * factor;
    }

    private static float Sum(V register)
    {
        float* lanes = stackalloc float[TOps.Lanes];
        TOps.Store(lanes, register);
        float sum = 0;
        for (int i = 0; i < TOps.Lanes; i++)
            sum += lanes[i];
        return sum;
    }
}

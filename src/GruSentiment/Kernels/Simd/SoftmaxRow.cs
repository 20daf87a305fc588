using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>What a softmax over candidates does with a row: scores to exponentials, products and sums of vectors.</summary>
internal static unsafe class SoftmaxRow<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>Scores are confined to ±this: their exponentials, and the sum of any number of them, stay finite in float.</summary>
    public const float Bound = 60;

    /// <summary>
    /// Replaces scores by their exponentials; below −<see cref="Bound"/> they are 0. <paramref name="padded"/> is a number of whole
    /// registers.
    /// </summary>
    /// <returns>The sum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Exponentials(float* scores, int padded)
    {
        V zero = TOps.Broadcast(0f), lowest = TOps.Broadcast(-Bound);
        V sum = zero;
        for (int i = 0; i < padded; i += TOps.Lanes)
        {
            V score = TOps.Load(scores + i);
            V e = Exponential<V, TOps>.Of(TOps.Clamp(score, Bound));
            e = TOps.WhereGreater(lowest, score, zero, e);
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
        if (TOps.Lanes == 1)
            return lanes[0];
        float a = lanes[0], b = lanes[1], c = lanes[2], d = lanes[3];
        for (int i = 4; i < TOps.Lanes; i += 4)
        {
            a += lanes[i];
            b += lanes[i + 1];
            c += lanes[i + 2];
            d += lanes[i + 3];
        }
        return a + b + (c + d);
    }
}

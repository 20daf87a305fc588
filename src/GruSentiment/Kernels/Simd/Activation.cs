using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>tanh and the logistic function σ, a register at a time.</summary>
/// <remarks>
/// tanh x ≈ x·P(x²) / Q(x²) on [-8.2, 8.2], both of degree four: a minimax fit of the relative error in double precision (8.3e-9),
/// found by iterated reweighting. In float it is within 5 units in the last place of tanh everywhere (2.4e-7 absolute), never passes ±1,
/// is exactly odd, and 0 at 0. Beyond ±8.2 it keeps its value there, 1 - 1.2e-7. σ(x) = ½ + ½·tanh(x/2), within 3e-7
/// absolute and never outside 0 to 1. A NaN comes out as NaN.
/// </remarks>
internal static unsafe class Activation<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    private const float Bound = 8.2f;

    /// <summary>Of half a sigmoid's argument: near enough that rounding cannot carry the sigmoid below 0 or above 1.</summary>
    private const float SigmoidBound = 7.8f;

    /// <summary>tanh per lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh(V x)
    {
        Fraction(x, Bound, out V top, out V bottom);
        return TOps.Divide(top, bottom);
    }

    /// <summary>tanh of two registers: their chains of multiply-adds fill one another's waits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TwoTanhs(V a, V b, out V tanhOfA, out V tanhOfB)
    {
        Fractions(a, b, Bound, out V topA, out V bottomA, out V topB, out V bottomB);
        tanhOfA = TOps.Divide(topA, bottomA);
        tanhOfB = TOps.Divide(topB, bottomB);
    }

    /// <summary>
    /// σ(a) and σ(b) for the price of one division: p/q and s/t are p·t/(q·t) and s·q/(q·t), and neither q nor t passes 300.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TwoSigmoids(V a, V b, out V sigmoidOfA, out V sigmoidOfB)
    {
        V half = TOps.Broadcast(0.5f);
        Fractions(
            TOps.Multiply(a, half), TOps.Multiply(b, half), SigmoidBound, out V topA, out V bottomA, out V topB, out V bottomB);
        V halfInverse = TOps.Divide(half, TOps.Multiply(bottomA, bottomB));
        sigmoidOfA = TOps.MultiplyAdd(TOps.Multiply(topA, bottomB), halfInverse, half);
        sigmoidOfB = TOps.MultiplyAdd(TOps.Multiply(topB, bottomA), halfInverse, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fraction(V x, float bound, out V top, out V bottom)
    {
        x = TOps.Clamp(x, bound);
        V square = TOps.Multiply(x, x);
        V p = TOps.MultiplyAdd(square, TOps.Broadcast(1.48408938e-08f), TOps.Broadcast(2.16375192e-05f));
        V q = TOps.MultiplyAdd(square, TOps.Broadcast(8.37074197e-07f), TOps.Broadcast(0.000338646554f));
        p = TOps.MultiplyAdd(square, p, TOps.Broadcast(0.00355670135f));
        q = TOps.MultiplyAdd(square, q, TOps.Broadcast(0.0261083562f));
        p = TOps.MultiplyAdd(square, p, TOps.Broadcast(0.134321362f));
        q = TOps.MultiplyAdd(square, q, TOps.Broadcast(0.467654616f));
        p = TOps.MultiplyAdd(square, p, TOps.Broadcast(1f));
        bottom = TOps.MultiplyAdd(square, q, TOps.Broadcast(1f));
        top = TOps.Multiply(x, p);
    }

    /// <summary>The same of two registers, step by step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fractions(V x, V y, float bound, out V topX, out V bottomX, out V topY, out V bottomY)
    {
        x = TOps.Clamp(x, bound);
        y = TOps.Clamp(y, bound);
        V s = TOps.Multiply(x, x), t = TOps.Multiply(y, y);
        V a = TOps.Broadcast(1.48408938e-08f), b = TOps.Broadcast(2.16375192e-05f);
        V p = TOps.MultiplyAdd(s, a, b), u = TOps.MultiplyAdd(t, a, b);
        (a, b) = (TOps.Broadcast(8.37074197e-07f), TOps.Broadcast(0.000338646554f));
        V q = TOps.MultiplyAdd(s, a, b), v = TOps.MultiplyAdd(t, a, b);
        (a, b) = (TOps.Broadcast(0.00355670135f), TOps.Broadcast(0.0261083562f));
        (p, u, q, v) = (TOps.MultiplyAdd(s, p, a), TOps.MultiplyAdd(t, u, a), TOps.MultiplyAdd(s, q, b), TOps.MultiplyAdd(t, v, b));
        (a, b) = (TOps.Broadcast(0.134321362f), TOps.Broadcast(0.467654616f));
        (p, u, q, v) = (TOps.MultiplyAdd(s, p, a), TOps.MultiplyAdd(t, u, a), TOps.MultiplyAdd(s, q, b), TOps.MultiplyAdd(t, v, b));
        a = TOps.Broadcast(1f);
        (p, u) = (TOps.MultiplyAdd(s, p, a), TOps.MultiplyAdd(t, u, a));
        (bottomX, bottomY) = (TOps.MultiplyAdd(s, q, a), TOps.MultiplyAdd(t, v, a));
        (topX, topY) = (TOps.Multiply(x, p), TOps.Multiply(y, u));
    }
}

using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>eˣ, a register at a time.</summary>
/// <remarks>
/// eˣ = 2ᵏ · eʳ, k being x / ln 2 rounded and r what is left, |r| ≤ ½ ln 2. k · ln 2 is subtracted in two parts, the first so short that it
/// is exact; eʳ is the polynomial of degree 7 of Cephes' <c>expf</c> (Moshier 1989). Within 2e-7 of eˣ, relative. NaN stays NaN.
/// </remarks>
internal static class Exponential<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>1.5 · 2²³: a number added to it and taken off again is rounded to a whole one.</summary>
    private const float Rounding = 12582912f;

    /// <summary>eˣ per lane, for x within ±<see cref="SoftmaxRow{V, TOps}.Bound"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of(V x)
    {
        V k = TOps.Subtract(TOps.MultiplyAdd(x, TOps.Broadcast(1.44269504f), TOps.Broadcast(Rounding)), TOps.Broadcast(Rounding));
        V r = TOps.MultiplyAdd(k, TOps.Broadcast(-0.693359375f), x);
        r = TOps.MultiplyAdd(k, TOps.Broadcast(2.12194440e-4f), r);
        V p = TOps.MultiplyAdd(r, TOps.Broadcast(1.9875691500e-4f), TOps.Broadcast(1.3981999507e-3f));
        p = TOps.MultiplyAdd(r, p, TOps.Broadcast(8.3334519073e-3f));
        p = TOps.MultiplyAdd(r, p, TOps.Broadcast(4.1665795894e-2f));
        p = TOps.MultiplyAdd(r, p, TOps.Broadcast(1.6666665459e-1f));
        p = TOps.MultiplyAdd(r, p, TOps.Broadcast(5.0000001201e-1f));
        p = TOps.MultiplyAdd(TOps.Multiply(r, r), p, TOps.Add(r, TOps.Broadcast(1f)));
        return TOps.Multiply(p, TOps.PowerOfTwo(k));
    }
}

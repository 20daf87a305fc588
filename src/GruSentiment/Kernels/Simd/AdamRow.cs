using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>The factors of one row's step of Adam.</summary>
/// <param name="Decay">What weight decay leaves of the weights.</param>
/// <param name="FirstKept">What is left of the first moment: β₁ to the number of steps since the row's last.</param>
/// <param name="FirstAdded">The gradient's share in the first moment: 1 − β₁.</param>
/// <param name="SecondKept">What is left of the second moment: β₂ to the same number.</param>
/// <param name="SecondAdded">The squared gradient's share in the second moment: 1 − β₂.</param>
/// <param name="Step">The learning rate over the first moment's bias correction.</param>
/// <param name="InverseCorrection">1 / √(1 − β₂ᵗ), the second moment's bias correction.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="GradientFactor">What the gradient is multiplied by before all else, to clip it.</param>
internal readonly record struct AdamRates(
    float Decay,
    float FirstKept,
    float FirstAdded,
    float SecondKept,
    float SecondAdded,
    float Step,
    float InverseCorrection,
    float Epsilon,
    float GradientFactor = 1);

/// <summary>Adam's step over a row of weights.</summary>
/// <remarks>
/// Numbers below 1e-38, denormal ones, are slow to calculate with on many processors, and the moments of a weight whose gradient fades
/// would end there. They become 0 before that, and nothing changes. A first moment below 1e-30, over ε = 1e-8, moves a weight by less than
/// 1e-22 learning rates (1e-21 in the first steps, whose bias correction is largest). A second moment below 1e-34 has a root, with bias
/// correction, below 3.2e-16 in any step: added to ε, it is lost in rounding. The same goes for what a gradient adds to each.
/// </remarks>
internal static unsafe class AdamRow<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    private const float LeastFirst = 1e-30f, LeastSecond = 1e-34f;

    /// <summary>What a gradient must have for its shares, a tenth of it and a thousandth of its square, to be above the others.</summary>
    private const float LeastGradient = 1e-29f, LeastSquared = 3.2e-16f;

    /// <summary>w := decay·w − step · m / (√v · correction + ε), after the gradient has been added to the moments m and v.</summary>
    /// <param name="weights">w, [count], changed.</param>
    /// <param name="first">m, [count], changed.</param>
    /// <param name="second">v, [count], changed.</param>
    /// <param name="gradient">[count].</param>
    /// <param name="count">Any number.</param>
    /// <param name="rates">This step's factors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(float* weights, float* first, float* second, float* gradient, int count, in AdamRates rates)
    {
        int i = 0;
        for (; i <= count - TOps.Lanes; i += TOps.Lanes)
            One<V, TOps>(weights + i, first + i, second + i, gradient + i, rates);
        for (; i < count; i++)
            One<float, ScalarOps>(weights + i, first + i, second + i, gradient + i, rates);
    }

    /// <summary>A register of weights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One<W, TWide>(float* weights, float* first, float* second, float* gradient, in AdamRates rates)
        where W : struct
        where TWide : struct, IVectorOps<W>
    {
        W g = TWide.ZeroBelow(TWide.Multiply(TWide.Load(gradient), TWide.Broadcast(rates.GradientFactor)), LeastGradient);
        W added = TWide.Multiply(TWide.Broadcast(rates.FirstAdded), g);
        W m = TWide.ZeroBelow(TWide.MultiplyAdd(TWide.Load(first), TWide.Broadcast(rates.FirstKept), added), LeastFirst);
        W large = TWide.ZeroBelow(g, LeastSquared);
        W square = TWide.Multiply(TWide.Broadcast(rates.SecondAdded), TWide.Multiply(large, large));
        W v = TWide.ZeroBelow(TWide.MultiplyAdd(TWide.Load(second), TWide.Broadcast(rates.SecondKept), square), LeastSecond);
        W root = TWide.MultiplyAdd(TWide.SquareRoot(v), TWide.Broadcast(rates.InverseCorrection), TWide.Broadcast(rates.Epsilon));
        W change = TWide.Divide(TWide.Multiply(TWide.Broadcast(rates.Step), m), root);
        TWide.Store(first, m);
        TWide.Store(second, v);
        TWide.Store(weights, TWide.Subtract(TWide.Multiply(TWide.Load(weights), TWide.Broadcast(rates.Decay)), change));
    }
}

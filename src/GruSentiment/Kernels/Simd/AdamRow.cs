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
internal readonly record struct AdamRates(
    float Decay,
    float FirstKept,
    float FirstAdded,
    float SecondKept,
    float SecondAdded,
    float Step,
    float InverseCorrection,
    float Epsilon);

/// <summary>Adam's step over a row of weights.</summary>
internal static unsafe class AdamRow<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
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
        {
            V g = TOps.Load(gradient + i);
            V added = TOps.Multiply(TOps.Broadcast(rates.FirstAdded), g);
            V m = TOps.MultiplyAdd(TOps.Load(first + i), TOps.Broadcast(rates.FirstKept), added);
            V square = TOps.Multiply(TOps.Broadcast(rates.SecondAdded), TOps.Multiply(g, g));
            V v = TOps.MultiplyAdd(TOps.Load(second + i), TOps.Broadcast(rates.SecondKept), square);
            V root = TOps.MultiplyAdd(TOps.SquareRoot(v), TOps.Broadcast(rates.InverseCorrection), TOps.Broadcast(rates.Epsilon));
            V change = TOps.Divide(TOps.Multiply(TOps.Broadcast(rates.Step), m), root);
            TOps.Store(first + i, m);
            TOps.Store(second + i, v);
            TOps.Store(weights + i, TOps.Subtract(TOps.Multiply(TOps.Load(weights + i), TOps.Broadcast(rates.Decay)), change));
        }
        for (; i < count; i++)
        {
            float g = gradient[i];
            float m = first[i] = float.MultiplyAddEstimate(first[i], rates.FirstKept, rates.FirstAdded * g);
            float v = second[i] = float.MultiplyAddEstimate(second[i], rates.SecondKept, rates.SecondAdded * (g * g));
            float root = float.MultiplyAddEstimate(MathF.Sqrt(v), rates.InverseCorrection, rates.Epsilon);
            weights[i] = weights[i] * rates.Decay - rates.Step * m / root;
        }
    }
}

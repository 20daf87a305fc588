using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// The constants of <see cref="DenseAdamW"/> and <see cref="SparseRowAdamW"/>; the defaults are <c>torch.optim.AdamW</c>'s.
/// </summary>
/// <param name="Beta1">What a step keeps of the first moment.</param>
/// <param name="Beta2">What a step keeps of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">Per step, times the learning rate; 0 for plain Adam.</param>
internal sealed record AdamWOptions(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0.01)
{
    /// <summary>The factors of a step, for weights that had one before it.</summary>
    /// <param name="learningRate">The step's.</param>
    /// <param name="steps">Steps so far, with this one: bias correction counts them.</param>
    /// <param name="gradientFactor">What every gradient is multiplied by, to clip it.</param>
    public AdamRates RatesOf(double learningRate, long steps, double gradientFactor) => new(
        Decay: (float)(1 - learningRate * WeightDecay),
        FirstKept: (float)Beta1,
        FirstAdded: (float)(1 - Beta1),
        SecondKept: (float)Beta2,
        SecondAdded: (float)(1 - Beta2),
        Step: (float)(learningRate / (1 - Math.Pow(Beta1, steps))),
        InverseCorrection: (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, steps))),
        Epsilon: (float)Epsilon,
        GradientFactor: (float)gradientFactor);
}

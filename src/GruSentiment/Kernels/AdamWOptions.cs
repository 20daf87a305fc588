namespace GruSentiment.Kernels;

/// <summary>
/// The constants of <see cref="DenseAdamW"/> and <see cref="SparseRowAdamW"/>; the defaults are <c>torch.optim.AdamW</c>'s.
/// </summary>
/// <param name="Beta1">What a step keeps of the first moment.</param>
/// <param name="Beta2">What a step keeps of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">Per step, times the learning rate; 0 for plain Adam.</param>
internal sealed record AdamWOptions(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0.01);

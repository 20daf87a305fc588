using GruSentiment.Kernels;

namespace GruSentiment.Training.Optimization;

/// <summary>The state of the optimizer of a network. With the weights, training can continue from it.</summary>
/// <param name="Dense">AdamW's state for each parameter but the embedding.</param>
/// <param name="Embedding">Its state for the embedding; null where that is frozen.</param>
internal sealed record ClassifierOptimizerState(IReadOnlyList<AdamWState> Dense, SparseRowAdamWState? Embedding);

/// <summary>AdamW's state for one parameter.</summary>
/// <param name="Name">The parameter's name, <c>gru.weight_ih_l0</c> for one.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="FirstMoments">Running mean of the gradients, in the parameter's order.</param>
/// <param name="SecondMoments">Running mean of their squares, in the parameter's order.</param>
internal sealed record AdamWState(string Name, long Steps, float[] FirstMoments, float[] SecondMoments);

using GruSentiment.Kernels;

namespace GruSentiment.Training.Optimization;

/// <summary>All that the optimizer of a network has gathered in its steps. With the weights it is enough to go on from.</summary>
/// <param name="Dense">What AdamW has gathered of each parameter but the embedding.</param>
/// <param name="Embedding">What it has gathered of the embedding; null where that is frozen.</param>
internal sealed record ClassifierOptimizerState(IReadOnlyList<AdamWState> Dense, SparseRowAdamWState? Embedding);

/// <summary>What AdamW has gathered of one parameter.</summary>
/// <param name="Name">The parameter's name, <c>gru.weight_ih_l0</c> for one.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="FirstMoments">Running mean of the gradients, in the parameter's order.</param>
/// <param name="SecondMoments">Running mean of their squares, likewise.</param>
internal sealed record AdamWState(string Name, long Steps, float[] FirstMoments, float[] SecondMoments);

using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// A recurrent layer that is trained without libtorch: it gives a state after every word. The directions are independent of each other, so
/// that neither sees the words ahead of it.
/// </summary>
/// <remarks>Letters: N positions of the batch, U distinct words, E embedding dimension, H hidden size, D directions.</remarks>
internal interface IRecurrentLayer : IDisposable
{
    /// <summary>1, or 2 where it reads from the end too.</summary>
    int Directions { get; }

    /// <summary>Units of a direction's state, H.</summary>
    int HiddenSize { get; }

    /// <summary>Its weights, named as the encoder saves them. Whoever trains it changes them in place.</summary>
    IReadOnlyList<Weight> Weights { get; }

    /// <summary>The gradients of <see cref="Weights"/>, in their order, after <see cref="Backward"/>.</summary>
    IReadOnlyList<float[]> Gradients { get; }

    /// <summary>Forward pass.</summary>
    /// <param name="batch">The batch; it must stay as it is until <see cref="Backward"/>.</param>
    /// <param name="words">[U, E], a vector for each distinct word of the batch.</param>
    /// <param name="states">[N, D·H], written: the state at every position, the forward half first.</param>
    void Forward(RaggedBatch batch, ReadOnlySpan<float> words, Span<float> states);

    /// <summary>Backward pass, of the last forward pass.</summary>
    /// <param name="words">As the forward pass had them.</param>
    /// <param name="stateGradients">[N, D·H].</param>
    /// <param name="wordGradients">[U, E], written.</param>
    void Backward(ReadOnlySpan<float> words, ReadOnlySpan<float> stateGradients, Span<float> wordGradients);
}

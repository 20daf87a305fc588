using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>
/// A layer whose forward pass and gradients are kernels of our own, as <see cref="KernelFunction"/> makes it a node of autograd.
/// </summary>
/// <remarks>
/// Letters: B texts, N positions, U distinct words, In input size, Out size of what it answers. All tensors are float32, contiguous and on
/// the CPU. One forward pass and its backward pass at a time; a forward pass whose backward pass never comes is fine.
/// </remarks>
internal interface IKernelLayer
{
    /// <summary>Out.</summary>
    int OutputSize { get; }

    /// <summary>Forward pass.</summary>
    /// <param name="call">The texts, which stay as they are until <see cref="Backward"/>, and what is asked of them.</param>
    /// <param name="inputs">[U, In], or [N, In] where every position has an input of its own.</param>
    /// <param name="weights">As PyTorch's module has them, in its order.</param>
    /// <param name="answer">Features [B, Out], or states [N, Out], written.</param>
    void Forward(KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor answer);

    /// <summary>Backward pass, of the last forward pass.</summary>
    /// <param name="call">As it was.</param>
    /// <param name="inputs">As they were.</param>
    /// <param name="weights">As they were.</param>
    /// <param name="above">∂L/∂answer.</param>
    /// <param name="inputGradients">Of the inputs, written.</param>
    /// <param name="gradients">Of the weights, written.</param>
    /// <exception cref="InvalidOperationException">There was no forward pass, or the batch has been filled again since.</exception>
    void Backward(
        KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor above, Tensor inputGradients,
        IReadOnlyList<Tensor> gradients);
}

/// <summary>What is asked of a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Batch">The batch; it must not be filled again before the backward pass.</param>
/// <param name="PerPosition">Whether the input has a row per position, as in upper layers, rather than per distinct word.</param>
/// <param name="Pooling">How states become features; null for every position's state. Filters take the maximum.</param>
internal sealed record KernelCall(IKernelLayer Layer, RaggedBatch Batch, bool PerPosition, PoolingKind? Pooling);

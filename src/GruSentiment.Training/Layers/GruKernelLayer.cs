using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>A <see cref="GruLayer"/> on tensors: per direction W_ih [3H, In], W_hh [3H, H], b_ih [3H] and b_hh [3H].</summary>
/// <param name="layer">The layer, with its buffers.</param>
internal sealed class GruKernelLayer(GruLayer layer) : IKernelLayer, IDisposable
{
    private const int OfDirection = 4;

    /// <summary>The layer.</summary>
    public GruLayer Layer => layer;

    /// <inheritdoc/>
    public int OutputSize => layer.Shape.OutputSize;

    /// <inheritdoc/>
    public void Forward(KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor answer)
    {
        Span<float> target = TensorData.Of(answer);
        layer.Forward(
            call.Batch, TensorData.Of(inputs), call.PerPosition, Weights(weights, 0), Weights(weights, 1),
            call.Pooling ?? PoolingKind.Last, call.Pooling == null ? target : [], call.Pooling == null ? [] : target);
    }

    /// <inheritdoc/>
    public void Backward(
        KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor above, Tensor inputGradients, IReadOnlyList<Tensor> gradients)
    {
        ReadOnlySpan<float> given = TensorData.Of(above);
        layer.Backward(
            TensorData.Of(inputs), Weights(weights, 0), Weights(weights, 1),
            call.Pooling == null ? given : [], call.Pooling == null ? [] : given,
            TensorData.Of(inputGradients), Gradients(gradients, 0), Gradients(gradients, 1));
    }

    /// <inheritdoc/>
    public void Dispose() => layer.Dispose();

    private GruParameters Weights(IReadOnlyList<Tensor> tensors, int direction) => direction == layer.Shape.Directions ? default
        : new(Values(tensors, direction, 0), Values(tensors, direction, 1), Values(tensors, direction, 2), Values(tensors, direction, 3));

    private GruGradients Gradients(IReadOnlyList<Tensor> tensors, int direction) => direction == layer.Shape.Directions ? default
        : new(Values(tensors, direction, 0), Values(tensors, direction, 1), Values(tensors, direction, 2), Values(tensors, direction, 3));

    private static Span<float> Values(IReadOnlyList<Tensor> tensors, int direction, int weight) =>
        TensorData.Of(tensors[OfDirection * direction + weight]);
}

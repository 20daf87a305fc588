using GruSentiment.Kernels;
using GruSentiment.Training.Layers;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// A stack of GRU layers on the kernels, in place of <c>nn.GRU</c> and on its parameters: autograd and optimizers see no difference.
/// </summary>
/// <remarks>
/// It keeps buffers of a batch's size from step to step, and serves one forward and its backward at a time; a forward whose backward never
/// comes (validation) is fine.
/// </remarks>
internal sealed class FusedGru : IDisposable
{
    private readonly GruKernelLayer[] _layers;
    private bool _disposed;

    /// <summary>Makes the layers.</summary>
    /// <param name="shape">As the parameters have it.</param>
    /// <param name="threads">Threads to use, the caller's among them; 0 for one per processor. It never changes a result.</param>
    public FusedGru(GruShape shape, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape.Checked();
        _layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => new GruKernelLayer(new GruLayer(shape.Layer(layer), threads)))];
    }

    /// <summary>The stack's shape.</summary>
    public GruShape Shape { get; }

    /// <summary>The layers, from the first.</summary>
    internal IReadOnlyList<GruLayer> Layers => [.. _layers.Select(layer => layer.Layer)];

    /// <summary>Embedded words in, features out.</summary>
    /// <param name="batch">Which word stands where.</param>
    /// <param name="embedded">[U, E], a row for each of the batch's distinct ids, in its order.</param>
    /// <param name="parameters">
    /// In the order of <c>nn.GRU.parameters()</c>: <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, then
    /// those of <c>l0_reverse</c> if it is bidirectional, then <c>l1</c>'s …
    /// </param>
    /// <param name="pooling">How the top layer's states become features.</param>
    /// <param name="between">Applied to the states [N, D·H] between one layer and the next: dropout. Null for nothing.</param>
    /// <returns>[B, D·H], part of autograd's graph.</returns>
    /// <exception cref="ArgumentException">A tensor's size or kind does not fit the shape.</exception>
    /// <exception cref="ObjectDisposedException">The stack or the batch has been disposed of.</exception>
    public Tensor Forward(
        RaggedBatch batch, Tensor embedded, IReadOnlyList<Tensor> parameters, PoolingKind pooling, Func<Tensor, Tensor>? between = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ObjectDisposedException.ThrowIf(_disposed, this);
        int expected = 4 * Shape.Directions * Shape.Layers;
        if (parameters.Count != expected)
            throw new ArgumentException($"There are {parameters.Count} parameters; {expected} were expected.", nameof(parameters));
        return KernelFunction.OfStack(_layers, batch, embedded, parameters, pooling, between);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        foreach (GruKernelLayer layer in _layers)
            layer.Dispose();
    }
}

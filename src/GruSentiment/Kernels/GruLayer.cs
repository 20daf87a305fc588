using System.Diagnostics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// One GRU layer in training, in one direction or bidirectional: forward pass over a ragged batch, and backward pass through time. It owns
/// its buffers, so that a step no larger than those before allocates nothing.
/// </summary>
/// <remarks>
/// Letters: B rows, N positions, U distinct inputs, H hidden size, D directions, In input size. The first layer of a stack reads an input
/// for each distinct token, [U, In]; those above read one for each position, [N, In]. The same input gives the same bytes whatever the
/// number of threads. Not for use by two threads at once. docs/ENGINE.md has the equations and why it is fast.
/// </remarks>
internal sealed unsafe partial class GruLayer : IDisposable
{
    private readonly GruArithmetic _arithmetic;
    private readonly GatePanels _panels;
    private readonly LayerDirection[] _directions;
    private readonly int _threads;
    private readonly LayerForward _forward;
    private readonly LayerBackward _backward;
    private RaggedBatch? _batch;
    private int _version;
    private bool _disposed;

    /// <summary>Makes a layer.</summary>
    /// <param name="shape">Its shape; of one layer.</param>
    /// <param name="threads">Threads to use, the caller's among them; 0 for one per processor.</param>
    public GruLayer(GruShape shape, int threads = 0)
        : this(shape, threads, GruArithmetic.For())
    {
    }

    internal GruLayer(GruShape shape, int threads, GruArithmetic arithmetic)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (shape.Checked().Layers != 1)
            throw new ArgumentException($"The shape has {shape.Layers} layers; one was expected.", nameof(shape));
        Shape = shape;
        _arithmetic = arithmetic;
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        _panels = new GatePanels(shape.HiddenSize, arithmetic.Lanes);
        _directions = new LayerDirection[shape.Directions];
        for (int d = 0; d < _directions.Length; d++)
            _directions[d] = new LayerDirection(_panels, shape.InputSize);
        _forward = new LayerForward(this);
        _backward = new LayerBackward(this);
    }

    /// <summary>Its shape.</summary>
    public GruShape Shape { get; }

    /// <summary>
    /// Duration of the recurrent part of all passes, forward and backward, in ticks of <see cref="Stopwatch"/>: for the benchmark.
    /// </summary>
    internal long RecurrentTicks { get; private set; }

    /// <summary>The forward pass; it keeps what the backward pass needs.</summary>
    /// <param name="batch">The batch; it must stay as it is until <see cref="Backward"/>.</param>
    /// <param name="inputs">[U, In], a row for each distinct id of the batch; or [N, In] with <paramref name="perPosition"/>.</param>
    /// <param name="perPosition">Whether every position has an input of its own, as in the upper layers of a stack.</param>
    /// <param name="forward">The forward direction's weights.</param>
    /// <param name="backward">The backward direction's, where there is one.</param>
    /// <param name="pooling">How a row's states are pooled to its <paramref name="features"/>.</param>
    /// <param name="outputs">[N, D·H], every position's state, forward half first; empty if they are not wanted.</param>
    /// <param name="features">[B, D·H]; empty if they are not wanted.</param>
    /// <exception cref="ArgumentException">A size does not fit; the message names it, found and expected.</exception>
    /// <exception cref="ObjectDisposedException">The layer or the batch has been disposed of.</exception>
    public void Forward(
        RaggedBatch batch, ReadOnlySpan<float> inputs, bool perPosition, in GruParameters forward, in GruParameters backward,
        PoolingKind pooling, Span<float> outputs, Span<float> features)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ObjectDisposedException.ThrowIf(_disposed, this);
        batch.ThrowIfDisposed();
        int rows = perPosition ? batch.Positions : batch.DistinctCount;
        Expect("inputs", inputs.Length, rows * (long)Shape.InputSize);
        forward.Check(Shape);
        if (Shape.Bidirectional)
            backward.Check(Shape);
        if (!outputs.IsEmpty)
            Expect("outputs", outputs.Length, batch.Positions * (long)Shape.OutputSize);
        if (!features.IsEmpty)
            Expect("features", features.Length, batch.Rows * (long)Shape.OutputSize);
        (_batch, _version) = (batch, batch.Version);
        fixed (float* x = inputs, y = outputs, f = features)
            _forward.Run(batch, x, rows, perPosition, forward, backward, pooling, y, f);
    }

    /// <summary>The backward pass, once after each <see cref="Forward"/>, whose inputs and weights must still be what they were.</summary>
    /// <param name="inputs">As given to <see cref="Forward"/>.</param>
    /// <param name="forward">As given to <see cref="Forward"/>.</param>
    /// <param name="backward">As given to <see cref="Forward"/>.</param>
    /// <param name="outputGradients">∂L/∂outputs, [N, D·H]; empty for zero.</param>
    /// <param name="featureGradients">∂L/∂features, [B, D·H]; empty for zero.</param>
    /// <param name="inputGradients">∂L/∂inputs, written: for distinct inputs the sum over their positions.</param>
    /// <param name="forwardGradients">The forward direction's weights' gradients, written.</param>
    /// <param name="backwardGradients">The backward direction's, where there is one.</param>
    /// <exception cref="InvalidOperationException">There was no forward pass, or the batch has been filled again since.</exception>
    /// <exception cref="ArgumentException">A size does not fit; the message names it, found and expected.</exception>
    /// <exception cref="ObjectDisposedException">The layer or the batch has been disposed of.</exception>
    public void Backward(
        ReadOnlySpan<float> inputs, in GruParameters forward, in GruParameters backward,
        ReadOnlySpan<float> outputGradients, ReadOnlySpan<float> featureGradients, Span<float> inputGradients,
        in GruGradients forwardGradients, in GruGradients backwardGradients)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _batch?.ThrowIfDisposed();
        if (_batch == null || _batch.Version != _version)
            throw new InvalidOperationException("Backward wants the batch of the last Forward, unchanged.");
        RaggedBatch batch = _batch;
        _batch = null;
        Expect("inputs", inputs.Length, _forward.InputRows * (long)Shape.InputSize);
        Expect("inputGradients", inputGradients.Length, inputs.Length);
        forward.Check(Shape);
        forwardGradients.Check(Shape);
        if (Shape.Bidirectional)
        {
            backward.Check(Shape);
            backwardGradients.Check(Shape);
        }
        if (!outputGradients.IsEmpty)
            Expect("outputGradients", outputGradients.Length, batch.Positions * (long)Shape.OutputSize);
        if (!featureGradients.IsEmpty)
            Expect("featureGradients", featureGradients.Length, batch.Rows * (long)Shape.OutputSize);
        fixed (float* x = inputs, dy = outputGradients, df = featureGradients, dx = inputGradients)
            _backward.Run(batch, x, forward, backward, dy, df, dx, forwardGradients, backwardGradients);
    }

    /// <summary>The layout of its buffers.</summary>
    internal GatePanels Panels => _panels;

    /// <summary>What each direction keeps from one pass to the next.</summary>
    internal IReadOnlyList<LayerDirection> Directions => _directions;

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _backward.Dispose();
        foreach (LayerDirection direction in _directions)
            direction.Dispose();
    }

    /// <summary>Runs a pass of every direction of every group through its time steps, and measures how long that takes.</summary>
    private void RunThroughTime(IPartedWork work, int groups)
    {
        long start = Stopwatch.GetTimestamp();
        KernelTeam.Shared.Run(work, _directions.Length * groups, _threads);
        RecurrentTicks += Stopwatch.GetTimestamp() - start;
    }

    private static void Expect(string name, long found, long expected)
    {
        if (found != expected)
            throw new ArgumentException($"{name} has {found} numbers; {expected} were expected.");
    }
}

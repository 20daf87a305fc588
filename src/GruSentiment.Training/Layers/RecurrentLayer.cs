using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>
/// A recurrent layer in training, plain or of long short-term memory, on the kernels: the forward pass and the gradients of
/// <c>nn.RNN</c> and <c>nn.LSTM</c>, but for rounding.
/// </summary>
/// <remarks>
/// Letters: B texts, N positions, U distinct words, In input size, H units, D directions. Texts are not padded. Threads never change a
/// result. Weights are four of each direction, as PyTorch has them.
/// </remarks>
internal sealed unsafe class RecurrentLayer : IKernelLayer, IDisposable
{
    /// <summary>Inputs that one part works on.</summary>
    private const int Together = 32;

    private readonly GruArithmetic _arithmetic = GruArithmetic.For();
    private readonly NativeBuffer<float> _sums = new(); // [inputs, D · gate stride]: the gates' gradients of each input.
    private readonly NativeBuffer<float> _inputGradients = new(); // [inputs, padded In] of each direction.
    private readonly RecurrentPass[] _passes;
    private readonly int _threads;
    private RaggedBatch? _batch;
    private TimePlan _plan = null!;
    private int _version;
    private int _inputs;
    private bool _perPosition;

    /// <param name="shape">Its shape.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor.</param>
    public RecurrentLayer(RecurrentShape shape, int threads)
    {
        Shape = shape;
        _threads = threads == 0 ? Environment.ProcessorCount : threads;
        _passes = [.. Enumerable.Range(0, shape.Directions).Select(direction => new RecurrentPass(shape, direction, _arithmetic))];
    }

    /// <summary>Its shape.</summary>
    public RecurrentShape Shape { get; }

    /// <inheritdoc/>
    public int OutputSize => Shape.OutputSize;

    private int Directions => _passes.Length;

    /// <inheritdoc/>
    public void Forward(KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor answer)
    {
        RaggedBatch batch = call.Batch;
        (_batch, _version, _perPosition) = (batch, batch.Version, call.PerPosition);
        _inputs = _perPosition ? batch.Positions : batch.DistinctCount;
        _plan = batch.PlanFor(_passes[0].Panels.GroupRows);
        Tensor[] all = [.. weights];
        fixed (float* x = TensorData.Of(inputs), target = TensorData.Of(answer))
        {
            float* from = x, to = target;
            int* words = _perPosition ? null : batch.DistinctOfPosition;
            foreach (RecurrentPass pass in _passes)
                pass.Begin(_plan, words, batch.Rows, _inputs, call.Pooling);
            Run(Directions, part => _passes[part].Weights.Pack(Of(all, part)));
            Run(Directions * PartedAction.Blocks(_inputs, Together), part =>
            {
                int first = part / Directions * Together;
                _passes[part % Directions].Project(from, first, Math.Min(Together, _inputs - first));
            });
            Run(Directions * _plan.Groups, part => _passes[part % Directions].Forward(part / Directions, to));
        }
    }

    /// <inheritdoc/>
    public void Backward(
        KernelCall call, Tensor inputs, IReadOnlyList<Tensor> weights, Tensor above, Tensor inputGradients, IReadOnlyList<Tensor> gradients)
    {
        if (_batch is null || _batch.Version != _version)
            throw new InvalidOperationException("Backward wants the batch of the last Forward, unchanged.");
        if (!_perPosition)
            _plan.ListPositions(_batch.RowOfPosition, _inputs);
        _batch = null;
        Tensor[] all = [.. gradients];
        RecurrentWeights layout = _passes[0].Weights;
        nint stride = Directions * layout.Stride;
        float* sums = _sums.Reserve(_inputs * (long)stride);
        fixed (float* x = TensorData.Of(inputs), dy = TensorData.Of(above), dx = TensorData.Of(inputGradients))
        {
            float* from = x, given = dy, to = dx;
            Run(Directions * _plan.Groups, part => _passes[part % Directions].Backward(part / Directions, given));
            int ofStates = Directions * layout.Blocks;
            _inputGradients.Reserve((long)Directions * _inputs * PaddedInput);
            Run(ofStates + PartedAction.Blocks(_inputs, Together), part =>
            {
                if (part < ofStates)
                    _passes[part % Directions].AddStates(part / Directions);
                else
                    SumInputs((part - ofStates) * Together, to);
            });
            Run(ofStates, part =>
            {
                int direction = part % Directions;
                _passes[direction].Weights.AddInputs(part / Directions, from, sums + direction * layout.Stride, stride, _inputs);
            });
            Run(Directions, part => _passes[part].Weights.Unpack(Of(all, part)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RecurrentPass pass in _passes)
            pass.Dispose();
        _sums.Dispose();
        _inputGradients.Dispose();
    }

    private int PaddedInput => _passes[0].Weights.InputBack.Padded(Shape.InputSize);

    private static ReadOnlySpan<Tensor> Of(Tensor[] all, int direction) => all.AsSpan(4 * direction, 4);

    private void Run(int parts, Action<int> part) => PartedAction.Run(parts, _threads, part);

    /// <summary>The gates' gradients of some inputs, summed over their positions, and from them the inputs' own.</summary>
    /// <param name="first">The first input.</param>
    /// <param name="target">[inputs, In], written.</param>
    private void SumInputs(int first, float* target)
    {
        int count = Math.Min(Together, _inputs - first);
        for (int direction = 0; direction < Directions; direction++)
        {
            RecurrentPass pass = _passes[direction];
            nint stride = Directions * pass.Weights.Stride;
            float* sums = _sums.Start + first * stride + direction * pass.Weights.Stride;
            for (int i = 0; i < count; i++)
            {
                int input = first + i;
                if (_perPosition)
                    pass.SumGates(&input, 1, sums + i * stride);
                else
                    pass.SumGates(Positions(input, out int positions), positions, sums + i * stride);
            }
            float* part = _inputGradients.Start + ((long)direction * _inputs + first) * PaddedInput;
            pass.Weights.InputBack.Multiply(sums, stride, count, part, PaddedInput);
            for (int i = 0; i < count; i++)
            {
                float* row = target + (first + i) * (long)Shape.InputSize;
                if (direction == 0)
                    new Span<float>(part + i * (long)PaddedInput, Shape.InputSize).CopyTo(new Span<float>(row, Shape.InputSize));
                else
                    _arithmetic.Add(part + i * (long)PaddedInput, row, Shape.InputSize);
            }
        }
    }

    private int* Positions(int input, out int count)
    {
        count = _plan.DistinctStart[input + 1] - _plan.DistinctStart[input];
        return _plan.DistinctPositions + _plan.DistinctStart[input];
    }
}

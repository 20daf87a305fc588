using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;
using static TorchSharp.torch;

namespace GruSentiment.Training.Layers;

/// <summary>The weights of a direction of a recurrent layer, laid out for a step of training; and the way back for gradients.</summary>
/// <remarks>
/// Letters: G gates, H units, Hp units in whole registers, In input size. PyTorch's rows of a weight are gate after gate, H each; here Hp
/// each, those between being 0.
/// </remarks>
internal sealed unsafe class RecurrentWeights(GruArithmetic arithmetic, int gates, int inputSize, GatePanels panels) : IDisposable
{
    private readonly NativeBuffer<float> _padded = new(); // [G·Hp, In], [G·Hp, H], [G·Hp]
    private readonly NativeBuffer<float> _gradients = new(); // [blocks of 3 registers][depth][3 registers]

    /// <summary>Columns of a row of gates, G·Hp.</summary>
    public int Columns => gates * panels.Padded;

    /// <summary>Blocks of three registers that cover a row of gates.</summary>
    public int Blocks => PartedAction.Blocks(Columns, BlockColumns);

    /// <summary>From one row of gates to the next: room for whole blocks of two and of three registers.</summary>
    public nint Stride => GatePanels.Stride(Math.Max(Blocks * BlockColumns, Input.Padded(Columns)));

    /// <summary>W_ih transposed, [In, G·Hp]: from inputs to gates.</summary>
    public PackedMatrix Input { get; } = new(arithmetic);

    /// <summary>W_hh transposed, [H, G·Hp]: from a state to gates.</summary>
    public PackedMatrix State { get; } = new(arithmetic);

    /// <summary>W_hh, [G·Hp, H]: from the gates' gradients to those of a state.</summary>
    public PackedMatrix StateBack { get; } = new(arithmetic);

    /// <summary>W_ih, [G·Hp, In]: from the gates' gradients to those of an input.</summary>
    public PackedMatrix InputBack { get; } = new(arithmetic);

    /// <summary>b_ih + b_hh, [G·Hp].</summary>
    public float* Bias => _padded.Start + (long)Columns * (inputSize + panels.Hidden);

    private int BlockColumns => 3 * panels.Lanes;

    /// <summary>Lays the weights out.</summary>
    /// <param name="weights">As PyTorch has them: W_ih [G·H, In], W_hh [G·H, H], b_ih [G·H], b_hh [G·H].</param>
    public void Pack(ReadOnlySpan<Tensor> weights)
    {
        ReadOnlySpan<float> biasIh = TensorData.Of(weights[2]), biasHh = TensorData.Of(weights[3]);
        float* ih = _padded.Reserve((long)Columns * (inputSize + panels.Hidden + 1));
        float* hh = ih + (long)Columns * inputSize;
        for (int gate = 0; gate < gates; gate++)
        {
            int unit = gate * panels.Hidden, column = gate * panels.Padded;
            Copy(TensorData.Of(weights[0]), unit, ih, column, inputSize);
            Copy(TensorData.Of(weights[1]), unit, hh, column, panels.Hidden);
            for (int i = 0; i < panels.Hidden; i++)
                Bias[column + i] = biasIh[unit + i] + biasHh[unit + i];
        }
        Input.Pack(ih, inputSize, Columns, depthStride: 1, stride: inputSize);
        State.Pack(hh, panels.Hidden, Columns, depthStride: 1, stride: panels.Hidden);
        StateBack.Pack(hh, Columns, panels.Hidden, depthStride: panels.Hidden, stride: 1);
        InputBack.Pack(ih, Columns, inputSize, depthStride: inputSize, stride: 1);
        _gradients.Reserve((long)Blocks * BlockColumns * (inputSize + panels.Hidden + 1));
    }

    /// <summary>Positions whose products are added at a time: what they are of stays in a second-level cache.</summary>
    private const int Together = 128;

    /// <summary>One block of the gradient of W_hh: the sum over slots of the state before times the gates' gradients.</summary>
    /// <param name="block">The block.</param>
    /// <param name="states">[slots, <see cref="GatePanels.StateStride"/>], and a row of zeros.</param>
    /// <param name="before">[slots]: the row of the state before each.</param>
    /// <param name="tape">[slots, <see cref="Stride"/>]: the gates' gradients.</param>
    /// <param name="slots">How many.</param>
    public void AddStates(int block, float* states, int* before, float* tape, int slots) => Outer(
        StateGradient(block), states, panels.StateStride, before, panels.Hidden, tape + block * BlockColumns, Stride, slots);

    /// <summary>One block of the gradients of W_ih and of the biases.</summary>
    /// <param name="block">The block.</param>
    /// <param name="inputs">[count, In].</param>
    /// <param name="sums">The gates' gradients of each input, summed over its positions.</param>
    /// <param name="sumStride">From one input's to the next.</param>
    /// <param name="count">Inputs.</param>
    public void AddInputs(int block, float* inputs, float* sums, nint sumStride, int count)
    {
        float one = 1;
        Outer(InputGradient(block), inputs, inputSize, null, inputSize, sums + block * BlockColumns, sumStride, count);
        Outer(BiasGradient(block), &one, 0, null, 1, sums + block * BlockColumns, sumStride, count);
    }

    /// <summary>Writes the gradients, when all blocks are added, as PyTorch has them.</summary>
    /// <param name="gradients">In the order of the weights.</param>
    public void Unpack(ReadOnlySpan<Tensor> gradients)
    {
        int size = panels.Hidden;
        Span<float> ih = TensorData.Of(gradients[0]), hh = TensorData.Of(gradients[1]);
        Span<float> biasIh = TensorData.Of(gradients[2]), biasHh = TensorData.Of(gradients[3]);
        for (int row = 0; row < gates * size; row++)
        {
            int column = row / size * panels.Padded + row % size;
            (int block, int at) = (column / BlockColumns, column % BlockColumns);
            for (int k = 0; k < inputSize; k++)
                ih[row * inputSize + k] = InputGradient(block)[k * BlockColumns + at];
            for (int k = 0; k < size; k++)
                hh[row * size + k] = StateGradient(block)[k * BlockColumns + at];
            biasIh[row] = biasHh[row] = BiasGradient(block)[at];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PackedMatrix matrix in (PackedMatrix[])[Input, State, StateBack, InputBack])
            matrix.Dispose();
        _padded.Dispose();
        _gradients.Dispose();
    }

    private float* InputGradient(int block) => _gradients.Start + (long)block * BlockColumns * (inputSize + panels.Hidden + 1);

    private float* StateGradient(int block) => InputGradient(block) + (long)BlockColumns * inputSize;

    private float* BiasGradient(int block) => StateGradient(block) + (long)BlockColumns * panels.Hidden;

    private void Copy(ReadOnlySpan<float> source, int row, float* target, int column, int width) =>
        source.Slice(row * width, panels.Hidden * width).CopyTo(new Span<float>(target + (long)column * width, panels.Hidden * width));

    private void Outer(float* target, float* a, nint stride, int* rows, int depth, float* b, nint secondStride, int count)
    {
        new Span<float>(target, depth * BlockColumns).Clear();
        for (int first = 0; first < count; first += Together)
        {
            arithmetic.OuterProduct(
                rows == null ? a + first * stride : a, stride, rows == null ? null : rows + first, depth, b + first * secondStride,
                secondStride, Math.Min(Together, count - first), target);
        }
    }
}

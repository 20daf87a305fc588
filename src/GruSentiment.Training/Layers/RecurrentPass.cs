using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Training.Layers;

/// <summary>
/// One direction of a <see cref="RecurrentLayer"/> on its way through a batch, and what it keeps for the way back. Each group of texts goes
/// through its time steps on one thread.
/// </summary>
/// <remarks>
/// Letters as there. A slot is a position's place in the order of the <see cref="TimePlan"/>; N slots, and behind them one with the state
/// before a text, which is 0.
/// </remarks>
internal sealed unsafe class RecurrentPass : IDisposable
{
    private readonly RecurrentShape _shape;
    private readonly int _direction;
    private readonly GruArithmetic _arithmetic;
    private readonly CellStep _cell;
    private readonly NativeBuffer<float> _inputs = new(); // [inputs, gate stride]: W_ih x + b_ih + b_hh.
    private readonly NativeBuffer<float> _tape = new(); // [N, gate stride]: gates, then the gradients of their sums.
    private readonly NativeBuffer<float> _states = new(); // [N + 1, state stride].
    private readonly NativeBuffer<float> _memories = new(); // [N + 1, state stride].
    private readonly NativeBuffer<float> _argMax = new(); // [B, state stride]: the step of each maximum, the bits of an integer.
    private readonly NativeBuffer<float> _work = new(); // [3B, state stride].
    private readonly NativeBuffer<int> _before = new(); // [N]: the slot before each.
    private readonly NativeBuffer<int> _slots = new(); // [N]: the slot of each position.
    private TimePlan _plan = null!;
    private int* _inputOfPosition;
    private PoolingKind? _pooling;

    /// <param name="shape">The layer's shape.</param>
    /// <param name="direction">0 forward, 1 backward.</param>
    /// <param name="arithmetic">The kernels.</param>
    public RecurrentPass(RecurrentShape shape, int direction, GruArithmetic arithmetic)
    {
        (_shape, _direction, _arithmetic) = (shape, direction, arithmetic);
        _cell = CellStep.Of(shape.Cell);
        Panels = new GatePanels(shape.HiddenSize, arithmetic.Lanes);
        Weights = new RecurrentWeights(arithmetic, _cell.Gates, shape.InputSize, Panels);
    }

    /// <summary>The layout of a state.</summary>
    public GatePanels Panels { get; }

    /// <summary>The direction's weights.</summary>
    public RecurrentWeights Weights { get; }

    /// <summary>Makes room for a batch.</summary>
    /// <param name="plan">Its order.</param>
    /// <param name="inputOfPosition">[N]: the input at each position; null where each has its own.</param>
    /// <param name="rows">B.</param>
    /// <param name="inputs">How many.</param>
    /// <param name="pooling">How states become features; null for every position's state.</param>
    public void Begin(TimePlan plan, int* inputOfPosition, int rows, int inputs, PoolingKind? pooling)
    {
        (_plan, _pooling) = (plan, pooling);
        _inputOfPosition = inputOfPosition;
        nint stride = Panels.StateStride;
        _inputs.Reserve(inputs * (long)Weights.Stride);
        _tape.Reserve(plan.Positions * (long)Weights.Stride);
        _before.Reserve(plan.Positions);
        _slots.Reserve(plan.Positions);
        _argMax.Reserve(rows * (long)stride);
        _work.Reserve(3L * rows * stride);
        _states.Reserve((plan.Positions + 1L) * stride);
        _memories.Reserve((plan.Positions + 1L) * stride);
        Clear(_states.Start + plan.Positions * stride, 1);
        Clear(_memories.Start + plan.Positions * stride, 1);
    }

    /// <summary>What some inputs give to the gates, wherever they stand.</summary>
    /// <param name="inputs">[inputs, In].</param>
    /// <param name="first">The first.</param>
    /// <param name="count">How many.</param>
    public void Project(float* inputs, int first, int count)
    {
        float* target = _inputs.Start + first * Weights.Stride;
        Weights.Input.Multiply(inputs + first * (long)_shape.InputSize, _shape.InputSize, count, target, Weights.Stride);
        for (int i = 0; i < count; i++)
            _arithmetic.Add(Weights.Bias, target + i * Weights.Stride, Weights.Columns);
    }

    /// <summary>Goes through the time steps of a group.</summary>
    /// <param name="group">Which.</param>
    /// <param name="answer">Features [B, D·H], or states [N, D·H]: this direction's columns are written.</param>
    public void Forward(int group, float* answer)
    {
        nint stride = Panels.StateStride;
        int firstRow = _plan.GroupStart[group], rows = _plan.GroupStart[group + 1] - firstRow;
        int* positions = _plan.FirstPosition(_direction) + firstRow;
        float* pooled = _work.Start + 3L * firstRow * stride;
        var pooling = new StatePooling(_pooling ?? PoolingKind.Last, _arithmetic, Panels);
        new Span<float>(pooled, checked((int)(rows * stride))).Fill(pooling.Start);
        Clear(_argMax.Start + firstRow * stride, rows);
        int firstStep = _plan.StepStart[group], steps = _plan.StepStart[group + 1] - firstStep;
        for (int t = 0; t < steps; t++)
        {
            int slot = _plan.StepSlot[firstStep + t], active = _plan.Active[firstStep + t];
            int before = t == 0 ? _plan.Positions : _plan.StepSlot[firstStep + t - 1];
            MultiplyStates(slot, active, before, isFirst: t == 0);
            for (int r = 0; r < active; r++)
            {
                int position = positions[r] + t * TimePlan.Stride(_direction);
                float* state = Step(slot + r, position, t == 0 ? before : before + r);
                if (_pooling is null)
                    Write(state, answer + position * (long)_shape.OutputSize);
                else
                    pooling.Add(state, pooled + r * stride, _argMax.Start + (firstRow + r) * stride, t);
            }
            int staying = t + 1 < steps ? _plan.Active[firstStep + t + 1] : 0;
            for (int r = staying; _pooling is not null && r < active; r++)
            {
                float* features = answer + _plan.RowOrder[firstRow + r] * (long)_shape.OutputSize + _direction * _shape.HiddenSize;
                pooling.Read(
                    _states.Start + (slot + r) * stride, pooled + r * stride, t + 1, new Span<float>(features, _shape.HiddenSize));
            }
        }
    }

    /// <summary>Goes back through the time steps of a group: gates become the gradients of their sums.</summary>
    /// <param name="group">Which.</param>
    /// <param name="above">∂L/∂features [B, D·H], or ∂L/∂states [N, D·H].</param>
    public void Backward(int group, float* above)
    {
        nint stride = Panels.StateStride;
        int firstRow = _plan.GroupStart[group], rows = _plan.GroupStart[group + 1] - firstRow;
        float* carry = _work.Start + 3L * firstRow * stride, memory = carry + rows * stride, features = memory + rows * stride;
        Clear(carry, 3 * rows);
        if (_pooling is not null)
            ReadFeatureGradients(group, firstRow, above, _pooling == PoolingKind.Last ? carry : features);
        for (int step = _plan.StepStart[group + 1] - 1; step >= _plan.StepStart[group]; step--)
        {
            int slot = _plan.StepSlot[step], active = _plan.Active[step], t = step - _plan.StepStart[group];
            for (int r = 0; r < active; r++)
            {
                AddFromAbove(firstRow + r, t, above, features + r * stride, carry + r * stride);
                int at = slot + r;
                _cell.Backward(
                    _tape.Start + at * Weights.Stride, _memories.Start + _before.Start[at] * stride, _states.Start + at * stride,
                    _memories.Start + at * stride, carry + r * stride, memory + r * stride, Panels.Padded);
            }
            if (t > 0)
                Weights.StateBack.Multiply(_tape.Start + slot * Weights.Stride, Weights.Stride, active, carry, stride);
        }
    }

    /// <summary>One block of the gradient of W_hh, after all groups went back.</summary>
    public void AddStates(int block) => Weights.AddStates(block, _states.Start, _before.Start, _tape.Start, _plan.Positions);

    /// <summary>Sums the gates' gradients of some positions.</summary>
    /// <param name="positions">At least one.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">[gates], written.</param>
    public void SumGates(int* positions, int count, float* target)
    {
        int columns = (int)Weights.Stride;
        for (int i = 0; i < count; i++)
        {
            float* source = _tape.Start + _slots.Start[positions[i]] * Weights.Stride;
            if (i == 0)
                new ReadOnlySpan<float>(source, columns).CopyTo(new Span<float>(target, columns));
            else
                _arithmetic.Add(source, target, columns);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Weights.Dispose();
        foreach (NativeBuffer<float> buffer in (NativeBuffer<float>[])[_inputs, _tape, _states, _memories, _argMax, _work])
            buffer.Dispose();
        _before.Dispose();
        _slots.Dispose();
    }

    private void Clear(float* rows, int count) => new Span<float>(rows, checked((int)(count * Panels.StateStride))).Clear();

    private void MultiplyStates(int slot, int active, int before, bool isFirst)
    {
        float* tape = _tape.Start + slot * Weights.Stride;
        if (isFirst)
            new Span<float>(tape, checked((int)(active * Weights.Stride))).Clear();
        else
            Weights.State.Multiply(_states.Start + before * Panels.StateStride, Panels.StateStride, active, tape, Weights.Stride);
    }

    private float* Step(int slot, int position, int before)
    {
        nint stride = Panels.StateStride;
        (_slots.Start[position], _before.Start[slot]) = (slot, before);
        float* state = _states.Start + slot * stride;
        int input = _inputOfPosition == null ? position : _inputOfPosition[position];
        _cell.Forward(
            _tape.Start + slot * Weights.Stride, _inputs.Start + input * Weights.Stride, _memories.Start + before * stride,
            state, _memories.Start + slot * stride, Panels.Padded);
        return state;
    }

    private void Write(float* state, float* row) => new ReadOnlySpan<float>(state, _shape.HiddenSize)
        .CopyTo(new Span<float>(row + _direction * _shape.HiddenSize, _shape.HiddenSize));

    /// <summary>A mean's gradient is the same at every step, a maximum's belongs to one, the last state's begins the way back.</summary>
    private void ReadFeatureGradients(int group, int firstRow, float* above, float* target)
    {
        int step = _plan.StepStart[group], length = _plan.StepStart[group + 1] - step;
        for (int row = firstRow; row < _plan.GroupStart[group + 1]; row++, target += Panels.StateStride)
        {
            while (_plan.Active[step + length - 1] <= row - firstRow)
                length--;
            float* source = above + _plan.RowOrder[row] * (long)_shape.OutputSize + _direction * _shape.HiddenSize;
            for (int i = 0; i < _shape.HiddenSize; i++)
                target[i] = _pooling == PoolingKind.Mean ? source[i] / length : source[i];
        }
    }

    private void AddFromAbove(int row, int t, float* above, float* features, float* carry)
    {
        if (_pooling == PoolingKind.Mean)
            _arithmetic.Add(features, carry, Panels.Padded);
        else if (_pooling == PoolingKind.Max)
            _arithmetic.AddWhereMax(features, _argMax.Start + row * Panels.StateStride, carry, Panels.Padded, t);
        if (_pooling is not null)
            return;
        int position = _plan.FirstPosition(_direction)[row] + t * TimePlan.Stride(_direction);
        float* source = above + position * (long)_shape.OutputSize + _direction * _shape.HiddenSize;
        _arithmetic.Add(source, carry, _shape.HiddenSize);
    }
}

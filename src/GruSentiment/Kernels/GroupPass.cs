using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// The forward pass of one direction over one group of rows, through all its time steps: it waits for no other thread, and the states and
/// the recurrent weights stay in this core's caches. In inference the states alternate between two buffers; in training all are kept.
/// </summary>
internal unsafe struct GroupPass
{
    /// <summary>The kernels.</summary>
    public GruArithmetic Arithmetic;

    /// <summary>The layout.</summary>
    public GatePanels Panels;

    /// <summary>The batch's order.</summary>
    public TimePlan Plan;

    /// <summary>W_hh, [panels][H][r, z, n].</summary>
    public float* Recurrent;

    /// <summary>What the recurrent sums start from, [panels][r, z, n].</summary>
    public float* Bias;

    /// <summary>The input side, W_ih x + b: [panels][r, z, n] for each input.</summary>
    public float* Inputs;

    /// <summary>
    /// [U]: where each distinct input's side lies, in floats from <see cref="Inputs"/>; null where input u lies at u times
    /// <see cref="InputStride"/>.
    /// </summary>
    public nint* InputOffsets;

    /// <summary>From one input to the next, in floats, where <see cref="InputOffsets"/> is null.</summary>
    public nint InputStride;

    /// <summary>[N]: the distinct input at each position; null where every position has an input of its own.</summary>
    public int* InputOfPosition;

    /// <summary>0 forward, 1 backward.</summary>
    public int Direction;

    /// <summary>[slots, state stride], kept for the backward pass; null in inference.</summary>
    public float* States;

    /// <summary>[slots, tape stride], kept for the backward pass; null in inference.</summary>
    public float* Tape;

    /// <summary>Every position's state, this direction's columns of [N, D·H]; null where they are not wanted.</summary>
    public float* Outputs;

    /// <summary>Each row's states pooled, this direction's columns of [B, D·H]; null where they are not wanted.</summary>
    public float* Features;

    /// <summary>D·H.</summary>
    public int OutputSize;

    /// <summary>How the states become <see cref="Features"/>.</summary>
    public PoolingKind Pooling;

    /// <summary>[B in row order, state stride]: the step of each maximum, the bits of an integer; null in inference.</summary>
    public float* ArgMax;

    /// <summary>Room for <see cref="WorkspaceFloats"/> of every group.</summary>
    public float* Workspace;

    /// <summary>Floats of workspace for so many rows.</summary>
    public static long WorkspaceFloats(GatePanels panels, int rows) =>
        rows * (4 * (long)panels.StateStride + (3 * panels.Lanes + 15) / 16 * 16 + 16);

    /// <summary>Runs a group through time.</summary>
    /// <param name="group">Which.</param>
    public readonly void Run(int group)
    {
        int firstRow = Plan.GroupStart[group];
        int rows = Plan.GroupStart[group + 1] - firstRow;
        int hidden = Panels.Hidden;
        nint stride = Panels.StateStride;
        int* firstPosition = Plan.FirstPosition(Direction) + firstRow;
        int stepStride = TimePlan.Stride(Direction);
        float* memory = Workspace + WorkspaceFloats(Panels, 1) * firstRow;
        nint* inputOfRow = (nint*)memory;
        float* pooled = memory + 16 * rows;
        float* argMax = ArgMax != null ? ArgMax + firstRow * stride : pooled + rows * stride;
        float* even = pooled + 2 * rows * stride;
        float* odd = even + rows * stride;
        new Span<float>(even, (int)(rows * stride)).Clear();
        new Span<float>(pooled, (int)(rows * stride)).Fill(new StatePooling(Pooling, Arithmetic, Panels).Start);
        new Span<float>(argMax, (int)(rows * stride)).Clear();
        var step = new GruStep
        {
            Panels = Panels.Count,
            StateStride = stride,
            Recurrent = Recurrent,
            PanelSize = (nint)hidden * 3 * Panels.Lanes,
            Bias = Bias,
            Inputs = Inputs,
            InputOfRow = inputOfRow,
            TapeStride = Panels.TapeStride,
            Previous = even,
            Maxima = Tape == null && Features != null && Pooling == PoolingKind.Max ? pooled : null,
            Scratch = odd + rows * stride,
        };
        int steps = Plan.StepStart[group + 1] - Plan.StepStart[group];
        for (int t = 0; t < steps; t++)
        {
            int slot = Plan.StepSlot[Plan.StepStart[group] + t];
            step.Rows = Plan.Active[Plan.StepStart[group] + t];
            step.Depth = t == 0 ? 0 : hidden;
            step.Next = States != null ? States + slot * stride : t % 2 == 0 ? odd : even;
            step.Tape = Tape != null ? Tape + slot * step.TapeStride : null;
            for (int r = 0; r < step.Rows; r++)
                inputOfRow[r] = InputOffset(firstPosition[r] + t * stepStride);
            if (Tape == null)
                Arithmetic.Infer(step);
            else
                Arithmetic.Forward(step);
            if (Outputs != null)
                WriteOutputs(step, firstPosition, t * stepStride);
            if (Features != null)
                Pool(step, t, t + 1 < steps ? Plan.Active[Plan.StepStart[group] + t + 1] : 0, firstRow, pooled, argMax);
            step.Previous = step.Next;
        }
    }

    private readonly nint InputOffset(int position)
    {
        int input = InputOfPosition == null ? position : InputOfPosition[position];
        return InputOffsets == null ? input * InputStride : InputOffsets[input];
    }

    private readonly void WriteOutputs(in GruStep step, int* firstPosition, int moved)
    {
        int bytes = Panels.Hidden * sizeof(float);
        for (int r = 0; r < step.Rows; r++)
        {
            float* target = Outputs + (firstPosition[r] + moved) * (long)OutputSize;
            Buffer.MemoryCopy(step.Next + r * step.StateStride, target, bytes, bytes);
        }
    }

    /// <summary>
    /// Adds a step's states to the pooled ones, where the step has not, and writes the features of the rows that end with this step.
    /// </summary>
    /// <param name="step">The step just computed.</param>
    /// <param name="t">Its number, from 0.</param>
    /// <param name="staying">Rows that have a further step; those from here on end.</param>
    /// <param name="firstRow">The group's first row, in row order.</param>
    /// <param name="pooled">[rows, state stride]: sums or maxima so far.</param>
    /// <param name="argMax">[rows, state stride]: the steps of the maxima.</param>
    private readonly void Pool(in GruStep step, int t, int staying, int firstRow, float* pooled, float* argMax)
    {
        nint stride = step.StateStride;
        var pooling = new StatePooling(Pooling, Arithmetic, Panels);
        for (int r = 0; step.Maxima == null && r < step.Rows; r++)
            pooling.Add(step.Next + r * stride, pooled + r * stride, argMax + r * stride, t);
        for (int r = staying; r < step.Rows; r++)
        {
            var features = new Span<float>(Features + Plan.RowOrder[firstRow + r] * (long)OutputSize, Panels.Hidden);
            pooling.Read(step.Next + r * stride, pooled + r * stride, t + 1, features);
        }
    }
}

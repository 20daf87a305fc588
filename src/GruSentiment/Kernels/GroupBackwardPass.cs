using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// The backward pass of one direction over one group of rows, through all its time steps (backpropagation through time). The tape's
/// activations become gradients in place. Every hundred positions or so, while they are still in this core's cache, one product adds them
/// to the group's share of the recurrent weights' gradients.
/// </summary>
internal unsafe struct GroupBackwardPass
{
    /// <summary>The kernels.</summary>
    public GruArithmetic Arithmetic;

    /// <summary>The layout.</summary>
    public GatePanels Panels;

    /// <summary>The batch's order.</summary>
    public TimePlan Plan;

    /// <summary>W_hh as <see cref="GatePanels.PackForBackward"/> lays it out, [pairs of registers][gates][2 registers].</summary>
    public float* Recurrent;

    /// <summary>0 forward, 1 backward.</summary>
    public int Direction;

    /// <summary>[N], written: the slot of each position.</summary>
    public int* SlotOfPosition;

    /// <summary>[slots, state stride].</summary>
    public float* States;

    /// <summary>[slots, tape stride]: activations, replaced by gradients.</summary>
    public float* Tape;

    /// <summary>∂L/∂outputs, this direction's columns of [N, D·H]; null if there is none.</summary>
    public float* OutputGradients;

    /// <summary>∂L/∂features, this direction's columns of [B, D·H]; null if there is none.</summary>
    public float* FeatureGradients;

    /// <summary>D·H.</summary>
    public int OutputSize;

    /// <summary>How the states became the features.</summary>
    public PoolingKind Pooling;

    /// <summary>[B in row order, state stride]: the step of each maximum, the bits of an integer.</summary>
    public float* ArgMax;

    /// <summary>[groups][<see cref="ShareFloats"/>]: each group's share of the gradients, W_hh's panels and then b_hh's.</summary>
    public float* Shares;

    /// <summary>Room for <see cref="WorkspaceFloats"/> of every group.</summary>
    public float* Workspace;

    /// <summary>Positions added at a time: their tape, the weights and the gradients fit a second-level cache of a megabyte.</summary>
    private const int Block = 128;

    /// <summary>Floats of a group's share.</summary>
    public static long ShareFloats(GatePanels panels) => (panels.Hidden + 1L) * panels.Gates;

    /// <summary>Floats of workspace for so many rows.</summary>
    public static long WorkspaceFloats(GatePanels panels, int rows) => 4L * rows * panels.StateStride;

    /// <summary>Runs a group through time, from its last step to its first.</summary>
    /// <param name="group">Which.</param>
    public readonly void Run(int group)
    {
        int firstRow = Plan.GroupStart[group];
        int rows = Plan.GroupStart[group + 1] - firstRow;
        nint stride = Panels.StateStride;
        float* memory = Workspace + 4L * firstRow * stride;
        new Span<float>(memory, (int)((3 * rows + 1) * stride)).Clear();
        float* direct = memory + rows * stride;
        float* features = direct + rows * stride;
        float* zeros = features + rows * stride;
        if (FeatureGradients != null)
            ReadFeatureGradients(group, firstRow, rows, features, memory);
        var step = new GruBackwardStep
        {
            Panels = Panels.Count,
            TapeStride = Panels.TapeStride,
            Carry = memory,
            Direct = direct,
            Stride = stride,
        };
        float* share = Shares + group * ShareFloats(Panels);
        new Span<float>(share, checked((int)ShareFloats(Panels))).Clear();
        int steps = Plan.StepStart[group + 1] - Plan.StepStart[group];
        int pendingEnd = Plan.StepSlot[Plan.StepStart[group] + steps - 1] + Plan.Active[Plan.StepStart[group] + steps - 1];
        for (int t = steps - 1; t >= 0; t--)
        {
            int at = Plan.StepStart[group] + t;
            int slot = Plan.StepSlot[at];
            step.Rows = Plan.Active[at];
            step.Previous = t == 0 ? zeros : States + Plan.StepSlot[at - 1] * stride;
            step.PreviousStride = t == 0 ? 0 : stride;
            step.Tape = Tape + slot * step.TapeStride;
            step.TapeBefore = t == 0 ? null : Tape + Plan.StepSlot[at - 1] * step.TapeStride;
            AddGradients(step, firstRow, slot, t, features);
            Arithmetic.Backward(step);
            if (t > 0)
                CarryToPreviousStates(step);
            bool goesOn = t > 1 && pendingEnd - slot + Plan.Active[at - 1] <= Block;
            if (goesOn)
                continue;
            AddToShare(share, slot, pendingEnd - slot, t == 0 ? 0 : Panels.Hidden);
            pendingEnd = slot;
        }
    }

    /// <summary>Adds the gradients of some neighbouring slots to the group's share: δᵀ h(t-1) and the sums of δ.</summary>
    /// <param name="share">The group's share.</param>
    /// <param name="slot">The first slot.</param>
    /// <param name="count">How many.</param>
    /// <param name="depth">H; 0 at the first step, where h(t-1) is zero.</param>
    private readonly void AddToShare(float* share, int slot, int count, int depth)
    {
        float one = 1;
        int gates = 3 * Panels.Lanes;
        float* tape = Tape + slot * Panels.TapeStride;
        float* bias = share + (long)Panels.Hidden * Panels.Gates;
        for (int j = 0; j < Panels.Count; j++)
        {
            Arithmetic.OuterProduct(
                States, Panels.StateStride, Plan.SlotBefore + slot, depth, tape + j * gates, Panels.TapeStride, count,
                share + (long)j * Panels.Hidden * gates);
            Arithmetic.OuterProduct(&one, 0, null, 1, tape + j * gates, Panels.TapeStride, count, bias + j * gates);
        }
    }

    /// <summary>
    /// Reads the features' gradients: the last state's is what the backward pass of a row begins with, a mean's is the same at every step,
    /// and a maximum's belongs to one step.
    /// </summary>
    /// <param name="group">Which.</param>
    /// <param name="firstRow">Its first row, in row order.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="features">[rows, state stride], written for mean and maximum.</param>
    /// <param name="carry">[rows, state stride], written for the last state.</param>
    private readonly void ReadFeatureGradients(int group, int firstRow, int rows, float* features, float* carry)
    {
        int step = Plan.StepStart[group];
        int length = Plan.StepStart[group + 1] - step;
        for (int r = 0; r < rows; r++)
        {
            while (Plan.Active[step + length - 1] <= r)
                length--;
            float* target = (Pooling == PoolingKind.Last ? carry : features) + r * Panels.StateStride;
            var source = new ReadOnlySpan<float>(FeatureGradients + Plan.RowOrder[firstRow + r] * (long)OutputSize, Panels.Hidden);
            for (int i = 0; i < source.Length; i++)
                target[i] = Pooling == PoolingKind.Mean ? source[i] / length : source[i];
        }
    }

    /// <summary>Adds the gradients that come from outside to a step's carry, and notes the slot of each of its positions.</summary>
    private readonly void AddGradients(in GruBackwardStep step, int firstRow, int slot, int t, float* features)
    {
        nint stride = step.Stride;
        int* firstPosition = Plan.FirstPosition(Direction) + firstRow;
        for (int r = 0; r < step.Rows; r++)
        {
            int position = firstPosition[r] + t * TimePlan.Stride(Direction);
            SlotOfPosition[position] = slot + r;
            float* carry = step.Carry + r * stride;
            if (OutputGradients != null)
                Arithmetic.Add(OutputGradients + position * (long)OutputSize, carry, Panels.Hidden);
            if (FeatureGradients == null)
                continue;
            if (Pooling == PoolingKind.Mean)
                Arithmetic.Add(features + r * stride, carry, Panels.Padded);
            else if (Pooling == PoolingKind.Max)
                Arithmetic.AddWhereMax(features + r * stride, ArgMax + (firstRow + r) * stride, carry, Panels.Padded, t);
        }
    }

    /// <summary>Carry := [δr, δz, r·δn] · W_hh, the part of ∂L/∂h(t-1) that comes through the recurrent product.</summary>
    private readonly void CarryToPreviousStates(in GruBackwardStep step)
    {
        int width = 2 * Panels.Lanes;
        for (int pair = 0; pair < Panels.StateColumns(Panels.Hidden); pair++)
        {
            Arithmetic.StateProduct(
                step.Tape, step.TapeStride, step.Rows, Panels.Gates, Recurrent + (long)pair * Panels.Gates * width,
                step.Carry + pair * width, step.Stride);
        }
    }
}

using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// One direction of one group of rows carried through all its time steps: no meeting with other threads, the states and the recurrent
/// weights in this core's caches. In use the states come and go in two buffers; in training every one is kept.
/// </summary>
internal unsafe struct GroupPass
{
    /// <summary>The kernels.</summary>
    public GruArithmetic Arithmetic;

    /// <summary>The layout.</summary>
    public GatePanels Panels;

    /// <summary>The batch's order.</summary>
    public TimePlan Plan;

    /// <summary>Recurrent weights in panels.</summary>
    public float* Recurrent;

    /// <summary>What the recurrent sums start from.</summary>
    public float* Bias;

    /// <summary>Base of the input side.</summary>
    public float* Inputs;

    /// <summary>Where a distinct input's side lies, in floats from <see cref="Inputs"/>; null: at its number times <see cref="InputStride"/>.</summary>
    public nint* InputOffsets;

    /// <summary>From one input to the next, where <see cref="InputOffsets"/> is null.</summary>
    public nint InputStride;

    /// <summary>[N]: the distinct input at each position; null where every position has an input of its own.</summary>
    public int* InputOfPosition;

    /// <summary>0 forward, 1 backward.</summary>
    public int Direction;

    /// <summary>[slots, state stride], kept for the way back; null in use.</summary>
    public float* States;

    /// <summary>[slots, tape stride], for the way back; null in use.</summary>
    public float* Tape;

    /// <summary>Every position's state, this direction's columns of [N, D·H]; null where nobody asks.</summary>
    public float* Outputs;

    /// <summary>This direction's columns of [B, D·H]; null where nobody asks.</summary>
    public float* Features;

    /// <summary>D·H.</summary>
    public int OutputSize;

    /// <summary>What <see cref="Features"/> are.</summary>
    public TimeReadout Readout;

    /// <summary>[B in row order, state stride]: at which step each maximum was found, as bits; null in use.</summary>
    public float* BestStep;

    /// <summary>Room for <see cref="WorkspaceFloats"/> of every group.</summary>
    public float* Workspace;

    /// <summary>Floats of workspace for so many rows.</summary>
    public static long WorkspaceFloats(GatePanels panels, int rows) => rows * (4 * (long)panels.StateStride + (3 * panels.Lanes + 15) / 16 * 16 + 16);

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
        float* best = memory + 16 * rows;
        float* bestStep = BestStep != null ? BestStep + firstRow * stride : best + rows * stride;
        float* even = best + 2 * rows * stride;
        float* odd = even + rows * stride;
        new Span<float>(even, (int)(rows * stride)).Clear();
        new Span<float>(best, (int)(rows * stride)).Fill(Readout == TimeReadout.Max ? float.NegativeInfinity : 0);
        new Span<float>(bestStep, (int)(rows * stride)).Clear();
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
            Arithmetic.Forward(step);
            if (Outputs != null)
                CopyOut(step, firstPosition, t * stepStride);
            if (Features != null)
                ReadOut(step, t, t + 1 < steps ? Plan.Active[Plan.StepStart[group] + t + 1] : 0, firstRow, best, bestStep);
            step.Previous = step.Next;
        }
    }

    private readonly nint InputOffset(int position)
    {
        int input = InputOfPosition == null ? position : InputOfPosition[position];
        return InputOffsets == null ? input * InputStride : InputOffsets[input];
    }

    private readonly void CopyOut(in GruStep step, int* firstPosition, int moved)
    {
        int bytes = Panels.Hidden * sizeof(float);
        for (int r = 0; r < step.Rows; r++)
        {
            float* target = Outputs + (firstPosition[r] + moved) * (long)OutputSize;
            Buffer.MemoryCopy(step.Next + r * step.StateStride, target, bytes, bytes);
        }
    }

    /// <summary>Takes a step's states in; rows from <paramref name="staying"/> on have now ended, and their features are written.</summary>
    private readonly void ReadOut(in GruStep step, int t, int staying, int firstRow, float* best, float* bestStep)
    {
        nint stride = step.StateStride;
        if (Readout != TimeReadout.Last)
        {
            for (int r = 0; r < step.Rows; r++)
            {
                float* state = step.Next + r * stride;
                if (Readout == TimeReadout.Max)
                    Arithmetic.Max(state, best + r * stride, bestStep + r * stride, Panels.Padded, t);
                else
                    Arithmetic.Add(state, best + r * stride, Panels.Padded);
            }
        }
        for (int r = staying; r < step.Rows; r++)
        {
            float* source = Readout == TimeReadout.Last ? step.Next + r * stride : best + r * stride;
            var features = new Span<float>(Features + Plan.RowOrder[firstRow + r] * (long)OutputSize, Panels.Hidden);
            new ReadOnlySpan<float>(source, Panels.Hidden).CopyTo(features);
            if (Readout == TimeReadout.Mean)
            {
                foreach (ref float feature in features)
                    feature /= t + 1;
            }
        }
    }
}

namespace GruSentiment.Kernels;

/// <summary>
/// What a direction of a layer in training keeps between its forward and its backward pass, and from one step to the next.
/// </summary>
internal sealed unsafe class LayerDirection(GatePanels panels, int inputSize) : IDisposable
{
    /// <summary>Its weights, packed.</summary>
    public PackedDirection Weights { get; } = new(panels, inputSize);

    /// <summary>W_hh, as <see cref="GatePanels.PackForBackward"/> lays it out.</summary>
    public NativeBuffer<float> BackwardRecurrent { get; } = new();

    /// <summary>[inputs, gate stride]: W_ih x + b.</summary>
    public NativeBuffer<float> Inputs { get; } = new();

    /// <summary>[slots, state stride].</summary>
    public NativeBuffer<float> States { get; } = new();

    /// <summary>[slots, tape stride]: activations, then gradients before the activations.</summary>
    public NativeBuffer<float> Tape { get; } = new();

    /// <summary>[B in row order, state stride]: the step of each maximum.</summary>
    public NativeBuffer<float> ArgMax { get; } = new();

    /// <summary>[N]: the slot of each position.</summary>
    public NativeBuffer<int> SlotOfPosition { get; } = new();

    /// <summary>Workspace of the groups' passes.</summary>
    public NativeBuffer<float> Workspace { get; } = new();

    /// <summary>[groups][<see cref="GroupBackwardPass.ShareFloats"/>]: their shares of the recurrent weights' gradients.</summary>
    public NativeBuffer<float> Shares { get; } = new();

    /// <summary>The input weights' gradients in panels, and then b_ih's.</summary>
    public NativeBuffer<float> InputGradient { get; } = new();

    /// <summary>Makes room for a batch.</summary>
    /// <param name="rows">B.</param>
    /// <param name="positions">N.</param>
    /// <param name="inputs">U, or N where every position has an input of its own.</param>
    public void Reserve(int rows, int positions, int inputs)
    {
        Inputs.Reserve(inputs * (long)panels.GateStride);
        States.Reserve(positions * (long)panels.StateStride);
        Tape.Reserve(positions * (long)panels.TapeStride);
        SlotOfPosition.Reserve(positions);
        ArgMax.Reserve(rows * (long)panels.StateStride);
        Workspace.Reserve(Math.Max(GroupPass.WorkspaceFloats(panels, rows), GroupBackwardPass.WorkspaceFloats(panels, rows)));
        BackwardRecurrent.Reserve((long)panels.StateColumns(panels.Hidden) * panels.Gates * 2 * panels.Lanes);
        InputGradient.Reserve((long)panels.Gates * (inputSize + 1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Weights.Dispose();
        BackwardRecurrent.Dispose();
        Inputs.Dispose();
        States.Dispose();
        Tape.Dispose();
        ArgMax.Dispose();
        SlotOfPosition.Dispose();
        Workspace.Dispose();
        Shares.Dispose();
        InputGradient.Dispose();
    }
}

namespace GruSentiment.Kernels;

/// <summary>What a direction of a layer in training keeps between its way forward and its way back, and from one step to the next.</summary>
internal sealed unsafe class LayerDirection(GatePanels panels, int inputSize) : IDisposable
{
    /// <summary>Its weights, packed.</summary>
    public PackedDirection Weights { get; } = new(panels, inputSize);

    /// <summary>W_hh packed for the way back.</summary>
    public NativeBuffer<float> RecurrentBack { get; } = new();

    /// <summary>[distinct inputs, gate stride]: W_ih x + b.</summary>
    public NativeBuffer<float> Inputs { get; } = new();

    /// <summary>[slots, state stride].</summary>
    public NativeBuffer<float> States { get; } = new();

    /// <summary>[slots, tape stride]: activations, then gradients before the activations.</summary>
    public NativeBuffer<float> Tape { get; } = new();

    /// <summary>[B, state stride]: where each maximum was found.</summary>
    public NativeBuffer<float> BestStep { get; } = new();

    /// <summary>[N]: the slot of each position.</summary>
    public NativeBuffer<int> SlotOfPosition { get; } = new();

    /// <summary>Workspace of the groups.</summary>
    public NativeBuffer<float> Workspace { get; } = new();

    /// <summary>The groups' shares of the recurrent weights' gradients.</summary>
    public NativeBuffer<float> Shares { get; } = new();

    /// <summary>The input weights' gradients in panels, and then b_ih's.</summary>
    public NativeBuffer<float> InputGradient { get; } = new();

    /// <summary>Makes room for the way forward.</summary>
    public void Reserve(int rows, int positions, int inputs)
    {
        Inputs.Reserve(inputs * (long)panels.GateStride);
        States.Reserve(positions * (long)panels.StateStride);
        Tape.Reserve(positions * (long)panels.TapeStride);
        SlotOfPosition.Reserve(positions);
        BestStep.Reserve(rows * (long)panels.StateStride);
        Workspace.Reserve(Math.Max(GroupPass.WorkspaceFloats(panels, rows), GroupPassBack.WorkspaceFloats(panels, rows)));
        RecurrentBack.Reserve((long)panels.StateColumns(panels.Hidden) * panels.Gates * 2 * panels.Lanes);
        InputGradient.Reserve((long)panels.Gates * (inputSize + 1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Weights.Dispose();
        RecurrentBack.Dispose();
        Inputs.Dispose();
        States.Dispose();
        Tape.Dispose();
        BestStep.Dispose();
        SlotOfPosition.Dispose();
        Workspace.Dispose();
        Shares.Dispose();
        InputGradient.Dispose();
    }
}

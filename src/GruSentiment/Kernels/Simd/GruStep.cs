namespace GruSentiment.Kernels.Simd;

/// <summary>
/// One time step of some rows in one direction: what the gates read and write. Rows lie a stride apart; units are padded to whole
/// registers. Strides and offsets are in floats.
/// </summary>
internal unsafe struct GruStep
{
    /// <summary>Rows still running at this step.</summary>
    public int Rows;

    /// <summary>H, the depth of the recurrent product; 0 at the first step, where the state before is zero.</summary>
    public int Depth;

    /// <summary>Panels of units: padded H / lanes.</summary>
    public int Panels;

    /// <summary>The states before, h(t-1) [rows, padded H].</summary>
    public float* Previous;

    /// <summary>The states after, h(t) [rows, padded H], written.</summary>
    public float* Next;

    /// <summary>From one row of states to the next.</summary>
    public nint StateStride;

    /// <summary>Recurrent weights, [panels][H][3 registers].</summary>
    public float* Recurrent;

    /// <summary>Floats in a panel of <see cref="Recurrent"/>.</summary>
    public nint PanelSize;

    /// <summary>What the recurrent product starts from, [panels][3 registers]: 0, 0, b_hn.</summary>
    public float* Bias;

    /// <summary>The input side, W_ih x + b_ih (+ b_hr, b_hz), [panels][3 registers] each.</summary>
    public float* Inputs;

    /// <summary>Where each row's input lies, in floats from <see cref="Inputs"/>.</summary>
    public nint* InputOfRow;

    /// <summary>Per row, kept for the backward pass: [panels][r, z, W_hn h + b_hn], then n [padded H]. Null when there is none.</summary>
    public float* Tape;

    /// <summary>From one row of the tape to the next.</summary>
    public nint TapeStride;

    /// <summary>In inference: the largest of each row's states so far, [rows, padded H], changed. Null where they are not wanted.</summary>
    public float* Maxima;

    /// <summary>Room for [rows][3 registers].</summary>
    public float* Scratch;
}

/// <summary>
/// One time step of the backward pass. The tape's activations are replaced by gradients: [panels][δr, δz, r·δn], then δn. Strides are in
/// floats.
/// </summary>
internal unsafe struct GruBackwardStep
{
    /// <summary>Rows running at this step.</summary>
    public int Rows;

    /// <summary>Panels of units: padded H / lanes.</summary>
    public int Panels;

    /// <summary>The states before, h(t-1) [rows, padded H].</summary>
    public float* Previous;

    /// <summary>From one row of <see cref="Previous"/> to the next; 0 repeats one row of zeros.</summary>
    public nint PreviousStride;

    /// <summary>The tape's rows of this step, in <see cref="GruStep.Tape"/>'s layout, changed.</summary>
    public float* Tape;

    /// <summary>From one row of the tape to the next.</summary>
    public nint TapeStride;

    /// <summary>The tape's rows of step t-1, which the backward pass reads next, to be fetched meanwhile; null at the first step.</summary>
    public float* TapeBefore;

    /// <summary>In: the part of ∂L/∂h(t) that came through the recurrent product and from outside, [rows, padded H].</summary>
    public float* Carry;

    /// <summary>In: the part of ∂L/∂h(t) that came straight through z(t+1); out: that for h(t-1). [rows, padded H].</summary>
    public float* Direct;

    /// <summary>From one row of <see cref="Carry"/> and <see cref="Direct"/> to the next.</summary>
    public nint Stride;
}

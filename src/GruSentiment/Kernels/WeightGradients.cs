using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// The gradients of a direction's weights: one product over all positions, panel by panel. Each number is a single sum over positions in
/// their order, whoever computes its panel, so the result does not depend on the number of threads.
/// </summary>
internal readonly unsafe struct WeightGradients(GruArithmetic arithmetic, GatePanels panels, TimePlan plan, LayerDirection direction)
{
    /// <summary>Positions taken together, so that their rows stay in the second-level cache from panel to panel.</summary>
    private const int Block = 128;

    /// <summary>∂L/∂W_hh = Σ δᵀ h(t-1) and ∂L/∂b_hh = Σ δ over the tape, for some panels, into [3H, H] and [3H].</summary>
    public void Recurrent(int firstPanel, int endPanel, float* weight, float* bias)
    {
        Clear(direction.RecurrentGradient, panels.Hidden, firstPanel, endPanel);
        Clear(direction.RecurrentBiasGradient, 1, firstPanel, endPanel);
        for (int g = 0; g < plan.Groups; g++)
        {
            int first = plan.StepStart[g];
            AddRecurrent(plan.StepSlot[first], plan.Active[first], null, firstPanel, endPanel);
            int steps = plan.StepStart[g + 1] - first;
            for (int t = 1; t < steps;)
            {
                int slot = plan.StepSlot[first + t];
                int previous = plan.StepSlot[first + t - 1];
                int count = 0;
                // Steps with as many rows as the one before continue it: slot for slot, the state before lies equally far back.
                do
                    count += plan.Active[first + t++];
                while (t < steps && plan.Active[first + t - 1] == slot - previous);
                AddRecurrent(slot, count, direction.States.Start + previous * panels.StateStride, firstPanel, endPanel);
            }
        }
        panels.UnpackGates(direction.RecurrentGradient, panels.Hidden, firstPanel, endPanel, weight);
        panels.UnpackGates(direction.RecurrentBiasGradient, 1, firstPanel, endPanel, bias);
    }

    /// <summary>∂L/∂W_ih = Σ δᵀ x and ∂L/∂b_ih = Σ δ over distinct inputs, for some panels, into [3H, In] and [3H].</summary>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    /// <param name="inputs">[count, inputSize].</param>
    /// <param name="inputSize">In.</param>
    /// <param name="sums">Each input's summed gate gradients, [count, sumStride].</param>
    /// <param name="sumStride">From one input's sums to the next.</param>
    /// <param name="count">Distinct inputs.</param>
    /// <param name="weight">Where the weight's gradient goes.</param>
    /// <param name="bias">Where the bias's gradient goes.</param>
    public void Input(
        int firstPanel, int endPanel, float* inputs, int inputSize, float* sums, nint sumStride, int count, float* weight, float* bias)
    {
        Clear(direction.InputGradient, inputSize, firstPanel, endPanel);
        Clear(direction.InputBiasGradient, 1, firstPanel, endPanel);
        for (int u = 0; u < count; u += Block)
        {
            Add(
                inputs + u * (long)inputSize, inputSize, inputSize, sums + u * sumStride, sumStride, Math.Min(Block, count - u), firstPanel,
                endPanel, direction.InputGradient, direction.InputBiasGradient);
        }
        panels.UnpackGates(direction.InputGradient, inputSize, firstPanel, endPanel, weight);
        panels.UnpackGates(direction.InputBiasGradient, 1, firstPanel, endPanel, bias);
    }

    private void AddRecurrent(int slot, int count, float* before, int firstPanel, int endPanel)
    {
        nint stride = panels.StateStride;
        for (int i = 0; i < count; i += Block)
        {
            Add(
                before + i * stride, stride, before == null ? 0 : panels.Hidden, direction.Tape.Start + (slot + i) * panels.TapeStride,
                panels.TapeStride, Math.Min(Block, count - i), firstPanel, endPanel, direction.RecurrentGradient, direction.RecurrentBiasGradient);
        }
    }

    private void Add(
        float* a, nint stride, int depth, float* b, nint secondStride, int count, int firstPanel, int endPanel, float* weight, float* bias)
    {
        float one = 1;
        int gates = 3 * panels.Lanes;
        int fullDepth = weight == direction.RecurrentGradient ? panels.Hidden : depth;
        for (int j = firstPanel; j < endPanel; j++)
        {
            arithmetic.OuterProduct(a, stride, depth, b + j * gates, secondStride, count, weight + (long)j * fullDepth * gates);
            arithmetic.OuterProduct(&one, 0, 1, b + j * gates, secondStride, count, bias + j * gates);
        }
    }

    private void Clear(float* target, int depth, int firstPanel, int endPanel)
    {
        int panel = depth * 3 * panels.Lanes;
        new Span<float>(target + (long)firstPanel * panel, (endPanel - firstPanel) * panel).Clear();
    }
}

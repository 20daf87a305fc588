using GruSentiment.Kernels.Simd;

namespace GruSentiment.Kernels;

/// <summary>
/// The gradients of a direction's weights, some panels of them. Each number is a sum in an order that the batch alone decides, whoever
/// computes its panel, so the result does not depend on the number of threads.
/// </summary>
internal readonly unsafe struct WeightGradients(GruArithmetic arithmetic, GatePanels panels, LayerDirection direction)
{
    /// <summary>Inputs that are added together, so that their rows stay in the second-level cache from panel to panel.</summary>
    private const int Block = 128;

    /// <summary>∂L/∂W_hh = Σ δᵀ h(t-1), [3H, H], and ∂L/∂b_hh = Σ δ, [3H]: the groups' shares, added in their order.</summary>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    /// <param name="groups">How many shares there are.</param>
    /// <param name="weight">Where the weight's gradient goes.</param>
    /// <param name="bias">Where the bias's gradient goes.</param>
    public void Recurrent(int firstPanel, int endPanel, int groups, float* weight, float* bias)
    {
        int panel = panels.Hidden * 3 * panels.Lanes;
        float* biases = direction.Shares.Start + (long)panels.Count * panel;
        for (int g = 1; g < groups; g++)
        {
            long share = g * GroupBackwardPass.ShareFloats(panels);
            AddPanels(direction.Shares.Start, share, panel, firstPanel, endPanel);
            AddPanels(biases, share, 3 * panels.Lanes, firstPanel, endPanel);
        }
        panels.UnpackGates(direction.Shares.Start, panels.Hidden, firstPanel, endPanel, weight);
        panels.UnpackGates(biases, 1, firstPanel, endPanel, bias);
    }

    /// <summary>∂L/∂W_ih = Σ δᵀ x and ∂L/∂b_ih = Σ δ over distinct inputs, into [3H, In] and [3H].</summary>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="endPanel">The panel after the last.</param>
    /// <param name="inputs">[count, inputSize].</param>
    /// <param name="inputSize">In.</param>
    /// <param name="sums">Each input's summed gate gradients, [count, sumStride].</param>
    /// <param name="sumStride">From one input's sums to the next, in floats.</param>
    /// <param name="count">Distinct inputs.</param>
    /// <param name="weight">Where the weight's gradient goes.</param>
    /// <param name="bias">Where the bias's gradient goes.</param>
    public void Input(
        int firstPanel, int endPanel, float* inputs, int inputSize, float* sums, nint sumStride, int count, float* weight, float* bias)
    {
        float one = 1;
        int gates = 3 * panels.Lanes;
        float* weights = direction.InputGradient.Start;
        float* biases = weights + (long)panels.Gates * inputSize;
        Clear(weights, inputSize * gates, firstPanel, endPanel);
        Clear(biases, gates, firstPanel, endPanel);
        for (int u = 0; u < count; u += Block)
        {
            int rows = Math.Min(Block, count - u);
            for (int j = firstPanel; j < endPanel; j++)
            {
                float* delta = sums + u * sumStride + j * gates;
                arithmetic.OuterProduct(
                    inputs + u * (long)inputSize, inputSize, null, inputSize, delta, sumStride, rows,
                    weights + (long)j * inputSize * gates);
                arithmetic.OuterProduct(&one, 0, null, 1, delta, sumStride, rows, biases + j * gates);
            }
        }
        panels.UnpackGates(weights, inputSize, firstPanel, endPanel, weight);
        panels.UnpackGates(biases, 1, firstPanel, endPanel, bias);
    }

    private static void Clear(float* target, int panel, int firstPanel, int endPanel) =>
        new Span<float>(target + (long)firstPanel * panel, (endPanel - firstPanel) * panel).Clear();

    private void AddPanels(float* target, long share, int panel, int firstPanel, int endPanel)
    {
        float* first = target + (long)firstPanel * panel;
        arithmetic.Add(first + share, first, (endPanel - firstPanel) * panel);
    }
}

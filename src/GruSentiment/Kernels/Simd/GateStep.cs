using System.Runtime.CompilerServices;

namespace GruSentiment.Kernels.Simd;

/// <summary>The gates of one time step, forward and backward; forward they are fused with the product that feeds them.</summary>
/// <remarks>
/// r = σ(W_ir x + b_ir + W_hr h + b_hr), z = σ(W_iz x + b_iz + W_hz h + b_hz), n = tanh(W_in x + b_in + r ⊙ (W_hn h + b_hn)),
/// h' = n + z ⊙ (h − n): the equations of <c>torch.nn.GRU</c>.
/// </remarks>
internal static unsafe class GateStep<V, TOps>
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <summary>
    /// h(t) from h(t-1), panel by panel: its weights stay in the first-level cache while all rows are multiplied by them, and its gates
    /// follow before the sums leave the cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(in GruStep step)
    {
        int gates = 3 * TOps.Lanes;
        for (int row = 0; row < step.Rows; row++)
            CacheHint.PrefetchL1(step.Inputs + step.InputOfRow[row], gates);
        for (int j = 0; j < step.Panels; j++)
        {
            GateProduct<V, TOps>.Multiply(
                step.Previous, step.StateStride, step.Rows, step.Depth, step.Recurrent + j * step.PanelSize, step.Bias + j * gates,
                step.Scratch, gates);
            float* sums = step.Scratch;
            float* previous = step.Previous + j * TOps.Lanes;
            float* next = step.Next + j * TOps.Lanes;
            float* tape = step.Tape;
            for (int row = 0; row < step.Rows; row++)
            {
                float* input = step.Inputs + step.InputOfRow[row] + j * gates;
                CacheHint.PrefetchL1(input + gates, gates);
                Activation<V, TOps>.TwoSigmoids(
                    TOps.Add(TOps.Load(input), TOps.Load(sums)),
                    TOps.Add(TOps.Load(input + TOps.Lanes), TOps.Load(sums + TOps.Lanes)),
                    out V r, out V z);
                V recurrentN = TOps.Load(sums + 2 * TOps.Lanes);
                V n = Activation<V, TOps>.Tanh(TOps.MultiplyAdd(r, recurrentN, TOps.Load(input + 2 * TOps.Lanes)));
                TOps.Store(next, TOps.MultiplyAdd(z, TOps.Subtract(TOps.Load(previous), n), n));
                if (tape != null)
                {
                    TOps.Store(tape + j * gates, r);
                    TOps.Store(tape + j * gates + TOps.Lanes, z);
                    TOps.Store(tape + j * gates + 2 * TOps.Lanes, recurrentN);
                    TOps.Store(tape + step.Panels * gates + j * TOps.Lanes, n);
                    tape += step.TapeStride;
                }
                sums += gates;
                previous += step.StateStride;
                next += step.StateStride;
            }
        }
    }

    /// <summary>
    /// Least gradient of a state that is carried back. Below it are zeros: gradients fade on their way back, and from 1e-38 on they would
    /// be denormal numbers, with which many processors calculate a hundred times more slowly. The factors that follow, of gates as near to
    /// 0 or 1 as σ and tanh come, leave δ and its products with the weights far above that. Beside gradients that move a weight, what is
    /// left out is lost in rounding: in AdamW's step a gradient of 1e-16 counts for 1e-8 of a learning rate, next to ε.
    /// </summary>
    private const float LeastGradient = 1e-16f;

    /// <summary>
    /// From g = ∂L/∂h(t) to the gradients before the activations, in place of the tape:
    /// δz = g ⊙ z ⊙ (1 − z) ⊙ (h(t-1) − n), δn = g ⊙ (1 − z) ⊙ (1 − n²), δr = δn ⊙ r ⊙ (1 − r) ⊙ (W_hn h(t-1) + b_hn).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(in GruBackwardStep step)
    {
        V one = TOps.Broadcast(1f);
        int gates = 3 * TOps.Lanes;
        for (int row = 0; row < step.Rows; row++)
        {
            float* tape = step.Tape + row * step.TapeStride;
            float* tapeN = tape + step.Panels * gates;
            float* previous = step.Previous + row * step.PreviousStride;
            float* carry = step.Carry + row * step.Stride;
            float* direct = step.Direct + row * step.Stride;
            if (step.TapeBefore != null)
                CacheHint.PrefetchL2(step.TapeBefore + row * step.TapeStride, step.Panels * 4 * TOps.Lanes);
            for (int j = 0; j < step.Panels; j++)
            {
                V r = TOps.Load(tape);
                V z = TOps.Load(tape + TOps.Lanes);
                V recurrentN = TOps.Load(tape + 2 * TOps.Lanes);
                V n = TOps.Load(tapeN);
                V dh = TOps.ZeroBelow(TOps.Add(TOps.Load(carry), TOps.Load(direct)), LeastGradient);
                V notZ = TOps.Subtract(one, z);
                V dz = TOps.Multiply(TOps.Multiply(dh, z), TOps.Multiply(notZ, TOps.Subtract(TOps.Load(previous), n)));
                V dn = TOps.Multiply(TOps.Multiply(dh, notZ), TOps.Subtract(one, TOps.Multiply(n, n)));
                V dnr = TOps.Multiply(dn, r);
                V dr = TOps.Multiply(TOps.Multiply(dnr, recurrentN), TOps.Subtract(one, r));
                TOps.Store(tape, dr);
                TOps.Store(tape + TOps.Lanes, dz);
                TOps.Store(tape + 2 * TOps.Lanes, dnr);
                TOps.Store(tapeN, dn);
                TOps.Store(direct, TOps.Multiply(dh, z));
                tape += gates;
                tapeN += TOps.Lanes;
                previous += TOps.Lanes;
                carry += TOps.Lanes;
                direct += TOps.Lanes;
            }
        }
    }
}

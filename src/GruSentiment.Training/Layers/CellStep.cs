using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GruSentiment.Kernels.Simd;

namespace GruSentiment.Training.Layers;

/// <summary>A recurrent layer without gates, and one with those of a long short-term memory.</summary>
internal enum CellKind
{
    /// <summary>As <c>nn.RNN</c> has it: h' = tanh(sum).</summary>
    Plain,

    /// <summary>As <c>nn.LSTM</c> has it, gates in its order i, f, g, o: c' = σ(f) ⊙ c + σ(i) ⊙ tanh(g), h' = σ(o) ⊙ tanh(c').</summary>
    LongShortTerm,
}

/// <summary>What a recurrent layer does with its gates at one word of one text, and the gradients of that.</summary>
/// <remarks>
/// Letters: H units, rounded up to whole registers, G gates. A row of gates holds gate after gate, H numbers each. Units that are only
/// there to fill a register have the sums 0; their states and gradients are 0 too.
/// </remarks>
internal abstract unsafe class CellStep
{
    /// <summary>Least gradient that is carried back; see <see cref="GateStep{V, TOps}"/>, which has the same for the same reason.</summary>
    protected const float LeastGradient = 1e-16f;

    /// <summary>G.</summary>
    public abstract int Gates { get; }

    /// <summary>The steps of a kind, for this processor.</summary>
    public static CellStep Of(CellKind kind) => VectorWidths.Best switch
    {
        VectorWidth.Bits512 => Of<Vector512<float>, Vector512Ops>(kind),
        VectorWidth.Bits256 => Of<Vector256<float>, Vector256Ops>(kind),
        VectorWidth.Bits128 => Of<Vector128<float>, Vector128Ops>(kind),
        _ => Of<float, ScalarOps>(kind),
    };

    /// <summary>Takes a step.</summary>
    /// <param name="gates">[G·H]: W_hh h, replaced by the gates, which <see cref="Backward"/> needs.</param>
    /// <param name="input">[G·H]: W_ih x + b_ih + b_hh.</param>
    /// <param name="memoryBefore">[H]: what the cell keeps besides its state, before.</param>
    /// <param name="state">[H], written.</param>
    /// <param name="memory">[H], written.</param>
    /// <param name="size">H.</param>
    public abstract void Forward(float* gates, float* input, float* memoryBefore, float* state, float* memory, int size);

    /// <summary>The gradients of a step.</summary>
    /// <param name="gates">[G·H]: the gates, replaced by the gradients of their sums.</param>
    /// <param name="memoryBefore">[H].</param>
    /// <param name="state">[H].</param>
    /// <param name="memory">[H].</param>
    /// <param name="stateGradient">[H]: ∂L/∂h'.</param>
    /// <param name="memoryGradient">[H]: ∂L/∂c', but for what comes by h'; replaced by ∂L/∂c.</param>
    /// <param name="size">H.</param>
    public abstract void Backward(
        float* gates, float* memoryBefore, float* state, float* memory, float* stateGradient, float* memoryGradient, int size);

    private static CellStep Of<V, TOps>(CellKind kind)
        where V : struct
        where TOps : struct, IVectorOps<V> => kind == CellKind.Plain ? new PlainStep<V, TOps>() : new LongShortTermStep<V, TOps>();
}

/// <summary>See <see cref="CellKind.Plain"/>. Source: Elman 1990.</summary>
internal sealed unsafe class PlainStep<V, TOps> : CellStep
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <inheritdoc/>
    public override int Gates => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(float* gates, float* input, float* memoryBefore, float* state, float* memory, int size)
    {
        for (int i = 0; i < size; i += TOps.Lanes)
            TOps.Store(state + i, Activation<V, TOps>.Tanh(TOps.Add(TOps.Load(gates + i), TOps.Load(input + i))));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(
        float* gates, float* memoryBefore, float* state, float* memory, float* stateGradient, float* memoryGradient, int size)
    {
        V one = TOps.Broadcast(1f);
        for (int i = 0; i < size; i += TOps.Lanes)
        {
            V h = TOps.Load(state + i);
            V slope = TOps.Subtract(one, TOps.Multiply(h, h));
            TOps.Store(gates + i, TOps.Multiply(TOps.ZeroBelow(TOps.Load(stateGradient + i), LeastGradient), slope));
        }
    }
}

/// <summary>
/// See <see cref="CellKind.LongShortTerm"/>. Source: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
/// </summary>
internal sealed unsafe class LongShortTermStep<V, TOps> : CellStep
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    /// <inheritdoc/>
    public override int Gates => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(float* gates, float* input, float* memoryBefore, float* state, float* memory, int size)
    {
        for (int at = 0; at < size; at += TOps.Lanes, gates += TOps.Lanes, input += TOps.Lanes)
        {
            Activation<V, TOps>.TwoSigmoids(
                TOps.Add(TOps.Load(gates), TOps.Load(input)),
                TOps.Add(TOps.Load(gates + size), TOps.Load(input + size)), out V i, out V f);
            V g = Activation<V, TOps>.Tanh(TOps.Add(TOps.Load(gates + 2 * size), TOps.Load(input + 2 * size)));
            V sumOfO = TOps.Add(TOps.Load(gates + 3 * size), TOps.Load(input + 3 * size));
            Activation<V, TOps>.TwoSigmoids(sumOfO, sumOfO, out V o, out _);
            V next = TOps.MultiplyAdd(f, TOps.Load(memoryBefore + at), TOps.Multiply(i, g));
            TOps.Store(memory + at, next);
            TOps.Store(state + at, TOps.Multiply(o, Activation<V, TOps>.Tanh(next)));
            TOps.Store(gates, i);
            TOps.Store(gates + size, f);
            TOps.Store(gates + 2 * size, g);
            TOps.Store(gates + 3 * size, o);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(
        float* gates, float* memoryBefore, float* state, float* memory, float* stateGradient, float* memoryGradient, int size)
    {
        V one = TOps.Broadcast(1f);
        for (int at = 0; at < size; at += TOps.Lanes, gates += TOps.Lanes)
        {
            V i = TOps.Load(gates), f = TOps.Load(gates + size), g = TOps.Load(gates + 2 * size), o = TOps.Load(gates + 3 * size);
            V tanh = Activation<V, TOps>.Tanh(TOps.Load(memory + at));
            V dh = TOps.ZeroBelow(TOps.Load(stateGradient + at), LeastGradient);
            V slope = TOps.Subtract(one, TOps.Multiply(tanh, tanh));
            V dc = TOps.MultiplyAdd(TOps.Multiply(dh, o), slope, TOps.Load(memoryGradient + at));
            dc = TOps.ZeroBelow(dc, LeastGradient);
            TOps.Store(memoryGradient + at, TOps.Multiply(dc, f));
            TOps.Store(gates, TOps.Multiply(TOps.Multiply(dc, g), Slope(one, i)));
            TOps.Store(gates + size, TOps.Multiply(TOps.Multiply(dc, TOps.Load(memoryBefore + at)), Slope(one, f)));
            TOps.Store(gates + 2 * size, TOps.Multiply(TOps.Multiply(dc, i), TOps.Subtract(one, TOps.Multiply(g, g))));
            TOps.Store(gates + 3 * size, TOps.Multiply(TOps.Multiply(dh, tanh), Slope(one, o)));
        }
    }

    /// <summary>The slope of σ where its value is y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Slope(V one, V y) => TOps.Multiply(y, TOps.Subtract(one, y));
}

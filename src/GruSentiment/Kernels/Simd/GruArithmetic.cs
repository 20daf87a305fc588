using System.Runtime.Intrinsics;

namespace GruSentiment.Kernels.Simd;

/// <summary>The kernels of one instruction set, behind calls coarse enough that their dispatch costs nothing.</summary>
internal abstract unsafe class GruArithmetic
{
    /// <summary>Floats in a register: units are padded to a multiple of it.</summary>
    public abstract int Lanes { get; }

    /// <summary>The kernels of a width; one wider than the processor's still answers, slowly.</summary>
    /// <param name="width">The instruction set; null for this processor's best.</param>
    /// <returns>The kernels.</returns>
    public static GruArithmetic For(VectorWidth? width = null)
    {
        if (width is null && LinkedKernels.AreLinked && LinkedKernels.Best() is { } linked)
            return linked;
        return (width ?? VectorWidths.Best) switch
        {
            VectorWidth.Bits512 => new GruArithmetic<Vector512<float>, Vector512Ops>(),
            VectorWidth.Bits256 => new GruArithmetic<Vector256<float>, Vector256Ops>(),
            VectorWidth.Bits128 => new GruArithmetic<Vector128<float>, Vector128Ops>(),
            _ => new GruArithmetic<float, ScalarOps>(),
        };
    }

    /// <inheritdoc cref="GateProduct{V, TOps}.Multiply"/>
    public abstract void GateProduct(
        float* a, nint stride, int rows, int depth, float* panel, float* bias, float* target, nint targetStride);

    /// <inheritdoc cref="StateProduct{V, TOps}.Multiply"/>
    public abstract void StateProduct(float* a, nint stride, int rows, int depth, float* panel, float* target, nint targetStride);

    /// <inheritdoc cref="OuterProduct{V, TOps}.Accumulate"/>
    public abstract void OuterProduct(
        float* a, nint stride, int* rows, int depth, float* b, nint secondStride, int positions, float* target);

    /// <inheritdoc cref="GateStep{V, TOps}.Forward"/>
    public abstract void Forward(in GruStep step);

    /// <inheritdoc cref="InferenceStep{V, TOps}.Forward"/>
    public abstract void Infer(in GruStep step);

    /// <inheritdoc cref="GateStep{V, TOps}.Backward"/>
    public abstract void Backward(in GruBackwardStep step);

    /// <inheritdoc cref="RowSums{V, TOps}.Add"/>
    public abstract void Add(float* source, float* target, int count);

    /// <inheritdoc cref="RowSums{V, TOps}.Max"/>
    public abstract void Max(float* state, float* best, float* argMax, int padded, int step);

    /// <inheritdoc cref="RowSums{V, TOps}.AddWhereMax"/>
    public abstract void AddWhereMax(float* gradient, float* argMax, float* target, int padded, int step);

    /// <inheritdoc cref="RowSums{V, TOps}.SumGates"/>
    public abstract void SumGates(
        float* tape, nint tapeStride, int* positions, int* rowOfPosition, int count, int listed, int panels, float* target);

    /// <inheritdoc cref="AdamRow{V, TOps}.Update"/>
    public abstract void UpdateRow(float* weights, float* first, float* second, float* gradient, int count, in AdamRates rates);

    /// <inheritdoc cref="SoftmaxRow{V, TOps}.Exponentials"/>
    public abstract float Exponentials(float* scores, int padded);

    /// <inheritdoc cref="SoftmaxRow{V, TOps}.Scale"/>
    public abstract void Scale(float* row, float factor, int padded);

    /// <inheritdoc cref="SoftmaxRow{V, TOps}.Dot"/>
    public abstract float Dot(float* a, float* b, int count);

    /// <inheritdoc cref="SoftmaxRow{V, TOps}.AddScaled"/>
    public abstract void AddScaled(float* source, float factor, float* target, int count);
}

/// <inheritdoc/>
internal sealed unsafe class GruArithmetic<V, TOps> : GruArithmetic
    where V : struct
    where TOps : struct, IVectorOps<V>
{
    public override int Lanes => TOps.Lanes;

    public override void GateProduct(
        float* a, nint stride, int rows, int depth, float* panel, float* bias, float* target, nint targetStride) =>
        GateProduct<V, TOps>.Multiply(a, stride, rows, depth, panel, bias, target, targetStride);

    public override void StateProduct(float* a, nint stride, int rows, int depth, float* panel, float* target, nint targetStride) =>
        StateProduct<V, TOps>.Multiply(a, stride, rows, depth, panel, target, targetStride);

    public override void OuterProduct(
        float* a, nint stride, int* rows, int depth, float* b, nint secondStride, int positions, float* target) =>
        OuterProduct<V, TOps>.Accumulate(a, stride, rows, depth, b, secondStride, positions, target);

    public override void Forward(in GruStep step) => GateStep<V, TOps>.Forward(step);

    public override void Infer(in GruStep step) => InferenceStep<V, TOps>.Forward(step);

    public override void Backward(in GruBackwardStep step) => GateStep<V, TOps>.Backward(step);

    public override void Add(float* source, float* target, int count) => RowSums<V, TOps>.Add(source, target, count);

    public override void Max(float* state, float* best, float* argMax, int padded, int step) =>
        RowSums<V, TOps>.Max(state, best, argMax, padded, step);

    public override void AddWhereMax(float* gradient, float* argMax, float* target, int padded, int step) =>
        RowSums<V, TOps>.AddWhereMax(gradient, argMax, target, padded, step);

    public override void SumGates(
        float* tape, nint tapeStride, int* positions, int* rowOfPosition, int count, int listed, int panels, float* target) =>
        RowSums<V, TOps>.SumGates(tape, tapeStride, positions, rowOfPosition, count, listed, panels, target);

    public override void UpdateRow(float* weights, float* first, float* second, float* gradient, int count, in AdamRates rates) =>
        AdamRow<V, TOps>.Update(weights, first, second, gradient, count, rates);

    public override float Exponentials(float* scores, int padded) => SoftmaxRow<V, TOps>.Exponentials(scores, padded);

    public override void Scale(float* row, float factor, int padded) => SoftmaxRow<V, TOps>.Scale(row, factor, padded);

    public override float Dot(float* a, float* b, int count) => SoftmaxRow<V, TOps>.Dot(a, b, count);

    public override void AddScaled(float* source, float factor, float* target, int count) =>
        SoftmaxRow<V, TOps>.AddScaled(source, factor, target, count);
}

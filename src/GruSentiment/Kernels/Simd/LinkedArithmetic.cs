namespace GruSentiment.Kernels.Simd;

/// <summary>Kernels that were compiled apart, for another instruction set than the program; see <see cref="LinkedKernels"/>.</summary>
internal sealed unsafe class LinkedArithmetic(KernelTable kernels) : GruArithmetic
{
    private readonly KernelTable _kernels = kernels;

    public override int Lanes => (int)_kernels.Lanes;

    public override void GateProduct(
        float* a, nint stride, int rows, int depth, float* panel, float* bias, float* target, nint targetStride) =>
        _kernels.GateProduct(a, stride, rows, depth, panel, bias, target, targetStride);

    public override void StateProduct(float* a, nint stride, int rows, int depth, float* panel, float* target, nint targetStride) =>
        _kernels.StateProduct(a, stride, rows, depth, panel, target, targetStride);

    public override void OuterProduct(
        float* a, nint stride, int* rows, int depth, float* b, nint secondStride, int positions, float* target) =>
        _kernels.OuterProduct(a, stride, rows, depth, b, secondStride, positions, target);

    public override void Forward(in GruStep step) => _kernels.Forward(step);

    public override void Infer(in GruStep step) => _kernels.Infer(step);

    public override void Backward(in GruBackwardStep step) => _kernels.Backward(step);

    public override void Add(float* source, float* target, int count) => _kernels.Add(source, target, count);

    public override void Max(float* state, float* best, float* argMax, int padded, int step) =>
        _kernels.Max(state, best, argMax, padded, step);

    public override void AddWhereMax(float* gradient, float* argMax, float* target, int padded, int step) =>
        _kernels.AddWhereMax(gradient, argMax, target, padded, step);

    public override void SumGates(
        float* tape, nint tapeStride, int* positions, int* rowOfPosition, int count, int listed, int panels, float* target) =>
        _kernels.SumGates(tape, tapeStride, positions, rowOfPosition, count, listed, panels, target);

    public override void UpdateRow(float* weights, float* first, float* second, float* gradient, int count, in AdamRates rates) =>
        _kernels.UpdateRow(weights, first, second, gradient, count, rates);

    public override float Exponentials(float* scores, int padded) => _kernels.Exponentials(scores, padded);

    public override void Scale(float* row, float factor, int padded) => _kernels.Scale(row, factor, padded);

    public override float Dot(float* a, float* b, int count) => _kernels.Dot(a, b, count);

    public override void AddScaled(float* source, float factor, float* target, int count) =>
        _kernels.AddScaled(source, factor, target, count);
}

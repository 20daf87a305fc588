namespace GruSentiment.Benchmarks.Kernels;

/// <summary>What a call of each method of <see cref="KernelBenchmarks"/> does.</summary>
internal static class KernelWork
{
    /// <summary>Operations of its matrix product, a multiply-add being two; null where it is no product.</summary>
    public static double? Flops(string kernel, int hidden) => kernel switch
    {
        nameof(KernelBenchmarks.GateProduct) or nameof(KernelBenchmarks.Forward) or nameof(KernelBenchmarks.StateProduct) =>
            2.0 * KernelBenchmarks.Rows * 3 * hidden * hidden,
        nameof(KernelBenchmarks.OuterProduct) => 2.0 * KernelBenchmarks.Positions * 3 * hidden * hidden,
        _ => null,
    };

    /// <summary>Numbers it computes: states, gradients of states, values, weights.</summary>
    public static double Numbers(string kernel, int hidden) => kernel switch
    {
        nameof(KernelBenchmarks.GateProduct) => 3.0 * KernelBenchmarks.Rows * hidden,
        nameof(KernelBenchmarks.OuterProduct) => 3.0 * hidden * hidden,
        _ => (double)KernelBenchmarks.Rows * hidden,
    };
}

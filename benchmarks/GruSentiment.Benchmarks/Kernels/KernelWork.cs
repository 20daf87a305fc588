namespace GruSentiment.Benchmarks.Kernels;

/// <summary>What a call of each benchmark of <see cref="KernelBenchmarks"/> does.</summary>
internal static class KernelWork
{
    public const string GateProduct = "gate product";
    public const string Forward = "forward step, fused";
    public const string Backward = "backward step, gates";
    public const string StateProduct = "state product";
    public const string OuterProduct = "outer product";
    public const string Tanh = "tanh";
    public const string Sigmoid = "sigmoid";
    public const string AdamRow = "AdamW";

    /// <summary>Operations of its matrix product, a multiply-add being two; null where it is no product.</summary>
    public static double? Flops(string kernel, int hidden) => kernel switch
    {
        GateProduct or Forward or StateProduct => 2.0 * KernelBenchmarks.Rows * 3 * hidden * hidden,
        OuterProduct => 2.0 * KernelBenchmarks.Positions * 3 * hidden * hidden,
        _ => null,
    };

    /// <summary>Numbers it computes: states, gradients of states, values, weights.</summary>
    public static double Numbers(string kernel, int hidden) => kernel switch
    {
        GateProduct => 3.0 * KernelBenchmarks.Rows * hidden,
        OuterProduct => 3.0 * hidden * hidden,
        _ => (double)KernelBenchmarks.Rows * hidden,
    };
}

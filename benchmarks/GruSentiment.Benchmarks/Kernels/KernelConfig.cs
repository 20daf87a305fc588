using BenchmarkDotNet.Configs;

namespace GruSentiment.Benchmarks.Kernels;

/// <summary>Two columns more.</summary>
internal sealed class KernelConfig : ManualConfig
{
    public KernelConfig()
    {
        AddColumn(
            new RateColumn("GFLOP/s", "Operations of the matrix product per second", "0.0", (kernel, hidden, nanoseconds) =>
                KernelWork.Flops(kernel, hidden) / nanoseconds),
            new RateColumn("ns/number", "Time per number computed", "0.000", (kernel, hidden, nanoseconds) =>
                nanoseconds / KernelWork.Numbers(kernel, hidden)));
    }
}

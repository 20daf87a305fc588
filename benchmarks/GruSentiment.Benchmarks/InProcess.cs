using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace GruSentiment.Benchmarks;

/// <summary>All benchmarks in this process: libtorch is loaded once, after its threads have been set to sleep when idle.</summary>
internal static class InProcess
{
    public static IConfig Config { get; } = DefaultConfig.Instance
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(10)
            .WithIterationTime(TimeInterval.FromMilliseconds(50)))
        .WithOptions(ConfigOptions.DisableOptimizationsValidator);
}

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>The result of a comparison; speeds in real tokens per second, spreads over rounds.</summary>
/// <param name="Workload">What was trained.</param>
/// <param name="Best">nn.GRU's fastest setting.</param>
/// <param name="Torch">nn.GRU's speed with it.</param>
/// <param name="Ours">The kernels' speed.</param>
/// <param name="Ratio">How many times as fast the kernels were, round by round.</param>
/// <param name="AloneRatio">The same for GRU and readout alone; null if it was not measured.</param>
/// <param name="UsualShare">
/// nn.GRU's speed as it is usually written, with nn.Embedding and torch's AdamW, over its speed with the embedding of <c>train</c>.
/// </param>
/// <param name="StepFlops">Our multiply-adds in a whole step over its duration, in GFLOP/s.</param>
/// <param name="RecurrentFlops">The same for the recurrent part alone.</param>
internal sealed record ComparedWorkload(
    Workload Workload,
    NnGruSetting Best,
    Spread Torch,
    Spread Ours,
    Spread Ratio,
    Spread? AloneRatio,
    double UsualShare,
    double StepFlops,
    double RecurrentFlops);

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>The operations a step cannot do without: products of matrices, a multiply-add being two.</summary>
internal static class Flops
{
    /// <summary>Per position and direction three products of [3H, H]: forward, backward to the state, and the weights' gradient.</summary>
    public static double Recurrent(Workload workload, MeasuredStep step) =>
        3.0 * 2 * 3 * workload.Hidden * workload.Hidden * step.Tokens * workload.Directions;

    /// <summary>The recurrent part, and per distinct token and direction three products of [3H, E].</summary>
    public static double Step(Workload workload, MeasuredStep step) =>
        Recurrent(workload, step) + 3.0 * 2 * 3 * workload.Hidden * workload.Embedding * step.Distinct * workload.Directions;
}

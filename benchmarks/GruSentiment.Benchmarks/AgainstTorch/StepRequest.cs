namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>What a measuring process is asked for: some steps of training, one after another.</summary>
/// <param name="Workload">What is trained.</param>
/// <param name="Setting">nn.GRU's; null for the kernels.</param>
/// <param name="FirstBatch">The batch of the first step; each step has the next one.</param>
/// <param name="Unmeasured">Steps before the measured ones, at least 1.</param>
/// <param name="Measured">Measured steps.</param>
/// <param name="Alone">GRU and readout alone, forward and backward, instead of whole steps.</param>
internal sealed record StepRequest(
    Workload Workload, NnGruSetting? Setting, int FirstBatch, int Unmeasured, int Measured, bool Alone = false);

/// <summary>A measured step.</summary>
/// <param name="Tokens">Real tokens of its batch.</param>
/// <param name="Distinct">Distinct tokens among them.</param>
/// <param name="Seconds">Duration.</param>
/// <param name="RecurrentSeconds">Duration of its recurrent part; 0 where it is not known.</param>
internal sealed record MeasuredStep(int Tokens, int Distinct, double Seconds, double RecurrentSeconds);

/// <summary>The answer to a <see cref="StepRequest"/>.</summary>
/// <param name="FirstLoss">The loss of the model's first step of all, before its weights were changed.</param>
/// <param name="Steps">The measured steps.</param>
internal sealed record StepReply(float FirstLoss, IReadOnlyList<MeasuredStep> Steps)
{
    /// <summary>The median of the steps' speeds.</summary>
    public double TokensPerSecond => Spread.Of(Steps.Select(step => step.Tokens / step.Seconds)).Median;
}

/// <summary>What a measuring process says when it is ready.</summary>
/// <param name="Libtorch">libtorch's version.</param>
/// <param name="Denormal">
/// The part of results below 1e-38 that torch's threads do not flush to 0; null in the process of the kernels.
/// </param>
internal sealed record Greeting(string Libtorch, double? Denormal);

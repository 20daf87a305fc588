using System.Diagnostics;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks;

/// <summary>The result of a comparison: medians over rounds.</summary>
/// <param name="Workload">What was trained.</param>
/// <param name="TorchTokens">nn.GRU's real tokens per second.</param>
/// <param name="OurTokens">The kernels'.</param>
/// <param name="Ratio">The median of the rounds' ratios.</param>
/// <param name="PeakShare">Our multiply-adds in a whole step, over what the processor could do in that time at best.</param>
/// <param name="RecurrentShare">The same for the recurrent part alone.</param>
internal sealed record ComparisonResult(
    Workload Workload, double TorchTokens, double OurTokens, double Ratio, double PeakShare, double RecurrentShare);

/// <summary>Ours and nn.GRU in turn, in one process, on the same batches: whatever else the machine does slows down both.</summary>
internal static class Comparison
{
    private const int OurStepsPerRound = 3;

    /// <summary>Measures a workload.</summary>
    /// <param name="workload">The sizes of model and batches.</param>
    /// <param name="batches">One for each round; if there are fewer, they are used again from the first on.</param>
    /// <param name="words">V.</param>
    /// <param name="rounds">Rounds to measure, after two to warm up.</param>
    /// <param name="peak">GFLOP/s of all threads.</param>
    public static ComparisonResult Run(Workload workload, IReadOnlyList<TokenBatch> batches, int words, int rounds, double peak)
    {
        using var torch = new TorchStep(workload, words);
        using var ours = new FusedStep(workload, words, Environment.ProcessorCount);
        for (int i = 0; i < 20; i++)
            ours.Run(batches[i % batches.Count]);
        for (int i = 0; i < 2; i++)
            torch.Run(batches[i % batches.Count]);

        var torchTokens = new double[rounds];
        var ourTokens = new double[rounds];
        var ratios = new double[rounds];
        var shares = new double[rounds];
        var recurrentShares = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            TokenBatch batch = batches[round % batches.Count];
            set_num_threads(Environment.ProcessorCount);
            double torchSeconds = Seconds(() => torch.Run(batch));
            set_num_threads(1); // As train has it: what is left to torch is too small to share.
            double recurrent = 0;
            double ourSeconds = Seconds(() =>
            {
                for (int i = 0; i < OurStepsPerRound; i++)
                {
                    ours.Run(batch);
                    recurrent += ours.RecurrentSeconds;
                }
            }) / OurStepsPerRound;
            recurrent /= OurStepsPerRound;
            torchTokens[round] = batch.Tokens / torchSeconds;
            ourTokens[round] = batch.Tokens / ourSeconds;
            ratios[round] = torchSeconds / ourSeconds;
            shares[round] = (RecurrentFlops(workload, batch) + InputFlops(workload, batch)) / ourSeconds / 1e9 / peak;
            recurrentShares[round] = RecurrentFlops(workload, batch) / recurrent / 1e9 / peak;
        }
        return new(workload, Median(torchTokens), Median(ourTokens), Median(ratios), Median(shares), Median(recurrentShares));
    }

    /// <summary>Per position and direction three products of [3H, H]: forward, backward to the state, and the weights' gradient.</summary>
    private static double RecurrentFlops(Workload workload, TokenBatch batch) =>
        3.0 * 2 * 3 * workload.Hidden * workload.Hidden * batch.Tokens * (workload.Bidirectional ? 2 : 1);

    /// <summary>Per distinct token and direction three products of [3H, E].</summary>
    private static double InputFlops(Workload workload, TokenBatch batch) =>
        3.0 * 2 * 3 * workload.Hidden * workload.Embedding * batch.Distinct * (workload.Bidirectional ? 2 : 1);

    private static double Seconds(Action act)
    {
        long start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }
}

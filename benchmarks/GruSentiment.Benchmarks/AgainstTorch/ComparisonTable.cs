using System.Globalization;
using GruSentiment.Kernels;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>The results of a comparison as a table in Markdown.</summary>
internal static class ComparisonTable
{
    /// <summary>The table's lines.</summary>
    /// <param name="results">A row each.</param>
    /// <param name="peak">GFLOP/s of all threads, on registers alone.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<ComparedWorkload> results, double peak)
    {
        bool alone = results.Any(result => result.AloneRatio != null);
        yield return Row(
            [
                "H, directions, lengths", "readout", "`nn.GRU`", "here", "ratio", .. alone ? (string[])["GRU alone"] : [],
                "step, of peak", "recurrent part", "`nn.GRU`'s best setting",
            ]);
        yield return Row(Enumerable.Repeat("---", alone ? 9 : 8));
        foreach (ComparedWorkload result in results)
        {
            yield return Row(
                [
                    Name(result.Workload), result.Workload.Readout == PoolingKind.Mean ? "mean" : "last state",
                    result.Torch.Thousands(), result.Ours.Thousands(), result.Ratio.Text("0.0"),
                    .. alone ? (string[])[result.AloneRatio?.Text("0.0") ?? ""] : [],
                    Percent(result.StepFlops / peak), Percent(result.RecurrentFlops / peak), result.Best.Words,
                ]);
        }
    }

    /// <summary>A workload in few words.</summary>
    public static string Name(Workload workload)
    {
        string lengths = workload.Ragged ? "60–100 %" : "full";
        return string.Create(CultureInfo.InvariantCulture, $"{workload.Hidden}, {(workload.Bidirectional ? "both" : "one")}, {lengths}");
    }

    /// <summary>What the usual embedding and optimizer cost nn.GRU.</summary>
    public static string Usual(IReadOnlyList<ComparedWorkload> results)
    {
        var shares = Spread.Of(results.Select(result => result.UsualShare));
        return $"With `nn.Embedding` and torch's AdamW instead of the embedding and the optimizer used here, `nn.GRU` has "
            + $"{Percent(shares.Median)} of its speed ({Percent(shares.Lowest)} to {Percent(shares.Highest)}); the better counts.";
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}

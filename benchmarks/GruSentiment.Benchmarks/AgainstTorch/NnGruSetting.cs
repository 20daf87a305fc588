using System.Text.Json.Serialization;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>How rows of different lengths go through nn.GRU.</summary>
internal enum RowForm
{
    /// <summary>Every row has the same length: nothing to be done.</summary>
    Full,

    /// <summary>As a packed sequence.</summary>
    Packed,

    /// <summary>
    /// Padded at their end, and what lies behind a row's end is left out of the readout. A backward direction would begin in the padding:
    /// in its place a second GRU of one direction reads the rows reversed within their length.
    /// </summary>
    Masked,
}

/// <summary>What a native OpenMP thread does when it has no work: the environment variable OMP_WAIT_POLICY.</summary>
internal enum WaitPolicy
{
    /// <summary>It sleeps.</summary>
    Passive,

    /// <summary>It spins.</summary>
    Active,
}

/// <summary>One way to train nn.GRU.</summary>
/// <param name="Threads">torch's.</param>
/// <param name="Policy">What idle threads do.</param>
/// <param name="TimeFirst">[T, B, E], nn.GRU's own layout; else [B, T, E].</param>
/// <param name="Form">How rows of different lengths are treated.</param>
/// <param name="TorchEmbedding">
/// <c>nn.Embedding</c> and <c>torch.optim.AdamW</c> over all parameters, as it is usually written; else the embedding and the optimizer of
/// <c>train</c>, which touch only the rows of the batch's tokens.
/// </param>
internal sealed record NnGruSetting(int Threads, WaitPolicy Policy, bool TimeFirst, RowForm Form, bool TorchEmbedding = false)
{
    /// <summary>In words, for a table.</summary>
    [JsonIgnore]
    public string Words
    {
        get
        {
            string[] words =
            [
                .. Form == RowForm.Full ? [] : (string[])[Form == RowForm.Packed ? "packed" : "masked"],
                TimeFirst ? "time first" : "batch first",
                Threads == 1 ? "1 thread" : $"{Threads} threads, {(Policy == WaitPolicy.Active ? "active" : "passive")}",
                .. TorchEmbedding ? (string[])["nn.Embedding"] : [],
            ];
            return string.Join(", ", words);
        }
    }

    /// <summary>All settings worth trying for a workload, but for <see cref="TorchEmbedding"/>.</summary>
    /// <param name="workload">What is trained.</param>
    /// <param name="processors">The machine's.</param>
    /// <param name="policies">Those that can be had here.</param>
    public static IEnumerable<NnGruSetting> All(Workload workload, int processors, IReadOnlyList<WaitPolicy> policies)
    {
        RowForm[] forms = workload.Ragged ? [RowForm.Masked, RowForm.Packed] : [RowForm.Full];
        int[] threads = [.. new[] { 1, Math.Min(2, processors), processors }.Distinct()];
        return
            from form in forms
            from count in threads
            from policy in policies
            where count > 1 || policy == policies[0] // One thread is never idle.
            from timeFirst in (bool[])[true, false]
            where timeFirst || form != RowForm.Packed // A packed sequence has one layout.
            select new NnGruSetting(count, policy, timeFirst, form);
    }
}

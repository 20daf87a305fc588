using System.Text.Json.Serialization;
using GruSentiment.Kernels;
using GruSentiment.Training.Batches;

namespace GruSentiment.Benchmarks;

/// <summary>What is measured: the sizes of the model and of the batches, and how long their rows are.</summary>
/// <param name="Hidden">H.</param>
/// <param name="Embedding">E.</param>
/// <param name="Bidirectional">Whether the GRU is bidirectional.</param>
/// <param name="Ragged">Rows between 60 and 100 % of the longest; else every row is full.</param>
/// <param name="Rows">B.</param>
/// <param name="Longest">T, in tokens.</param>
/// <param name="Readout">How the states become features.</param>
internal sealed record Workload(
    int Hidden,
    int Embedding,
    bool Bidirectional,
    bool Ragged,
    int Rows = 64,
    int Longest = 200,
    PoolingKind Readout = PoolingKind.Last)
{
    /// <summary>D.</summary>
    [JsonIgnore]
    public int Directions => Bidirectional ? 2 : 1;
}

/// <summary>One batch, in the form that training reads it.</summary>
internal sealed class TokenBatch(ReviewBatch review)
{
    public ReviewBatch Review => review;

    public int[] Ids => review.Ids;

    public int[] Lengths => review.Lengths;

    public int Tokens => review.Tokens;

    public int Distinct { get; } = review.Ids.Distinct().Count();
}

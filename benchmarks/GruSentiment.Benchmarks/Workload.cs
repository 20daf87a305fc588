using GruSentiment.Training.Batches;

namespace GruSentiment.Benchmarks;

/// <summary>What is measured: the sizes of the model and of the batches, and how long their rows are.</summary>
/// <param name="Hidden">H.</param>
/// <param name="Embedding">E.</param>
/// <param name="Bidirectional">Whether the GRU is bidirectional.</param>
/// <param name="Ragged">Rows between 60 and 100 % of the longest, and nn.GRU on packed sequences; else every row is full.</param>
/// <param name="Rows">B.</param>
/// <param name="Longest">T, in tokens.</param>
internal sealed record Workload(int Hidden, int Embedding, bool Bidirectional, bool Ragged, int Rows = 64, int Longest = 200)
{
    public override string ToString()
    {
        string directions = Bidirectional ? "bidirectional" : "one direction";
        return $"H={Hidden,-3} E={Embedding,-3} {directions} {(Ragged ? "review lengths" : "full length")}";
    }
}

/// <summary>One batch, in the form that training reads it.</summary>
internal sealed class TokenBatch(ReviewBatch review)
{
    public ReviewBatch Review => review;

    public int[] Ids => review.Ids;

    public int[] Lengths => review.Lengths;

    /// <summary>0 or 1, as nn.GRU's loss wants them.</summary>
    public float[] Labels { get; } = [.. review.Labels.Select(label => (float)label)];

    public int Tokens => review.Tokens;

    public int Distinct { get; } = review.Ids.Distinct().Count();

    public int Longest { get; } = review.Lengths.Max();
}

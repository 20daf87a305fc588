using GruSentiment.Training.Batches;

namespace GruSentiment.Benchmarks;

/// <summary>What is trained on: the sizes of the model, the batches, and how long their rows are.</summary>
/// <param name="Hidden">H.</param>
/// <param name="Embedding">E.</param>
/// <param name="Bidirectional">Both directions.</param>
/// <param name="Ragged">Rows between 60 and 100 % of the longest, and nn.GRU on packed sequences; else every row is full.</param>
/// <param name="Rows">B.</param>
/// <param name="Longest">T, in words.</param>
internal sealed record Workload(int Hidden, int Embedding, bool Bidirectional, bool Ragged, int Rows = 64, int Longest = 200)
{
    public override string ToString() =>
        $"H={Hidden,-3} E={Embedding,-3} {(Bidirectional ? "both" : "one "),-4} {(Ragged ? "review lengths" : "full length")}";
}

/// <summary>One batch, in the form that training takes it.</summary>
internal sealed class WordBatch(ReviewBatch review)
{
    public ReviewBatch Review => review;

    public int[] Ids => review.Ids;

    public int[] Lengths => review.Lengths;

    /// <summary>0 or 1, as nn.GRU's loss wants them.</summary>
    public float[] Labels { get; } = [.. review.Labels.Select(label => (float)label)];

    public int Words => review.Tokens;

    public int Distinct { get; } = review.Ids.Distinct().Count();

    public int Longest { get; } = review.Lengths.Max();
}

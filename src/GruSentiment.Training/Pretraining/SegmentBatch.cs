using GruSentiment.Kernels;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// Segments of texts that go through the network together, one after the other: B segments, N tokens in all, D directions that each predict
/// M words at a token.
/// </summary>
/// <param name="Ids">Vocabulary ids of the tokens [N].</param>
/// <param name="Lengths">Tokens of each segment [B].</param>
/// <param name="Targets">
/// For each token and direction the ids of some after it in its text, or before it, be they beyond the segment [N, D, M];
/// <see cref="SampledSoftmax.NoTarget"/> for none.
/// </param>
internal sealed record SegmentBatch(int[] Ids, int[] Lengths, int[] Targets)
{
    /// <summary>N.</summary>
    public int Tokens => Ids.Length;
}

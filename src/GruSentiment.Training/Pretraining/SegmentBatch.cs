using GruSentiment.Kernels;

namespace GruSentiment.Training.Pretraining;

/// <summary>Segments of texts that go through the network together, one after the other: B segments, N tokens in all.</summary>
/// <param name="Ids">Vocabulary ids of the tokens [N].</param>
/// <param name="Lengths">Tokens of each segment [B].</param>
/// <param name="After">
/// For each token the id of one after it in its text [N], be it beyond the segment; <see cref="SampledSoftmax.NoTarget"/> for none.
/// </param>
/// <param name="Before">The same for one before it [N].</param>
internal sealed record SegmentBatch(int[] Ids, int[] Lengths, int[] After, int[] Before)
{
    /// <summary>N.</summary>
    public int Tokens => Ids.Length;
}

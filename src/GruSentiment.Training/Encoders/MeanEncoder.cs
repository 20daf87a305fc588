using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// The plain mean of each text's word vectors. It has no parameters: only the embedding below it and the linear layer above it are trained.
/// </summary>
/// <remarks>
/// Letters: B texts, N positions in all, U distinct words among them, E embedding dimension, which is the number of features.
/// </remarks>
internal sealed class MeanEncoder() : EncoderModule(nameof(MeanEncoder))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(batch);
        Tensor lengths = tensor(batch.Lengths.ToArray(), dtype: ScalarType.Int64); // [B]
        Tensor texts = arange(batch.Rows).repeat_interleave(lengths); // [N], the text at each position
        Tensor places = stack([texts, tensor(batch.RowOfPosition.ToArray(), dtype: ScalarType.Int64)]); // [2, N], and its word
        Tensor shares = lengths.to_type(words.dtype).reciprocal().index_select(0, texts); // [N], one over the text's length
        return sparse_coo_tensor(places, shares, [batch.Rows, batch.DistinctCount]).mm(words); // [B, U] × [U, E]: [B, E]
    }
}

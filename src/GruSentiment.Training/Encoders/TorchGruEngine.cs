using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// The reference: PyTorch's <c>nn.GRU</c>. Rows are padded at their end, which a forward direction reads after all states that count. With
/// a backward direction they are packed: it costs time, and is the only way in which <c>nn.GRU</c> can begin at a row's own end.
/// </summary>
/// <remarks>Letters: B reviews, T tokens of the longest, U distinct tokens, E embedding dimension, H hidden size, D directions.</remarks>
internal sealed class TorchGruEngine : IGruEngine
{
    /// <inheritdoc/>
    public Tensor Features(GRU gru, IReadOnlyList<Tensor> parameters, Tensor words, RaggedBatch batch, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(gru);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(options);
        Tensor lengths = tensor(batch.Lengths.ToArray()).to_type(ScalarType.Int64); // [B]
        int longest = batch.Lengths.ToArray().Max();
        Tensor padded = words.index_select(0, PaddedRows(batch, longest)).view(batch.Rows, longest, words.shape[1]); // [B, T, E]
        Tensor states = options.Bidirectional ? Packed(gru, padded, lengths, longest) : gru.call(padded).Item1; // [B, T, D × H]
        Tensor outside = arange(longest).unsqueeze(0).ge(lengths.unsqueeze(1)).unsqueeze(2); // [B, T, 1]
        return options.Pooling switch
        {
            PoolingKind.Last => Last(states, lengths, options.Bidirectional),
            PoolingKind.Mean => Mean(states, outside, lengths),
            PoolingKind.Max => Max(states, outside),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Pooling, null),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static Tensor Packed(GRU gru, Tensor padded, Tensor lengths, int longest)
    {
        using var packed = nn.utils.rnn.pack_padded_sequence(padded, lengths, batch_first: true, enforce_sorted: false);
        using var states = gru.call(packed).Item1;
        return nn.utils.rnn.pad_packed_sequence(states, batch_first: true, total_length: longest).Item1;
    }

    /// <summary>For each place of the padded batch its token's row [B × T]; padding takes row 0, whose states nobody reads.</summary>
    private static Tensor PaddedRows(RaggedBatch batch, int longest)
    {
        int[] rows = new int[batch.Rows * longest];
        int position = 0;
        for (int row = 0; row < batch.Rows; row++)
        {
            batch.RowOfPosition.Slice(position, batch.Lengths[row]).CopyTo(rows.AsSpan(row * longest));
            position += batch.Lengths[row];
        }
        return tensor(rows);
    }

    private static Tensor Last(Tensor states, Tensor lengths, bool bidirectional)
    {
        Tensor last = (lengths - 1).view(-1, 1, 1).expand(-1, 1, states.shape[2]);
        Tensor end = states.gather(1, last).squeeze(1); // [B, D × H]
        if (!bidirectional)
            return end;
        long hidden = states.shape[2] / 2;
        return cat([end.narrow(1, 0, hidden), states.select(1, 0).narrow(1, hidden, hidden)], dim: 1);
    }

    private static Tensor Mean(Tensor states, Tensor outside, Tensor lengths) =>
        states.masked_fill(outside, 0).sum(1) / lengths.unsqueeze(1);

    private static Tensor Max(Tensor states, Tensor outside) => states.masked_fill(outside, double.NegativeInfinity).amax([1L]);
}

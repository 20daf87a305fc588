using GruSentiment.Encoders;
using GruSentiment.Kernels;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>A ragged batch as libtorch's modules want it: rows padded at their end to the length of the longest.</summary>
/// <remarks>Letters: B reviews, T tokens of the longest, U distinct tokens, E embedding dimension, S size of a state.</remarks>
internal sealed class PaddedTexts
{
    private readonly int[] _rows; // [B × T]

    /// <param name="batch">Which word stands where.</param>
    public PaddedTexts(RaggedBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int[] lengths = batch.Lengths.ToArray();
        (Count, Longest) = (lengths.Length, lengths.Max());
        Lengths = tensor(lengths).to_type(ScalarType.Int64);
        Outside = arange(Longest).unsqueeze(0).ge(Lengths.unsqueeze(1));
        _rows = new int[Count * Longest]; // Padding takes word 0, whose states nobody reads.
        for (int row = 0, position = 0; row < Count; position += lengths[row], row++)
            batch.RowOfPosition.Slice(position, lengths[row]).CopyTo(_rows.AsSpan(row * Longest));
    }

    /// <summary>B.</summary>
    public int Count { get; }

    /// <summary>T.</summary>
    public int Longest { get; }

    /// <summary>[B], 64-bit.</summary>
    public Tensor Lengths { get; }

    /// <summary>[B, T]: whether a place is padding.</summary>
    public Tensor Outside { get; }

    /// <summary>The vectors of the words at each place [B, T, E].</summary>
    /// <param name="words">[U, E], a vector for each distinct word of the batch.</param>
    public Tensor Vectors(Tensor words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.index_select(0, tensor(_rows)).view(Count, Longest, words.shape[1]);
    }

    /// <summary>The features that a recurrent module has for the texts [B, D × H].</summary>
    /// <param name="words">[U, E].</param>
    /// <param name="options">Directions and pooling.</param>
    /// <param name="read">The module, on padded rows [B, T, E].</param>
    /// <param name="readPacked">The module, on rows packed one after another.</param>
    public Tensor Features(
        Tensor words, ModelOptions options, Func<Tensor, Tensor> read,
        Func<nn.utils.rnn.PackedSequence, nn.utils.rnn.PackedSequence> readPacked)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(read);
        Tensor vectors = Vectors(words);
        Tensor states = options.Bidirectional ? States(vectors, readPacked) : read(vectors); // [B, T, D × H]
        return Pool(states, options.Pooling, options.Bidirectional);
    }

    /// <summary>The states of a recurrent module whose backward direction begins at each row's own end [B, T, D × H].</summary>
    /// <param name="vectors">[B, T, E].</param>
    /// <param name="read">The module, on rows packed one after another.</param>
    private Tensor States(Tensor vectors, Func<nn.utils.rnn.PackedSequence, nn.utils.rnn.PackedSequence> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        using var packed = nn.utils.rnn.pack_padded_sequence(vectors, Lengths, batch_first: true, enforce_sorted: false);
        using var states = read(packed);
        return nn.utils.rnn.pad_packed_sequence(states, batch_first: true, total_length: Longest).Item1;
    }

    /// <summary>Features of states [B, S].</summary>
    /// <param name="states">[B, T, S].</param>
    /// <param name="pooling">How.</param>
    /// <param name="bidirectional">Whether the second half of a state belongs to a direction that begins at the end.</param>
    public Tensor Pool(Tensor states, PoolingKind pooling, bool bidirectional) => pooling switch
    {
        PoolingKind.Last => Last(states, bidirectional),
        PoolingKind.Mean => states.masked_fill(Outside.unsqueeze(2), 0).sum(1) / Lengths.unsqueeze(1),
        PoolingKind.Max => states.masked_fill(Outside.unsqueeze(2), double.NegativeInfinity).amax([1L]),
        _ => throw new ArgumentOutOfRangeException(nameof(pooling), pooling, null),
    };

    private Tensor Last(Tensor states, bool bidirectional)
    {
        Tensor last = (Lengths - 1).view(-1, 1, 1).expand(-1, 1, states.shape[2]);
        Tensor end = states.gather(1, last).squeeze(1); // [B, D × H]
        if (!bidirectional)
            return end;
        long hidden = states.shape[2] / 2;
        return cat([end.narrow(1, 0, hidden), states.select(1, 0).narrow(1, hidden, hidden)], dim: 1);
    }
}

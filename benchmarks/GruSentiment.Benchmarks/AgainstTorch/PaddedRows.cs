using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>The rows of a batch, padded to the longest.</summary>
/// <param name="ids">[N], what is embedded at each position, row by row.</param>
/// <param name="lengths">[B].</param>
/// <param name="timeFirst">[T, B] instead of [B, T].</param>
internal sealed class PaddedRows(int[] ids, int[] lengths, bool timeFirst)
{
    private readonly int _longest = lengths.Max();

    /// <summary>[B].</summary>
    public Tensor Lengths { get; } = tensor([.. lengths.Select(length => (long)length)]);

    /// <summary>One over the row's length where there is a token, else 0: [T, B, 1] or [B, T, 1].</summary>
    public Tensor Shares
    {
        get
        {
            var shares = new float[lengths.Length * _longest];
            for (int b = 0; b < lengths.Length; b++)
            {
                for (int t = 0; t < lengths[b]; t++)
                    shares[At(b, t)] = 1f / lengths[b];
            }
            return tensor(shares, [.. Shape, 1L]);
        }
    }

    private long[] Shape => timeFirst ? [_longest, lengths.Length] : [lengths.Length, _longest];

    /// <summary>The ids, [T, B] or [B, T]; padding is 0.</summary>
    /// <param name="reversed">Each row from its last token to its first.</param>
    public Tensor Tokens(bool reversed)
    {
        var padded = new long[lengths.Length * _longest];
        int position = 0;
        for (int b = 0; b < lengths.Length; b++)
        {
            for (int t = 0; t < lengths[b]; t++)
                padded[At(b, reversed ? lengths[b] - 1 - t : t)] = ids[position++];
        }
        return tensor(padded, Shape);
    }

    /// <summary>What stands at each row's last token, [B, H] of [T, B, H] or [B, T, H].</summary>
    public Tensor AtEnds(Tensor states)
    {
        long[] ends = [.. lengths.Select((length, b) => (long)At(b, length - 1))];
        return states.flatten(0, 1).index_select(0, tensor(ends));
    }

    private int At(int row, int time) => timeFirst ? time * lengths.Length + row : row * _longest + time;
}

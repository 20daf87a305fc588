using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>nn.GRU and the readout of its states, in each of the ways that a setting names.</summary>
/// <remarks>Letters: B rows, T tokens of the longest, E embedding dimension, H hidden size, D directions.</remarks>
internal sealed class NnGru : nn.Module
{
    private readonly Workload _workload;
    private readonly NnGruSetting _setting;
    private readonly GRU[] grus;

    /// <summary>Draws the weights that any other setting draws from the same seed.</summary>
    public NnGru(Workload workload, NnGruSetting setting) : base(nameof(NnGru))
    {
        (_workload, _setting) = (workload, setting);
        GRU gru = Make(workload.Bidirectional);
        grus = setting.Form == RowForm.Masked && workload.Bidirectional ? Split(gru) : [gru];
        for (int i = 0; i < grus.Length; i++)
            register_module($"gru{i}", grus[i]);
    }

    private long Time => _setting.TimeFirst ? 0 : 1;

    private long Batch => _setting.TimeFirst ? 1 : 0;

    /// <summary>Features of embedded rows.</summary>
    /// <param name="rows">Where each token stands.</param>
    /// <param name="embed">Vectors of token rows, [.., E] of [..].</param>
    /// <returns>[B, D·H].</returns>
    public Tensor Features(PaddedRows rows, Func<Tensor, Tensor> embed)
    {
        if (grus.Length == 1)
            return Features(grus[0], rows, embed(rows.Tokens(reversed: false)));
        Tensor[] halves = [.. grus.Select((gru, i) => Features(gru, rows, embed(rows.Tokens(reversed: i == 1))))];
        return cat(halves, dim: 1);
    }

    private Tensor Features(GRU gru, PaddedRows rows, Tensor embedded) => (_setting.Form, _workload.Readout) switch
    {
        (RowForm.Packed, _) => OfPacked(gru, rows, embedded),
        (RowForm.Full, PoolingKind.Last) => Ends(gru.call(embedded).Item2),
        (RowForm.Full, _) => gru.call(embedded).Item1.mean([Time]),
        (_, PoolingKind.Last) => rows.AtEnds(gru.call(embedded).Item1),
        _ => gru.call(embedded).Item1.mul(rows.Shares).sum(Time),
    };

    private Tensor OfPacked(GRU gru, PaddedRows rows, Tensor embedded)
    {
        using var packed = nn.utils.rnn.pack_padded_sequence(embedded, rows.Lengths, !_setting.TimeFirst, enforce_sorted: false);
        (var states, Tensor ends) = gru.call(packed);
        using (states)
        {
            if (_workload.Readout == PoolingKind.Last)
                return Ends(ends);
            Tensor padded = nn.utils.rnn.pad_packed_sequence(states, !_setting.TimeFirst).Item1; // Zero behind a row's end.
            return padded.sum(Time) / rows.Lengths.unsqueeze(1);
        }
    }

    /// <summary>From [D, B, H] to [B, D·H].</summary>
    private static Tensor Ends(Tensor ends) => ends.transpose(0, 1).flatten(1);

    private GRU Make(bool bidirectional) => nn.GRU(
        _workload.Embedding, _workload.Hidden, 1, batchFirst: !_setting.TimeFirst, bidirectional: bidirectional);

    /// <summary>The two directions of a GRU as GRUs of their own.</summary>
    private GRU[] Split(GRU both)
    {
        using var frozen = no_grad();
        using Tensor generator = get_rng_state(); // What is drawn after the GRU shall be the same with every setting.
        GRU[] one = [Make(false), Make(false)];
        Parameter[] all = [.. both.parameters()];
        Parameter[] own = [.. one.SelectMany(gru => gru.parameters())];
        for (int i = 0; i < all.Length; i++)
            own[i].copy_(all[i]);
        both.Dispose();
        set_rng_state(generator);
        return one;
    }
}

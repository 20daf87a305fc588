using GruSentiment.Kernels;
using GruSentiment.Training.Encoders;
using static TorchSharp.torch;

namespace GruSentiment.Benchmarks.AgainstTorch;

/// <summary>nn.GRU in place of the kernels, in the classifier that <c>train</c> trains.</summary>
internal sealed class NnGruEncoder : EncoderModule
{
    private readonly NnGru gru;
    private readonly bool _timeFirst;

    public NnGruEncoder(Workload workload, NnGruSetting setting) : base(nameof(NnGruEncoder))
    {
        gru = new NnGru(workload, setting);
        _timeFirst = setting.TimeFirst;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, RaggedBatch batch)
    {
        var rows = new PaddedRows(batch.RowOfPosition.ToArray(), batch.Lengths.ToArray(), _timeFirst);
        return gru.Features(rows, tokens => words.index_select(0, tokens.flatten()).view([.. tokens.shape, words.shape[1]]));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            gru.Dispose();
        base.Dispose(disposing);
    }
}

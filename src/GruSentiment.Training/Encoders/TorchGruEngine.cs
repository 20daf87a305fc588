using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// The reference: PyTorch's <c>nn.GRU</c>. Rows are padded at their end, which a forward direction reads after all states that count. With
/// a backward direction they are packed: it costs time, and is the only way in which <c>nn.GRU</c> can begin at a row's own end.
/// </summary>
internal sealed class TorchGruEngine : IGruEngine
{
    /// <inheritdoc/>
    public Tensor Features(GRU gru, IReadOnlyList<Tensor> parameters, Tensor words, RaggedBatch batch, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(gru);
        return new PaddedTexts(batch).Features(
            words, options, vectors => gru.call(vectors).Item1, packed => gru.call(packed).Item1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

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
        ArgumentNullException.ThrowIfNull(options);
        var texts = new PaddedTexts(batch);
        Tensor vectors = texts.Vectors(words);
        Tensor states = options.Bidirectional
            ? texts.States(vectors, packed => gru.call(packed).Item1) : gru.call(vectors).Item1; // [B, T, D × H]
        return texts.Pool(states, options.Pooling, options.Bidirectional);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

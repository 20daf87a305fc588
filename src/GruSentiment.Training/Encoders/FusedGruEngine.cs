using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>
/// The kernels of <see cref="GruSentiment.Kernels"/>, under autograd: the results of <c>nn.GRU</c> but for rounding, several times as fast.
/// </summary>
internal sealed class FusedGruEngine : IGruEngine
{
    private readonly FusedGru _fused;

    /// <param name="options">The network's shape.</param>
    /// <param name="threads">Processor threads; they never change a result.</param>
    public FusedGruEngine(ModelOptions options, int threads)
    {
        ArgumentNullException.ThrowIfNull(options);
        _fused = new FusedGru(new GruShape(options.EmbeddingDim, options.HiddenDim, options.Layers, options.Bidirectional), threads);
    }

    /// <summary>The layers, for the benchmark.</summary>
    internal FusedGru Fused => _fused;

    /// <inheritdoc/>
    public Tensor Features(GRU gru, IReadOnlyList<Tensor> parameters, Tensor words, RaggedBatch batch, ModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(gru);
        ArgumentNullException.ThrowIfNull(options);
        Func<Tensor, Tensor> betweenLayers = states => nn.functional.dropout(states, options.Dropout, gru.training);
        return _fused.Forward(batch, words, parameters, options.Pooling, betweenLayers);
    }

    /// <inheritdoc/>
    public void Dispose() => _fused.Dispose();
}

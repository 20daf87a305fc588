using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A trained GRU in use. Embedding and input weights are folded into one table of words.</summary>
/// <param name="gru">Disposed of with this.</param>
/// <param name="pooling">How a text's states become its features.</param>
internal sealed class GruEncoderInference(GruInference gru, PoolingKind pooling) : IEncoderInference, IGatedInference
{
    /// <inheritdoc/>
    public int Features => gru.Shape.OutputSize;

    /// <inheritdoc/>
    public int Units => gru.Shape.HiddenSize;

    /// <inheritdoc/>
    public int Directions => gru.Shape.Directions;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<float> features, int threads) =>
        gru.Forward(ids, lengths, pooling, features, threads);

    /// <inheritdoc/>
    public void ReadGates(ReadOnlySpan<int> ids, Span<float> update, Span<float> reset, int threads) =>
        gru.ReadGates(ids, update, reset, threads);

    /// <inheritdoc/>
    public IEncoderStepper? CreateStepper() => gru.Shape.Bidirectional ? null : new GruEncoderStepper(new GruStepper(gru, pooling));

    /// <inheritdoc/>
    public void Dispose() => gru.Dispose();
}

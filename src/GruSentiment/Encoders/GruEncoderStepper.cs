using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A text on its way through a trained GRU of one direction.</summary>
internal sealed class GruEncoderStepper(GruStepper gru) : IEncoderStepper
{
    /// <inheritdoc/>
    public void Step(int id) => gru.Step(id);

    /// <inheritdoc/>
    public void Read(Span<float> features) => gru.Read(features);

    /// <inheritdoc/>
    public void Reset() => gru.Reset();

    /// <inheritdoc/>
    public void Save() => gru.Save();

    /// <inheritdoc/>
    public void Restore() => gru.Restore();
}

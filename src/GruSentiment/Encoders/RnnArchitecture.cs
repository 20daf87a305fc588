namespace GruSentiment.Encoders;

/// <summary>A stack of recurrent layers without gates, with pooling of their states.</summary>
internal sealed class RnnArchitecture(ModelOptions options) : RecurrentArchitecture(options, "rnn", RnnCell.Gates)
{
    /// <inheritdoc/>
    public override string Name => "RNN";

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight) =>
        new RecurrentInference(this, new RnnCell(), embedding, weight, ModelOptions.Pooling);
}

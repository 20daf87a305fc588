namespace GruSentiment.Encoders;

/// <summary>A stack of LSTM layers with pooling of their states.</summary>
internal sealed class LstmArchitecture(ModelOptions options) : RecurrentArchitecture(options, "lstm", LstmCell.Gates)
{
    /// <inheritdoc/>
    public override string Name => "LSTM";

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight) =>
        new RecurrentInference(this, new LstmCell(), embedding, weight, ModelOptions.Pooling);
}

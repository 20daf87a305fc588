using GruSentiment.Encoders;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Encoders;

/// <summary>Makes encoders by their kind. One more encoder adds its line here.</summary>
internal static class EncoderFactory
{
    /// <summary>A function that makes the encoder of each network, with initial weights drawn from torch's generator.</summary>
    /// <param name="model">The networks' shape.</param>
    /// <param name="training">What computes them, and on how many threads.</param>
    /// <returns>The encoders may share buffers: they are used one at a time, and disposed of together.</returns>
    public static Func<EncoderModule> For(ModelOptions model, TrainingOptions training)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(training);
        return model.Encoder switch
        {
            EncoderKind.Gru => GruEncoder.Factory(model, training),
            EncoderKind.Lstm => () => RecurrentEncoder.Lstm(model, training),
            EncoderKind.Rnn => () => RecurrentEncoder.Plain(model, training),
            EncoderKind.Transformer => () => new TransformerEncoder(model),
            EncoderKind.Cnn => () => new CnnEncoder(model, training),
            EncoderKind.Mean => () => new MeanEncoder(),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model.Encoder, "There is no such encoder."),
        };
    }
}

using GruSentiment.Encoders;
using GruSentiment.Models;

namespace GruSentiment.Inference;

/// <summary>One network of a model in use: embedding, encoder and linear layer. Safe for many threads at once.</summary>
internal sealed class NetworkInference : IDisposable
{
    private readonly IEncoderInference _encoder;
    private readonly float[] _linearWeight; // [C, F]
    private readonly float[] _linearBias; // [C]

    /// <param name="model">A model from disk.</param>
    /// <param name="member">Which of its networks, from 1.</param>
    public NetworkInference(SavedModel model, int member)
    {
        float[] Values(string name) => model.Weights[WeightNames.OfMember(member, name)].Values;

        _encoder = EncoderArchitecture.Of(model.Config.Model).CreateInference(Values(WeightNames.Embedding), Values);
        _linearWeight = Values(WeightNames.LinearWeight);
        _linearBias = Values(WeightNames.LinearBias);
    }

    /// <summary>The encoder's gates; null where it has none.</summary>
    public IGatedInference? Gates => _encoder as IGatedInference;

    /// <summary>Adds the logits of each text to what stands there.</summary>
    /// <param name="ids">[N]: the texts' token ids, one text after another.</param>
    /// <param name="lengths">[B], each at least 1; their sum is N.</param>
    /// <param name="logits">[B, C].</param>
    /// <param name="threads">Processor threads at most.</param>
    public void AddLogits(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<double> logits, int threads)
    {
        int width = _encoder.Features, outputs = _linearBias.Length;
        float[] features = new float[lengths.Length * width]; // [B, F]
        _encoder.Forward(ids, lengths, features, threads);
        for (int row = 0; row < lengths.Length; row++)
            AddLogits(features.AsSpan(row * width, width), logits.Slice(row * outputs, outputs));
    }

    /// <summary>Adds the logits of one text to what stands there.</summary>
    /// <param name="features">[F], as the encoder gives them.</param>
    /// <param name="logits">[C].</param>
    public void AddLogits(ReadOnlySpan<float> features, Span<double> logits)
    {
        for (int output = 0; output < logits.Length; output++)
        {
            double sum = _linearBias[output];
            for (int i = 0; i < features.Length; i++)
                sum += (double)_linearWeight[output * features.Length + i] * features[i];
            logits[output] += sum;
        }
    }

    /// <summary>Takes one text in word by word; null where the encoder reads texts from both ends.</summary>
    public NetworkStream? StartStream() =>
        _encoder.CreateStepper() is { } stepper ? new NetworkStream(this, stepper, _encoder.Features) : null;

    /// <inheritdoc/>
    public void Dispose() => _encoder.Dispose();
}

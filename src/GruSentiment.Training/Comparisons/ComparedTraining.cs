using GruSentiment.Encoders;
using GruSentiment.Training.Epochs;

namespace GruSentiment.Training.Comparisons;

/// <summary>What one training of a comparison came to. Plain data, which a file keeps.</summary>
/// <param name="Encoder">The encoder.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Options">What it was trained with that others were not, by the options' names.</param>
/// <param name="Weights">Number of weights of the network: embedding, encoder and linear layer.</param>
/// <param name="EncoderWeights">Number of weights of the encoder alone.</param>
/// <param name="MemoryBytes">The least memory its training takes: weights, gradients, moments.</param>
/// <param name="Epochs">Its epochs, in their order: losses and accuracies are those of the network alone.</param>
/// <param name="BestEpoch">The epoch that was kept, from 1.</param>
/// <param name="Network">The network alone on the measured rows.</param>
/// <param name="Together">Network and n-gram model together, as the model is used; null without n-grams.</param>
/// <param name="Ngrams">The n-gram model alone; null without one.</param>
/// <param name="TrainingSeconds">Seconds of all epochs.</param>
/// <param name="TextsPerSecond">Answers a second of the whole model, in use.</param>
public sealed record ComparedTraining(
    EncoderKind Encoder, int Seed, string Options, long Weights, long EncoderWeights, double MemoryBytes,
    IReadOnlyList<EpochResult> Epochs, int BestEpoch, ComparedAnswers Network, ComparedAnswers? Together,
    ComparedAnswers? Ngrams, double TrainingSeconds, double TextsPerSecond)
{
    /// <summary>Seconds of an epoch: the median one's.</summary>
    public double SecondsPerEpoch => Median(Epochs.Select(epoch => epoch.Seconds));

    /// <summary>Tokens trained on a second: the median epoch's.</summary>
    public double TokensPerSecond => Median(Epochs.Select(epoch => epoch.TokensPerSecond));

    /// <summary>Whether it is the training of an encoder and a seed, measured on as many rows.</summary>
    internal bool IsOf(EncoderKind encoder, int seed, ComparedRows rows) =>
        Encoder == encoder && Seed == seed && Network.IsRight.Count == rows.Measured.Count;

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}

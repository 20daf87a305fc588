using GruSentiment.Training.Options;

namespace GruSentiment.Training.Epochs;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">
/// Mean cross-entropy of the training part while it was learnt, in nats; with <see cref="TrainingOptions.Balance"/>, each class counting
/// the same.
/// </param>
/// <param name="TrainAccuracy">Share of the training part predicted rightly while it was learnt, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the validation part after the epoch, in nats; likewise.</param>
/// <param name="ValidationAccuracy">Share of the validation part predicted rightly after the epoch, 0 to 1.</param>
/// <param name="LearningRate">The learning rate at the epoch's end.</param>
/// <param name="Seconds">Duration of the whole epoch, validation included.</param>
/// <param name="TokensPerSecond">Real tokens (no padding) learnt in a second, of the training part's time alone.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy,
    double LearningRate, double Seconds, double TokensPerSecond);

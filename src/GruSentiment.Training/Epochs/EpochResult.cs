using GruSentiment.Training.Options;

namespace GruSentiment.Training.Epochs;

/// <summary>The results of one epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">
/// Mean cross-entropy of the training set during the epoch, in nats; with <see cref="TrainingOptions.Balance"/>, each class counting the
/// same.
/// </param>
/// <param name="TrainAccuracy">Share of the training set predicted correctly during the epoch, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy of the validation set after the epoch, in nats; balanced in the same way.</param>
/// <param name="ValidationAccuracy">Share of the validation set predicted correctly after the epoch, 0 to 1.</param>
/// <param name="LearningRate">The learning rate at the epoch's end.</param>
/// <param name="Seconds">Duration of the whole epoch, validation included.</param>
/// <param name="TokensPerSecond">Real tokens (no padding) trained on per second, without the time of validation.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy,
    double LearningRate, double Seconds, double TokensPerSecond)
{
    /// <summary>
    /// Mean norm of the steps' gradients, all weights together, before clipping; of an ensemble, that of all networks' steps. Null in an
    /// epoch that was read from <c>history.csv</c>, which does not keep it.
    /// </summary>
    public double? GradientNorm { get; init; }

    /// <summary>The largest of these norms.</summary>
    public double? LargestGradientNorm { get; init; }
}

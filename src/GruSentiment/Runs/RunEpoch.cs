namespace GruSentiment.Runs;

/// <summary>An epoch as <c>history.csv</c> has it; see there.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">Loss on the training set.</param>
/// <param name="TrainAccuracy">Accuracy on the training set, 0 to 1.</param>
/// <param name="ValidationLoss">Loss on the validation set.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation set, 0 to 1.</param>
/// <param name="LearningRate">The learning rate at its end.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="TokensPerSecond">Tokens trained on per second.</param>
internal sealed record RunEpoch(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy,
    double LearningRate, double Seconds, double TokensPerSecond);

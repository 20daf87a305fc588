using GruSentiment.Evaluation;

namespace GruSentiment.Training.Epochs;

/// <summary>An epoch that has just ended.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="IsBest">Whether its validation loss is the lowest so far: time to save the weights.</param>
/// <param name="Validation">What the classifier now says of the validation part, in its order.</param>
public readonly record struct TrainedEpoch(EpochResult Result, bool IsBest, Predictions Validation);

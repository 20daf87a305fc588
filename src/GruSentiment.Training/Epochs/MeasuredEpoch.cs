using GruSentiment.Evaluation;

namespace GruSentiment.Training.Epochs;

/// <summary>An epoch that has just ended.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="IsBest">Whether its validation loss is the lowest so far.</param>
/// <param name="Validation">What the networks now say of the validation part, in its order.</param>
internal readonly record struct MeasuredEpoch(EpochResult Result, bool IsBest, Predictions Validation);

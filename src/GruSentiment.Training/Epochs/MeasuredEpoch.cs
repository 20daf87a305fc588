using GruSentiment.Evaluation;

namespace GruSentiment.Training.Epochs;

/// <summary>An epoch that has just ended.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="IsBest">Whether it is the best so far, as <see cref="EarlyStopping"/> has it.</param>
/// <param name="Validation">The networks' predictions on the validation set, in its order.</param>
internal readonly record struct MeasuredEpoch(EpochResult Result, bool IsBest, Predictions Validation);

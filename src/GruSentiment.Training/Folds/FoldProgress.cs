using GruSentiment.Training.Epochs;

namespace GruSentiment.Training.Folds;

/// <summary>Where a cross-validation stands, after a batch.</summary>
/// <param name="Fold">From 1.</param>
/// <param name="Folds">How many there are.</param>
/// <param name="Training">Where that fold's training stands.</param>
public readonly record struct FoldProgress(int Fold, int Folds, TrainingProgress Training);

using GruSentiment.Evaluation;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Folds;

/// <summary>The result of a fold of a cross-validation: a training on the other rows, tested on the fold's.</summary>
/// <param name="Fold">Its number, from 1.</param>
/// <param name="TrainingRows">Rows of its training set.</param>
/// <param name="Training">The metrics of the training; its test set is the fold.</param>
/// <param name="Seconds">Encoding, training and measuring.</param>
public sealed record FoldResult(int Fold, int TrainingRows, RunMetrics Training, double Seconds)
{
    /// <summary>The metrics on the fold's rows, which neither the weights nor the choice of epoch and blend were fitted to.</summary>
    public Metrics Measured => Training.Test ?? throw new InvalidOperationException($"Fold {Fold} was not measured.");
}

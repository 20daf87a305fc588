using GruSentiment.Evaluation;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Folds;

/// <summary>What a fold of a cross-validation came to: a training on other rows, measured on the fold's.</summary>
/// <param name="Fold">Its number, from 1.</param>
/// <param name="TrainingRows">Rows learnt from.</param>
/// <param name="Training">What the training says of itself; its test is the fold.</param>
/// <param name="Seconds">Encoding, training and measuring.</param>
public sealed record FoldResult(int Fold, int TrainingRows, RunMetrics Training, double Seconds)
{
    /// <summary>The measures on the fold's rows, which neither the weights nor the choice of epoch or blend have seen.</summary>
    public Metrics Measured => Training.Test ?? throw new InvalidOperationException($"Fold {Fold} was not measured.");
}

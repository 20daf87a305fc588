using GruSentiment.Models;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Sessions;

/// <summary>The result of a training session.</summary>
public sealed class TrainingResult
{
    internal TrainingResult(
        SavedModel model, ModelSnapshot best, RunMetrics metrics, IReadOnlyList<EpochResult> history, CrossValidationResult? folds) =>
        (Model, Best, Metrics, History, Folds) = (model, best, metrics, history, folds);

    /// <summary>The best epoch's model, whole: it can be used as it is.</summary>
    public SavedModel Model { get; }

    /// <summary>Its metrics, and how the training ended.</summary>
    public RunMetrics Metrics { get; }

    /// <summary>The epochs that have ended, one at least.</summary>
    public IReadOnlyList<EpochResult> History { get; }

    /// <summary>The cross-validation that went before; null without one.</summary>
    public CrossValidationResult? Folds { get; }

    /// <summary>The weights of <see cref="Model"/>, as they were measured in training.</summary>
    internal ModelSnapshot Best { get; }
}

using GruSentiment.Models;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;

namespace GruSentiment.Training.Sessions;

/// <summary>The result of a training session.</summary>
/// <param name="Model">The best epoch's model, whole: it can be used as it is.</param>
/// <param name="Best">The weights of it.</param>
/// <param name="Metrics">Its metrics, and how the training ended.</param>
/// <param name="History">The epochs that have ended, one at least.</param>
/// <param name="Folds">The cross-validation that went before; null without one.</param>
public sealed record TrainingResult(
    SavedModel Model, ModelSnapshot Best, RunMetrics Metrics, IReadOnlyList<EpochResult> History, CrossValidationResult? Folds);

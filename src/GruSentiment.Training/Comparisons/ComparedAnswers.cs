using GruSentiment.Evaluation;

namespace GruSentiment.Training.Comparisons;

/// <summary>How good answers are.</summary>
/// <param name="Accuracy">Share of the rows answered rightly, 0 to 1.</param>
/// <param name="F1">See <see cref="GruSentiment.Evaluation.Metrics.F1"/>.</param>
/// <param name="IsRight">For each row whether its answer is right, in the order of the rows.</param>
public sealed record ComparedAnswers(double Accuracy, double F1, IReadOnlyList<bool> IsRight)
{
    /// <summary>How good predictions are.</summary>
    /// <param name="predictions">For each row.</param>
    internal static ComparedAnswers Of(Predictions predictions)
    {
        Metrics metrics = Metrics.Of(predictions);
        return new ComparedAnswers(metrics.Accuracy, metrics.F1, [.. Enumerable.Range(0, predictions.Count).Select(
            row => predictions.PredictedClass(row, Metrics.DefaultThreshold) == predictions.TrueClass(row))]);
    }
}

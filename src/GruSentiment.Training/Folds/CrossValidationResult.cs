using GruSentiment.Evaluation;

namespace GruSentiment.Training.Folds;

/// <summary>The results of a cross-validation.</summary>
/// <param name="Folds">Each of them, in order; two at least.</param>
public sealed record CrossValidationResult(IReadOnlyList<FoldResult> Folds)
{
    /// <summary>Share of rows predicted correctly.</summary>
    public MeanAndDeviation Accuracy => Over(metrics => metrics.Accuracy);

    /// <summary>See <see cref="Metrics.BalancedAccuracy"/>.</summary>
    public MeanAndDeviation BalancedAccuracy => Over(metrics => metrics.BalancedAccuracy);

    /// <summary>Mean cross-entropy, in nats.</summary>
    public MeanAndDeviation Loss => Over(metrics => metrics.Loss);

    /// <summary>See <see cref="Metrics.F1"/>.</summary>
    public MeanAndDeviation F1 => Over(metrics => metrics.F1);

    private MeanAndDeviation Over(Func<Metrics, double> measure) => MeanAndDeviation.Of([.. Folds.Select(fold => measure(fold.Measured))]);
}

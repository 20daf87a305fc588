namespace GruSentiment.Evaluation;

/// <summary>How good a model is on one class. A ratio whose denominator is 0 is 0, and has no interval.</summary>
/// <param name="Label">The class's name.</param>
/// <param name="Support">Number of rows that are of the class.</param>
/// <param name="Predicted">Number of rows predicted as the class.</param>
/// <param name="Ratios">Precision, recall and F1.</param>
/// <param name="Roc">The class against the rest; null when there are no rows of it, or no others.</param>
internal sealed record ClassMetrics(string Label, int Support, int Predicted, ClassRatios Ratios, RocCurve? Roc)
{
    /// <summary>The precision's 95 % interval; null when no row is predicted as the class.</summary>
    public ConfidenceInterval? PrecisionInterval => Predicted == 0 ? null : ConfidenceInterval.Of(Ratios.Precision, Predicted);

    /// <summary>The recall's 95 % interval; null when no row is of the class.</summary>
    public ConfidenceInterval? RecallInterval => Support == 0 ? null : ConfidenceInterval.Of(Ratios.Recall, Support);

    /// <summary>The average precision of the class against the rest; null when there are no rows of it, or no others.</summary>
    public double? AveragePrecision => Roc is null ? null : PrecisionRecallCurve.Of(Roc).AveragePrecision;
}

/// <summary>Precision, recall and F1, of a class or the mean of several, each 0 to 1.</summary>
internal readonly record struct ClassRatios(double Precision, double Recall, double F1);

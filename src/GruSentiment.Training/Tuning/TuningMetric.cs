namespace GruSentiment.Training.Tuning;

/// <summary>What options are judged by.</summary>
public enum TuningMetric
{
    /// <summary>
    /// The mean cross-entropy, in nats. It tells options apart with fewer rows than the others do: a row counts by how likely its class was
    /// held to be, and not by right or wrong alone.
    /// </summary>
    Loss,

    /// <summary>The share of rows answered rightly.</summary>
    Accuracy,

    /// <summary>See <see cref="GruSentiment.Evaluation.Metrics.F1"/>.</summary>
    F1,
}

namespace GruSentiment.Training.Pretraining;

/// <summary>Where pretraining stands, after a step.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Steps">Of all epochs.</param>
/// <param name="Loss">Mean loss of the last steps, in nats per word, against the words drawn.</param>
/// <param name="TokensPerSecond">Tokens per second so far.</param>
public readonly record struct PretrainingProgress(long Step, long Steps, double Loss, double TokensPerSecond);

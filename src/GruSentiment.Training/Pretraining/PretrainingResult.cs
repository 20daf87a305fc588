namespace GruSentiment.Training.Pretraining;

/// <summary>How a pretraining went.</summary>
/// <param name="Texts">Texts it read.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="FirstLoss">Mean loss of the first twentieth of the steps, in nats per word, against the words drawn.</param>
/// <param name="LastLoss">That of the last twentieth.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="TokensPerSecond">Tokens trained on per second, those of every pass over the texts.</param>
public readonly record struct PretrainingResult(
    int Texts, long Tokens, double FirstLoss, double LastLoss, double Seconds, double TokensPerSecond);

namespace GruSentiment.Training.Epochs;

/// <summary>Where training stands, after a batch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="Batch">Batches done in this epoch.</param>
/// <param name="Batches">Batches of an epoch.</param>
/// <param name="Loss">Mean training loss of this epoch so far.</param>
/// <param name="TokensPerSecond">Tokens trained on per second, this epoch so far.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, double Loss, double TokensPerSecond);

namespace GruSentiment.Training.Epochs;

/// <summary>A training step, counted on the reviews of the training set in its batch.</summary>
/// <param name="Loss">Mean loss, in nats; or the whole batch's where that is not finite.</param>
/// <param name="Reviews">How many there are.</param>
/// <param name="Correct">How many are predicted correctly.</param>
/// <param name="GradientNorm">The gradient's norm before clipping; 0 where the loss is not finite, which has none.</param>
internal readonly record struct StepResult(double Loss, int Reviews, int Correct, double GradientNorm = 0);

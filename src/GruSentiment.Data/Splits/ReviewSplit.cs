namespace GruSentiment.Data.Splits;

/// <summary>Which reviews of a set stand in which part, each in the order of the file.</summary>
/// <param name="Training">The training set.</param>
/// <param name="Validation">The validation set, which decides when to stop.</param>
/// <param name="Test">The test set; empty unless asked for.</param>
internal sealed record ReviewSplit(int[] Training, int[] Validation, int[] Test);

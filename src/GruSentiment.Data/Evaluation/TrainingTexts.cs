namespace GruSentiment.Data.Evaluation;

/// <summary>
/// The texts of a training set and of a validation set, as 64 bits each of their tokens: enough to recognise a text, not to read it.
/// </summary>
internal sealed class TrainingTexts
{
    private readonly ulong[] _training;
    private readonly ulong[] _validation;

    /// <param name="training">The different texts of the training set, in rising order.</param>
    /// <param name="validation">The same of the validation set.</param>
    internal TrainingTexts(ulong[] training, ulong[] validation) => (_training, _validation) = (training, validation);

    /// <summary>The different texts of the training set, in rising order.</summary>
    public ReadOnlySpan<ulong> Training => _training;

    /// <summary>The different texts of the validation set, which chose the epoch, in rising order.</summary>
    public ReadOnlySpan<ulong> Validation => _validation;

    /// <summary>The texts of two sets.</summary>
    /// <param name="training">Of the training set, as <see cref="Reviews.ReviewSet.HashesOf"/> gives them.</param>
    /// <param name="validation">Of the validation set.</param>
    public static TrainingTexts Of(IEnumerable<ulong> training, IEnumerable<ulong> validation) =>
        new([.. training.Distinct().Order()], [.. validation.Distinct().Order()]);

    /// <summary>Whether a text is in the training set.</summary>
    public bool WasTrainedOn(ulong text) => Array.BinarySearch(_training, text) >= 0;

    /// <summary>Whether a text is in the validation set.</summary>
    public bool WasValidatedOn(ulong text) => Array.BinarySearch(_validation, text) >= 0;
}

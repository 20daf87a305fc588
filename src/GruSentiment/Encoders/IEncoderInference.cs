namespace GruSentiment.Encoders;

/// <summary>
/// A trained embedding and encoder in use: words in, features out. Safe for many threads at once. A text's features depend on that text
/// alone: not on the texts it is asked with, nor on the number of threads.
/// </summary>
internal interface IEncoderInference : IDisposable
{
    /// <summary>Number of features of a text, F.</summary>
    int Features { get; }

    /// <summary>The features of texts.</summary>
    /// <param name="ids">[N]: the texts' word ids, one text after another, each below the number of words.</param>
    /// <param name="lengths">[B], each at least 1; their sum is N.</param>
    /// <param name="features">[B, F], written row by row.</param>
    /// <param name="threads">At most so many threads; 1 keeps to the caller's.</param>
    /// <exception cref="ArgumentException">Lengths that do not add up, an id out of range, or features of the wrong size.</exception>
    void Forward(ReadOnlySpan<int> ids, ReadOnlySpan<int> lengths, Span<float> features, int threads);

    /// <summary>Takes one text in word by word. Not safe for threads; it may not be used once this is disposed of.</summary>
    /// <returns>Null where it reads texts from both ends, so that the features of a beginning say nothing of the whole.</returns>
    IEncoderStepper? CreateStepper();
}

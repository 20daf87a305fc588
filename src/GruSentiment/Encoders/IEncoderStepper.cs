namespace GruSentiment.Encoders;

/// <summary>
/// One text on its way through an encoder, a word at a time. After each word its features are, bit for bit, those that
/// <see cref="IEncoderInference.Forward"/> gives for the words so far. Not safe for threads.
/// </summary>
internal interface IEncoderStepper
{
    /// <summary>Reads the next word.</summary>
    /// <param name="id">Below the number of words.</param>
    void Step(int id);

    /// <summary>The features of the words so far, of which there is at least one.</summary>
    /// <param name="features">[F], written.</param>
    void Read(Span<float> features);

    /// <summary>Forgets all words; a saved place stays.</summary>
    void Reset();

    /// <summary>Keeps this place in the text, instead of the one kept before.</summary>
    void Save();

    /// <summary>Goes back to the place kept last.</summary>
    void Restore();
}

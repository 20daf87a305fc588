namespace GruSentiment.Training.Pretraining;

/// <summary>How the language model is trained. Immutable; the defaults stand here and nowhere else.</summary>
internal sealed record PretrainingOptions
{
    /// <summary>Passes over the texts.</summary>
    public int Epochs { get; init; } = 2;

    /// <summary>Segments per step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Tokens of a segment at most: the recurrent layer begins anew with each.</summary>
    public int SegmentLength { get; init; } = 200;

    /// <summary>
    /// How far off the word may be that a position has to tell; 1 for the next alone, which teaches grammar and little of mood.
    /// </summary>
    public int Window { get; init; } = 20;

    /// <summary>Frequency from which on a word is the more seldom to be told the more frequent it is; 1 for none.</summary>
    public double FrequentWord { get; init; } = 1e-4;

    /// <summary>Words drawn in each step, against which every position's word is to be told.</summary>
    public int Candidates { get; init; } = 512;

    /// <summary>Adam's learning rate at its highest; it goes up over the first tenth of the steps and down along a cosine.</summary>
    public double LearningRate { get; init; } = 0.003;

    /// <summary>
    /// How many times <see cref="LearningRate"/> word vectors learn with: a word that occurs seldom has few steps to leave its first,
    /// random vector.
    /// </summary>
    public double EmbeddingLearningRateFactor { get; init; } = 4;

    /// <summary>
    /// What is left of the network's first, random word vectors: as they are, they would drown what a rare word has the time to learn.
    /// </summary>
    public double InitialEmbeddingScale { get; init; } = 0.3;

    /// <summary>The largest norm of the recurrent layer's gradient; a longer one is scaled back to it.</summary>
    public double ClipNorm { get; init; } = 1.0;
}

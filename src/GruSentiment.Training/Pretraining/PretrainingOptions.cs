using GruSentiment.Training.Options;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// How the language model is trained. Immutable. The defaults stand here; how many passes fit, <see cref="PretrainingDefaults"/> says.
/// </summary>
internal sealed record PretrainingOptions
{
    /// <summary>Passes over the texts.</summary>
    public int Epochs { get; init; } = PretrainingDefaults.Epochs;

    /// <summary>Segments per step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Tokens of a segment at most: the recurrent layer begins anew with each.</summary>
    public int SegmentLength { get; init; } = 200;

    /// <summary>
    /// Largest distance of the word that a position is to predict; 1 for the next word, which teaches grammar and little of mood. Words far
    /// off tell more of the subject than of what is said of it.
    /// </summary>
    public int Window { get; init; } = 8;

    /// <summary>Frequency above which a word is predicted less often, the less the more frequent it is; 1 for none.</summary>
    public double FrequentWord { get; init; } = 1e-4;

    /// <summary>
    /// Words that each direction is to predict at a token. Further ones cost little, for their scores are against the same candidates, and
    /// they tell more of what comes.
    /// </summary>
    public int WordsPerToken { get; init; } = 3;

    /// <summary>
    /// Candidates drawn in each step, which the words of every position are scored against: a number of whole panels for the kernels. With
    /// few, words are told apart from frequent ones only.
    /// </summary>
    public int Candidates { get; init; } = 960;

    /// <summary>Adam's learning rate at its highest: a warm-up over the first tenth of the steps, then down along a cosine.</summary>
    public double LearningRate { get; init; } = 0.003;

    /// <summary>
    /// Learning rate of the word vectors, as a multiple of <see cref="LearningRate"/>: a rare word has few steps to leave its first, random
    /// vector.
    /// </summary>
    public double EmbeddingLearningRateFactor { get; init; } = 4;

    /// <summary>
    /// Factor on the network's first, random word vectors: unscaled they would outweigh what the few steps of a rare word change.
    /// </summary>
    public double InitialEmbeddingScale { get; init; } = 0.3;

    /// <summary>Dropout of the components of the words' vectors, 0 to below 1.</summary>
    public double WordDropout { get; init; } = 0.15;

    /// <summary>Dropout of the units whose states predict words, 0 to below 1; the states that are passed on keep theirs.</summary>
    public double StateDropout { get; init; } = 0.25;

    /// <summary>The largest norm of the recurrent layer's gradient; a longer one is scaled back to it.</summary>
    public double ClipNorm { get; init; } = 1.0;
}

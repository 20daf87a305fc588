using GruSentiment.Models;
using GruSentiment.Training.Embeddings;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Models;

/// <summary>
/// The whole state of a training. With the same request and data a training can continue from it to the same bytes, in another process too.
/// Plain data: named arrays, numbers and bytes, no tensor.
/// </summary>
internal sealed record TrainingState
{
    /// <summary>Weights, optimizers, order of the batches and random generators of all networks, and the epochs that have ended.</summary>
    public required TrainerState Trainer { get; init; }

    /// <summary>The weights of the n-gram model, which is trained before the first epoch; none without one.</summary>
    public required IReadOnlyList<Weight> Ngrams { get; init; }

    /// <summary>The model after the best epoch so far; null before the first.</summary>
    public ModelSnapshot? Best { get; init; }

    /// <summary>How pretraining went; null where there was none, or it is not done yet.</summary>
    public PretrainingResult? Pretraining { get; init; }

    /// <summary>A pretraining that is under way; null before and after.</summary>
    public PretrainingState? PretrainingBegun { get; init; }

    /// <summary>How long reading, encoding and the n-gram model took, in seconds.</summary>
    public double DataSeconds { get; init; }

    /// <summary>How much of the vocabulary started from a given vector; null where all started from random ones.</summary>
    public VectorCoverage? Embeddings { get; init; }
}

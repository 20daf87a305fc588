using GruSentiment.Evaluation;
using GruSentiment.Training.Embeddings;

namespace GruSentiment.Training.Models;

/// <summary>What <c>metrics.json</c> says of a run.</summary>
/// <param name="BestEpoch">The epoch whose weights were kept, from 1.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="Ending">Why it ended.</param>
/// <param name="Validation">The saved model on the validation set, which its blend was fitted to.</param>
/// <param name="Networks">Its networks alone on the validation set.</param>
/// <param name="Ngrams">Its n-gram model alone on the validation set; null without one.</param>
/// <param name="Test">The saved model on the test set; null where none was given.</param>
/// <param name="Timings">How long it took.</param>
public sealed record RunMetrics(
    int BestEpoch, int Epochs, RunEnding Ending, Metrics Validation, Metrics Networks, Metrics? Ngrams, Metrics? Test, RunTimings Timings)
{
    /// <summary>How much of the vocabulary started from a given vector; null where all started from random ones.</summary>
    public VectorCoverage? Embeddings { get; init; }

    /// <summary>Number of rows in the training set; null where that is not known.</summary>
    internal int? TrainingRows { get; init; }
}

/// <summary>How long the parts of a run took.</summary>
/// <param name="DataSeconds">Reading, tokenising, splitting, encoding and training the n-gram model, in seconds.</param>
/// <param name="TrainingSeconds">All epochs, their validation included, in seconds.</param>
/// <param name="TokensPerSecond">Training tokens a second, the median epoch's.</param>
/// <param name="PretrainingSeconds">Pretraining on texts without labels, in seconds; null where there were none.</param>
public sealed record RunTimings(double DataSeconds, double TrainingSeconds, double TokensPerSecond, double? PretrainingSeconds = null);

/// <summary>Why a training ended.</summary>
public enum RunEnding
{
    /// <summary>All epochs are done.</summary>
    AllEpochs,

    /// <summary>The validation loss had not fallen for the patience.</summary>
    EarlyStopping,

    /// <summary>The user interrupted it; the best epoch until then is kept.</summary>
    Interrupted,
}

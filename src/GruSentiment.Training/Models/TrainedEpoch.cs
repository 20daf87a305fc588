using GruSentiment.Training.Epochs;

namespace GruSentiment.Training.Models;

/// <summary>An epoch of a model's training.</summary>
/// <param name="Result">What was measured.</param>
/// <param name="Snapshot">The model after it, to be kept, where its validation loss is the lowest so far; else null.</param>
public sealed record TrainedEpoch(EpochResult Result, ModelSnapshot? Snapshot)
{
    /// <summary>Whether its validation loss is the lowest so far.</summary>
    public bool IsBest => Snapshot is not null;
}

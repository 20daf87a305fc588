using GruSentiment.Training.Epochs;

namespace GruSentiment.Training.Models;

/// <summary>An epoch of a model's training.</summary>
public sealed class TrainedEpoch
{
    internal TrainedEpoch(EpochResult result, ModelSnapshot? snapshot) => (Result, Snapshot) = (result, snapshot);

    /// <summary>What was measured.</summary>
    public EpochResult Result { get; }

    /// <summary>Whether its validation loss is the lowest so far.</summary>
    public bool IsBest => Snapshot is not null;

    /// <summary>The model after it, to be kept, where it is the best so far; else null.</summary>
    internal ModelSnapshot? Snapshot { get; }
}

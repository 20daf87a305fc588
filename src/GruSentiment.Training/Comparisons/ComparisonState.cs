using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Comparisons;

/// <summary>How far a comparison has come: all that is needed to go on with it. Plain data, which a file keeps.</summary>
/// <param name="Request">What is asked for.</param>
/// <param name="Options">What is compared.</param>
/// <param name="Trainings">Those that have ended.</param>
public sealed record ComparisonState(TrainingRequest Request, ComparisonOptions Options, IReadOnlyList<ComparedTraining> Trainings)
{
    /// <summary>fastText's trainings that have ended; none where this machine has no fastText.</summary>
    public IReadOnlyList<ComparedFastText> FastText { get; init; } = [];

    /// <summary>What the files held; null before they have been read.</summary>
    internal DataFingerprint? Data { get; init; }
}

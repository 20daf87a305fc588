using GruSentiment.Training.Options;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tuning;

/// <summary>What a search has come to.</summary>
public sealed class TuningResult
{
    internal TuningResult(TrainingFiles files, TuningSetting setting, TuningState state, TrainingRequest request) =>
        (Files, Setting, State, Request) = (files, setting, state, request);

    /// <summary>What was trained on.</summary>
    public TrainingFiles Files { get; }

    /// <summary>What was searched.</summary>
    public TuningSetting Setting { get; }

    /// <summary>All trials, and the choice.</summary>
    public TuningState State { get; }

    /// <summary>What trains the final model: on all rows but the test set, with the best options.</summary>
    public TrainingRequest Request { get; }

    /// <summary>The trial whose options are best.</summary>
    public Trial Winner => State.Trials[State.Choice!.Trial - 1];

    /// <summary>By how much it is better than the defaults; null where it is the defaults.</summary>
    public ScoreDifference? Difference => Winner.IsDefault ? null : State.Scores!.Difference(Winner, State.Trials[0]);
}

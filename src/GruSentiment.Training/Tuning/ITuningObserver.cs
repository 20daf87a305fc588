using GruSentiment.Training.Epochs;
using GruSentiment.Training.Preparation;

namespace GruSentiment.Training.Tuning;

/// <summary>Is told how a search goes.</summary>
public interface ITuningObserver
{
    /// <summary>The data has been read and divided; the first trial comes next.</summary>
    /// <param name="files">What was read.</param>
    /// <param name="setting">What is searched, and on what it is measured.</param>
    void FilesRead(TrainingFiles files, TuningSetting setting);

    /// <summary>A batch of a trial has been trained on.</summary>
    void Progressed(TuningProgress progress);

    /// <summary>A trial has been measured on one more fold, or has failed; or the choice has been made, of that trial.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="state">How far the search has come.</param>
    void Ended(Trial trial, TuningState state);
}

/// <summary>What is searched, and on what it is measured.</summary>
/// <param name="Rows">Rows that trials are trained and measured on: all but the test set.</param>
/// <param name="TestRows">Rows of the test set, which only the final model is measured on.</param>
/// <param name="Searched">Names of the options that are searched.</param>
/// <param name="Defaults">
/// Their values without a search, as a person writes them, in the same order; empty where one follows another option.
/// </param>
/// <param name="HasEnsemble">Whether the number of the final model's networks is chosen too.</param>
public sealed record TuningSetting(
    int Rows, int TestRows, IReadOnlyList<string> Searched, IReadOnlyList<string> Defaults, bool HasEnsemble);

/// <summary>Where a search stands, after a batch.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Fold">Its fold, from 1.</param>
/// <param name="Seconds">Seconds that have passed, in all sessions.</param>
/// <param name="Training">Where the training stands.</param>
public readonly record struct TuningProgress(Trial Trial, int Fold, double Seconds, TrainingProgress Training);

using GruSentiment.Reports.Plots;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Writes the run directory of a training session, each file as soon as there is something to write: the folds, each epoch's history and
/// curves, each best epoch's weights, the checkpoints, the metrics at the end. Disposed of, it removes a directory in which nothing was
/// saved.
/// </summary>
public sealed class RunRecorder : ITrainingObserver, IDisposable
{
    private ModelTraining? _training;
    private bool _described;
    private bool _onlyBegun; // The checkpoint says only what is to be trained.
    private int? _savedEpoch; // Whose weights were saved last, by this session.

    /// <summary>Records a session that begins.</summary>
    /// <param name="directory">Where to; created, and proved to be writable, before the first fold or epoch.</param>
    public RunRecorder(RunDirectory directory) => Directory = directory;

    private RunRecorder(RunDirectory directory, Checkpoint checkpoint) : this(directory) => Unfinished = checkpoint;

    /// <summary>Where the run is saved.</summary>
    public RunDirectory Directory { get; }

    /// <summary>Where the session goes on from; null for one that begins.</summary>
    public Checkpoint? Unfinished { get; }

    private ModelTraining Training => _training ?? throw new InvalidOperationException("No training has been prepared.");

    /// <summary>Records the rest of a session that was interrupted: give it <see cref="Unfinished"/> to go on from.</summary>
    /// <param name="path">Its run directory; null for the one under <c>runs</c> that was written to last.</param>
    /// <exception cref="GruSentimentException">
    /// There is none, its files are damaged, or another training is writing to it.
    /// </exception>
    public static RunRecorder Resume(string? path = null)
    {
        var directory = RunDirectory.Reopen(path ?? UnfinishedRuns.Newest());
        try
        {
            return new RunRecorder(directory, directory.ReadCheckpoint());
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void FoldsBegun(int folds) => Directory.Create();

    /// <inheritdoc/>
    public void FoldsEnded(CrossValidationResult folds) => Directory.Save(folds);

    /// <inheritdoc/>
    public void Prepared(ModelTraining training)
    {
        Directory.Create();
        _training = training;
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainedEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        Describe();
        if (epoch.Snapshot is { } snapshot)
            Save(snapshot);
        Directory.Save(Training.History, Training.BestEpoch!.Value, CurvesFacts.Of(Training, metrics: null));
    }

    /// <inheritdoc/>
    public void Checkpointed(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Directory.Create();
        Directory.Save(checkpoint);
        _onlyBegun = checkpoint.IsBeginning;
    }

    /// <inheritdoc/>
    public void Diverged() => Directory.RemoveCheckpoints();

    /// <inheritdoc/>
    public void Finished(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (_savedEpoch != result.Best.Epoch) // No better epoch has ended since the training was resumed.
        {
            Describe();
            Save(result.Best);
        }
        Directory.Save(Training.History, result.Best.Epoch, CurvesFacts.Of(Training, result.Metrics));
        Directory.Model.Seal(Training.Config);
        Directory.Save(result.Metrics, result.Folds);
        if (result.Metrics.Ending != RunEnding.Interrupted)
            Directory.RemoveCheckpoints();
    }

    /// <summary>Writes what stays the same in all epochs.</summary>
    private void Describe()
    {
        if (_described)
            return;
        Directory.Save(Training.Data.Texts);
        Directory.Model.Save(Training.Data.Vocabulary);
        _described = true;
    }

    private void Save(ModelSnapshot snapshot)
    {
        Directory.Model.Save(Training.Config, snapshot.Weights);
        _savedEpoch = snapshot.Epoch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_onlyBegun)
            Directory.RemoveCheckpoints();
        Directory.RemoveIfEmpty();
    }
}

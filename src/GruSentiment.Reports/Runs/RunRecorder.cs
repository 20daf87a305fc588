using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Runs;

/// <summary>
/// Writes the run directory of a training session, each file as soon as there is something to write: the folds, each epoch's history and
/// curves, each best epoch's weights, the metrics at the end. Disposed of, it removes a directory in which nothing was saved.
/// </summary>
/// <param name="directory">Where to; created, and proved to be writable, before the first fold or epoch.</param>
public sealed class RunRecorder(RunDirectory directory) : ITrainingObserver, IDisposable
{
    private ModelTraining? _training;
    private bool _described;

    /// <summary>Where the run is saved.</summary>
    public RunDirectory Directory => directory;

    private ModelTraining Training => _training ?? throw new InvalidOperationException("No training has been prepared.");

    /// <inheritdoc/>
    public void FoldsBegun(int folds) => directory.Create();

    /// <inheritdoc/>
    public void FoldsEnded(CrossValidationResult folds) => directory.Save(folds);

    /// <inheritdoc/>
    public void Prepared(ModelTraining training)
    {
        directory.Create();
        _training = training;
    }

    /// <inheritdoc/>
    public void EpochEnded(TrainedEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        if (!_described)
        {
            directory.Save(Training.Data.Texts);
            directory.Save(Training.Data.Vocabulary);
            _described = true;
        }
        if (epoch.Snapshot is { } snapshot)
            directory.Save(Training.Config, snapshot.Weights);
        directory.Save(Training.History, Training.Best!.Epoch);
    }

    /// <inheritdoc/>
    public void Finished(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        directory.Seal(Training.Config);
        directory.Save(result.Metrics, result.Folds);
    }

    /// <inheritdoc/>
    public void Dispose() => directory.RemoveIfEmpty();
}

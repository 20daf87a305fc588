using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Tests.Torch;

/// <summary>Keeps what a training session tells, and may do something each time.</summary>
/// <param name="hear">Called with each event's name, after it has been kept.</param>
internal sealed class SessionListener(Action<string>? hear = null) : ITrainingObserver
{
    private readonly List<string> _heard = [];

    /// <summary>The events in order, those of progress left out.</summary>
    public IReadOnlyList<string> Heard => _heard;

    public TrainingFiles? Files { get; private set; }

    public ModelTraining? Training { get; private set; }

    public TrainingResult? Result { get; private set; }

    public List<TrainedEpoch> Epochs { get; } = [];

    public void Begun(TrainingStage stage, int number) => Hear($"{stage} {number} begun");

    public void Ended(TrainingStage stage, int number) => Hear($"{stage} {number} ended");

    public void FilesRead(TrainingFiles files)
    {
        Files = files;
        Hear("files read");
    }

    public void FoldsBegun(int folds) => Hear($"{folds} folds begun");

    public void Progressed(FoldProgress progress) =>
        hear?.Invoke($"fold {progress.Fold} of {progress.Folds}, batch {progress.Training.Batch}");

    public void FoldEnded(FoldResult fold) => Hear($"fold {fold.Fold} ended");

    public void FoldsEnded(CrossValidationResult folds) => Hear($"{folds.Folds.Count} folds ended");

    /// <summary>Is heard, but not kept: there are many.</summary>
    public void Checkpointed(Checkpoint checkpoint) => hear?.Invoke("checkpoint");

    public void Prepared(ModelTraining training)
    {
        Training = training;
        Hear("prepared");
    }

    public void Progressed(PretrainingProgress progress) => hear?.Invoke($"pretraining, step {progress.Step}");

    public void Pretrained(PretrainingResult result) => Hear("pretrained");

    public void Progressed(TrainingProgress progress) => hear?.Invoke($"epoch {progress.Epoch}, batch {progress.Batch}");

    public void EpochEnded(TrainedEpoch epoch)
    {
        Epochs.Add(epoch);
        Hear($"epoch {epoch.Result.Epoch} ended");
    }

    public void Finished(TrainingResult result)
    {
        Result = result;
        Hear("finished");
    }

    public void Abandoned(TrainingStage stage, int number) => Hear($"abandoned in {stage} {number}");

    private void Hear(string what)
    {
        _heard.Add(what);
        hear?.Invoke(what);
    }
}

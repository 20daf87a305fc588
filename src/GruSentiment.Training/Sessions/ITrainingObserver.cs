using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;

namespace GruSentiment.Training.Sessions;

/// <summary>
/// Is told how a training session goes, on the session's own thread, in the order of the members below; it implements those it needs. An
/// exception that it throws ends the session.
/// </summary>
public interface ITrainingObserver
{
    /// <summary>A stage begins.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="number">The number of the fold or epoch, from 1; 1 for other stages.</param>
    void Begun(TrainingStage stage, int number)
    {
    }

    /// <summary>A stage has ended, well or not; what came of it is told next.</summary>
    /// <param name="stage">Which.</param>
    /// <param name="number">The number of the fold or epoch, from 1; 1 for other stages.</param>
    void Ended(TrainingStage stage, int number)
    {
    }

    /// <summary>The files have been read.</summary>
    void FilesRead(TrainingFiles files)
    {
    }

    /// <summary>The session is resumed from a checkpoint: what was done before it is not told again.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    void Resumed(Checkpoint checkpoint)
    {
    }

    /// <summary>A cross-validation begins, or goes on.</summary>
    /// <param name="folds">How many folds it has.</param>
    void FoldsBegun(int folds)
    {
    }

    /// <summary>A batch of a fold has been trained on.</summary>
    void Progressed(FoldProgress progress)
    {
    }

    /// <summary>A fold has been trained and measured.</summary>
    void FoldEnded(FoldResult fold)
    {
    }

    /// <summary>All folds are done.</summary>
    void FoldsEnded(CrossValidationResult folds)
    {
    }

    /// <summary>All is ready for the first epoch, or the next one.</summary>
    /// <param name="training">What is about to be trained.</param>
    void Prepared(ModelTraining training)
    {
    }

    /// <summary>A step of pretraining has been made.</summary>
    void Progressed(PretrainingProgress progress)
    {
    }

    /// <summary>Pretraining is done.</summary>
    void Pretrained(PretrainingResult result)
    {
    }

    /// <summary>A batch of an epoch has been trained on.</summary>
    void Progressed(TrainingProgress progress)
    {
    }

    /// <summary>An epoch has ended; where it is the best so far, it brings the snapshot to be kept.</summary>
    void EpochEnded(TrainedEpoch epoch)
    {
    }

    /// <summary>
    /// Something has been done that should not have to be done again: an epoch, a fold, pretraining, or some minutes of it. After an
    /// interruption, all there is.
    /// </summary>
    /// <param name="checkpoint">All of it; a session that is given it goes on from here.</param>
    void Checkpointed(Checkpoint checkpoint)
    {
    }

    /// <summary>A loss or a weight is not finite: resumed, the session would end in the same way.</summary>
    void Diverged()
    {
    }

    /// <summary>The training has ended, all epochs done or not, and its best epoch's model has been measured.</summary>
    void Finished(TrainingResult result)
    {
    }

    /// <summary>
    /// The user has interrupted the session before the first epoch had ended: there is no model. What was done until then was told by
    /// <see cref="Checkpointed"/>.
    /// </summary>
    /// <param name="stage">What was being done.</param>
    /// <param name="number">The number of the fold or epoch, from 1; 1 for other stages.</param>
    void Abandoned(TrainingStage stage, int number)
    {
    }
}

using System.Text.Json;
using GruSentiment.Options;
using GruSentiment.Reports.Runs;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Epochs;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Preparation;
using GruSentiment.Training.Pretraining;
using GruSentiment.Training.Sessions;

namespace GruSentiment.Reports.Events;

/// <summary>
/// Tells other programs how a training session goes: an event a line, as JSON (<see cref="EventLine"/>). <c>docs/EVENTS.md</c> lists them.
/// </summary>
/// <param name="append">Writes a line.</param>
/// <param name="directory">Where the run is saved.</param>
/// <param name="text">Writes a message to the user, which names options.</param>
/// <param name="clock">Tells the time; the computer's when null.</param>
internal sealed class EventLog(
    Action<string> append, RunDirectory directory, Func<UserMessage, string> text, TimeProvider? clock = null) : ITrainingObserver
{
    /// <summary>Events that a pretraining has at most, its end not counted.</summary>
    private const int PretrainingEvents = 20;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _begun = (clock ?? TimeProvider.System).GetTimestamp();
    private TrainingFiles? _files;
    private ModelTraining? _training;
    private int _folds;
    private long _pretrainingEvents;
    private bool _isResumed;

    private ModelTraining Training => _training ?? throw new InvalidOperationException("No training has been prepared.");

    /// <inheritdoc/>
    public void FilesRead(TrainingFiles files) => _files = files;

    /// <inheritdoc/>
    public void Resumed(Checkpoint checkpoint) => _isResumed = true;

    /// <inheritdoc/>
    public void FoldsBegun(int folds)
    {
        _folds = folds;
        Write("folds", json =>
        {
            json.WriteString("directory", directory.Path);
            json.WriteString("data", _files?.Request.Data);
            json.WriteWhole("rows", _files?.Reviews.Count);
            json.WriteNumber("folds", folds);
        });
    }

    /// <inheritdoc/>
    public void FoldEnded(FoldResult fold) => Write("fold", json =>
    {
        json.WriteNumber("folds", _folds);
        MetricsFile.WriteMembers(json, fold);
    });

    /// <inheritdoc/>
    public void Prepared(ModelTraining training)
    {
        _training = training;
        Write("start", json => StartEvent.WriteMembers(json, training, directory.Path, _isResumed, text));
    }

    /// <inheritdoc/>
    public void Progressed(PretrainingProgress progress)
    {
        long reached = progress.Step * PretrainingEvents / progress.Steps;
        if (reached == _pretrainingEvents)
            return;
        _pretrainingEvents = reached;
        Write("pretraining", json =>
        {
            json.WriteNumber("step", progress.Step);
            json.WriteNumber("steps", progress.Steps);
            json.WriteFinite("loss", progress.Loss);
            json.WriteFinite("tokens_per_second", Math.Round(progress.TokensPerSecond));
        });
    }

    /// <inheritdoc/>
    public void Pretrained(PretrainingResult result) => Write("pretrained", json =>
    {
        json.WriteNumber("texts", result.Texts);
        json.WriteNumber("tokens", result.Tokens);
        json.WriteFinite("first_loss", result.FirstLoss);
        json.WriteFinite("last_loss", result.LastLoss);
        json.WriteSeconds("seconds", result.Seconds);
        json.WriteFinite("tokens_per_second", Math.Round(result.TokensPerSecond));
    });

    /// <inheritdoc/>
    public void EpochEnded(TrainedEpoch epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        EpochResult result = epoch.Result;
        Write("epoch", json =>
        {
            json.WriteNumber("epoch", result.Epoch);
            json.WriteNumber("epochs", Training.Request.Training.Epochs);
            json.WriteFinite("train_loss", result.TrainLoss);
            json.WriteFinite("train_accuracy", result.TrainAccuracy);
            json.WriteFinite("validation_loss", result.ValidationLoss);
            json.WriteFinite("validation_accuracy", result.ValidationAccuracy);
            json.WriteFinite("learning_rate", result.LearningRate);
            json.WriteFinite("gradient_norm", result.GradientNorm);
            json.WriteFinite("largest_gradient_norm", result.LargestGradientNorm);
            json.WriteSeconds("seconds", result.Seconds);
            json.WriteFinite("tokens_per_second", Math.Round(result.TokensPerSecond));
            json.WriteBoolean("best", epoch.IsBest);
        });
        if (epoch.IsBest)
        {
            Write("best", json =>
            {
                json.WriteNumber("epoch", result.Epoch);
                json.WriteFinite("validation_loss", result.ValidationLoss);
                json.WriteFinite("validation_accuracy", result.ValidationAccuracy);
            });
        }
    }

    /// <inheritdoc/>
    public void Checkpointed(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (checkpoint.IsBeginning || directory.LastCheckpoint is not { } saved)
            return;
        Write("checkpoint", json =>
        {
            json.WriteWhole("fold", checkpoint.Fold);
            json.WriteNumber("epoch", checkpoint.Epochs + 1);
            json.WriteNumber("batch", checkpoint.Batches);
            json.WriteString("file", saved.File);
            json.WriteNumber("bytes", saved.Bytes);
            json.WriteSeconds("seconds", saved.Seconds);
        });
    }

    /// <inheritdoc/>
    public void Finished(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Metrics.Ending == RunEnding.Interrupted)
            Abandoned(TrainingStage.Epoch, result.Metrics.Epochs + 1);
        Write("end", json =>
        {
            json.WriteString("directory", directory.Path);
            MetricsFile.WriteMembers(json, result.Metrics, result.Folds);
            json.WriteSeconds("seconds", _clock.GetElapsedTime(_begun).TotalSeconds);
        });
    }

    /// <inheritdoc/>
    public void Abandoned(TrainingStage stage, int number) => Write("interrupted", json =>
    {
        json.WriteChoice("stage", stage);
        json.WriteNumber("number", number);
    });

    /// <summary>The session has ended in an error.</summary>
    /// <param name="message">What the user is told.</param>
    internal void Failed(string message) => Write("error", json => json.WriteString("message", message));

    private void Write(string name, Action<Utf8JsonWriter> write) => append(EventLine.Of(name, _clock.GetUtcNow(), write));
}

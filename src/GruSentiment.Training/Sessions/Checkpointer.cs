using System.Diagnostics;
using GruSentiment.Training.Checkpoints;
using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Sessions;

/// <summary>
/// Makes the checkpoints of a session: after each part of it, and whenever the last one is old enough. It knows what lies behind.
/// </summary>
/// <param name="request">The session's, every option resolved.</param>
/// <param name="data">What its files held.</param>
/// <param name="tell">Is told of each checkpoint.</param>
internal sealed class Checkpointer(TrainingRequest request, DataFingerprint data, Action<Checkpoint> tell)
{
    private readonly List<FoldResult> _folds = [];
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

    /// <summary>The folds that are done.</summary>
    public IReadOnlyList<FoldResult> Folds => _folds;

    /// <summary>Counts a fold that is done, without a checkpoint.</summary>
    public void Add(FoldResult fold) => _folds.Add(fold);

    /// <summary>Makes a checkpoint, if it is time to.</summary>
    /// <param name="training">What is under way, between two steps.</param>
    /// <param name="fold">The fold it is of; null for none.</param>
    /// <param name="foldSeconds">How long that fold took so far.</param>
    public void MakeIfDue(ModelTraining training, int? fold = null, double foldSeconds = 0)
    {
        if (request.CheckpointMinutes > 0 && _sinceLast.Elapsed.TotalMinutes >= request.CheckpointMinutes)
            Make(training, fold, foldSeconds);
    }

    /// <summary>Makes a checkpoint.</summary>
    /// <param name="training">What is under way, between two steps; null where nothing is, after a fold.</param>
    /// <param name="fold">The fold it is of; null for none.</param>
    /// <param name="foldSeconds">How long that fold took so far.</param>
    public void Make(ModelTraining? training, int? fold = null, double foldSeconds = 0)
    {
        tell(new Checkpoint(request, data)
        {
            Folds = [.. _folds],
            Fold = fold,
            FoldSeconds = foldSeconds,
            State = training?.Capture(),
        });
        _sinceLast.Restart();
    }
}

using GruSentiment.Training.Folds;
using GruSentiment.Training.Models;
using GruSentiment.Training.Options;

namespace GruSentiment.Training.Checkpoints;

/// <summary>
/// A training session that can be resumed, in another process too: what was asked for, what its files held, which folds are done, and
/// the whole state of the training that is under way. Plain data.
/// </summary>
public sealed record Checkpoint
{
    internal Checkpoint(TrainingRequest request, DataFingerprint data) => (Request, Data) = (request, data);

    /// <summary>What is trained: every option resolved.</summary>
    public TrainingRequest Request { get; internal init; }

    /// <summary>What its files held.</summary>
    internal DataFingerprint Data { get; }

    /// <summary>The folds that are done, in order.</summary>
    internal IReadOnlyList<FoldResult> Folds { get; init; } = [];

    /// <summary>The number of the fold that is under way, from 1; null where none is: before all, or after the last.</summary>
    internal int? Fold { get; init; }

    /// <summary>How long that fold took so far, in seconds.</summary>
    internal double FoldSeconds { get; init; }

    /// <summary>The training under way; null where nothing of it is done yet.</summary>
    internal TrainingState? State { get; init; }

    /// <summary>Whether nothing but reading has been done: it only says what is to be trained.</summary>
    internal bool IsBeginning => State is null && Folds.Count == 0;

    /// <summary>Epochs of that training that have ended.</summary>
    internal int Epochs => State?.Trainer.History.Count ?? 0;

    /// <summary>Batches of its next epoch that are done.</summary>
    internal int Batches => State?.Trainer.Begun?.Steps ?? 0;

    /// <summary>Whether the model after its best epoch has the weights that it has now.</summary>
    internal bool IsAtBest => State is { Best: { } best, Trainer.Begun: null or { Steps: 0 } } && best.Epoch == Epochs;
}

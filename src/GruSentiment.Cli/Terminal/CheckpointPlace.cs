using GruSentiment.Training.Checkpoints;
using static System.FormattableString;

namespace GruSentiment.Cli.Terminal;

/// <summary>Where in a training a checkpoint was made, in words: "in fold 2 of 5, in epoch 3, after batch 17".</summary>
internal static class CheckpointPlace
{
    /// <summary>The words.</summary>
    public static string Of(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        int? folds = checkpoint.Request.Folds;
        string fold = checkpoint.Fold is { } number ? Invariant($"in fold {number} of {folds}, ") : "";
        return fold + checkpoint switch
        {
            { IsBeginning: true } => "from the beginning",
            { State: null } => Invariant($"after fold {checkpoint.Folds.Count} of {folds}"),
            { State.PretrainingBegun.Losses.Count: > 0 and var steps } => Invariant($"in pretraining, after step {steps:N0}"),
            { Batches: > 0 } => Invariant($"in epoch {checkpoint.Epochs + 1}, after batch {checkpoint.Batches:N0}"),
            { Epochs: > 0 } => Invariant($"after epoch {checkpoint.Epochs}"),
            _ => "before epoch 1",
        };
    }
}

using GruSentiment.Models;
using GruSentiment.Training.Batches;
using GruSentiment.Training.Optimization;

namespace GruSentiment.Training.Epochs;

/// <summary>
/// All that the epochs to come depend on, besides the reviews and the options: between two epochs, or between two batches of one. Plain
/// data.
/// </summary>
internal sealed record TrainerState
{
    /// <summary>The epochs that have ended. Early stopping and the best epoch follow from their validation losses.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>The sums of the current epoch so far; null between two epochs.</summary>
    public EpochTallyState? Begun { get; init; }

    /// <summary>Each network's own state.</summary>
    public required IReadOnlyList<LearnerState> Networks { get; init; }
}

/// <summary>The state of one network in training.</summary>
internal sealed record LearnerState
{
    /// <summary>Its weights as they are after the last batch, by PyTorch's names.</summary>
    public required IReadOnlyList<Weight> Weights { get; init; }

    /// <summary>The state of its optimizer.</summary>
    public required ClassifierOptimizerState Optimizer { get; init; }

    /// <summary>The order of its batches, and the place in it.</summary>
    public required BatchOrderState Order { get; init; }

    /// <summary>The state of the random generator of its dropout, as torch's <c>get_rng_state</c> gives it.</summary>
    public required byte[] Random { get; init; }
}

/// <summary>The sums of an epoch so far, those of all networks together.</summary>
/// <param name="Steps">Batches.</param>
/// <param name="Loss">Sum of the reviews' losses, in nats.</param>
/// <param name="Correct">Reviews predicted correctly.</param>
/// <param name="Reviews">Reviews.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="GradientNorms">Sum of the norms of the steps' gradients before clipping.</param>
/// <param name="LargestGradientNorm">The largest of them.</param>
internal readonly record struct EpochTallyState(
    int Steps, double Loss, int Correct, int Reviews, long Tokens, double LearningRate, double Seconds,
    double GradientNorms, double LargestGradientNorm);

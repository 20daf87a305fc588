using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Training.Pretraining;

/// <summary>All that the steps of a pretraining to come depend on, besides texts and options. Plain data.</summary>
internal sealed record PretrainingState
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Batches of the epoch that are done.</summary>
    public required int Done { get; init; }

    /// <summary>The random generator's state before it drew this epoch's order.</summary>
    public required SeededRandomState BeforeEpoch { get; init; }

    /// <summary>The random generator's state now.</summary>
    public required SeededRandomState Random { get; init; }

    /// <summary>The loss of each step so far.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>Tokens trained on so far.</summary>
    public required long Tokens { get; init; }

    /// <summary>How long it took so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>The language model's weights and optimizers.</summary>
    public required LanguageModelState Model { get; init; }
}

/// <summary>The weights of a language model, and its optimizers' states.</summary>
/// <param name="Network">The weights that the network keeps: embedding and first layer, by PyTorch's names.</param>
/// <param name="Output">The output vectors [V, H].</param>
/// <param name="Optimizers">Of the embedding, the output vectors, and each weight of the layer.</param>
internal sealed record LanguageModelState(
    IReadOnlyList<Weight> Network, float[] Output, IReadOnlyList<SparseRowAdamWState> Optimizers);

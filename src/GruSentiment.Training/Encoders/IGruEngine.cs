using GruSentiment.Encoders;
using GruSentiment.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>Computes the features that a GRU has for a ragged batch, differentiably.</summary>
internal interface IGruEngine : IDisposable
{
    /// <summary>Runs the GRU over each review and pools its states.</summary>
    /// <param name="gru">The parameters; in training mode, dropout between layers too.</param>
    /// <param name="parameters">The GRU's own, listed once: torch makes new objects of them each time.</param>
    /// <param name="words">A vector for each distinct token of the batch, in its order [U, E].</param>
    /// <param name="batch">Which of them stands where.</param>
    /// <param name="options">Directions, layers, and pooling.</param>
    /// <returns>Features [B, F]. No review's depend on another's, nor on its length.</returns>
    Tensor Features(GRU gru, IReadOnlyList<Tensor> parameters, Tensor words, RaggedBatch batch, ModelOptions options);
}

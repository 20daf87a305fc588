using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Training.Layers;
using static TorchSharp.torch;

namespace GruSentiment.Training.Encoders;

/// <summary>The layers of a recurrent network on the kernels, with dropout between them and pooling behind the last.</summary>
internal sealed class RecurrentStack : IDisposable
{
    private readonly RecurrentLayer[] _layers;
    private readonly ModelOptions _options;

    /// <param name="cell">What they do at a word.</param>
    /// <param name="options">The network's shape.</param>
    /// <param name="threads">At most so many threads; 0 for one per processor. It never changes a result.</param>
    public RecurrentStack(CellKind cell, ModelOptions options, int threads)
    {
        _options = options;
        int states = options.HiddenDim * (options.Bidirectional ? 2 : 1);
        _layers = [.. Enumerable.Range(0, options.Layers).Select(layer => new RecurrentLayer(
            new RecurrentShape(cell, layer == 0 ? options.EmbeddingDim : states, options.HiddenDim, options.Bidirectional), threads))];
    }

    /// <summary>The features of texts [B, D·H], part of autograd's graph.</summary>
    /// <param name="words">[U, E], a vector for each distinct word of the batch.</param>
    /// <param name="batch">Which of them stands where; it must not be filled again before the backward pass.</param>
    /// <param name="parameters">Of the libtorch module: four of each direction of each layer.</param>
    /// <param name="isTraining">Whether there is dropout.</param>
    public Tensor Features(Tensor words, RaggedBatch batch, IReadOnlyList<Tensor> parameters, bool isTraining) => KernelFunction.OfStack(
        _layers, batch, words, parameters, _options.Pooling, states => nn.functional.dropout(states, _options.Dropout, isTraining));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RecurrentLayer layer in _layers)
            layer.Dispose();
    }
}

using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// A network's embedding and first GRU layer in training as a language model (Dai and Le 2015, "Semi-supervised Sequence Learning"): at the tokens of a
/// text the forward direction tells one that comes after, and the backward direction one that stands before; see <see cref="TargetWords"/> for which.
/// </summary>
/// <remarks>
/// Letters: V words, E embedding dimension, H hidden size, D directions, N tokens of the batch, U distinct ones. The two directions of one layer know nothing
/// of each other, so neither sees what it is to tell; in the layers above they would. Both score words by the same output vectors [V, H], which
/// nobody keeps. No step needs libtorch; the same seed gives the same bytes on any number of threads.
/// </remarks>
public sealed class LanguageModel : IDisposable
{
    private readonly ModelOptions _model;
    private readonly LanguageModelWeights _weights;
    private readonly GruLayer _layer;
    private readonly RaggedBatch _ragged = new();
    private readonly SampledSoftmax _softmax;
    private readonly CandidateSampler _sampler;
    private readonly float[] _offsets;
    private float[] _words = []; // [U, E]
    private float[] _wordGradients = []; // [U, E]
    private float[] _states = []; // [N, D·H]
    private float[] _stateGradients = []; // [N, D·H]
    private int[] _targets = []; // [N, D]

    /// <param name="model">The network's shape.</param>
    /// <param name="weights">The network's weights by name; the arrays of embedding and first layer are changed in place.</param>
    /// <param name="counts">How often each word of the vocabulary is to be told [V].</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="threads">Processor threads.</param>
    public LanguageModel(ModelOptions model, IReadOnlyDictionary<string, Weight> weights, IReadOnlyList<long> counts, PretrainingOptions options, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
        _sampler = new CandidateSampler(counts, options.Candidates);
        _offsets = [.. _sampler.Offsets];
        _weights = new LanguageModelWeights(model, weights, options, threads);
        _layer = new GruLayer(new GruShape(model.EmbeddingDim, model.HiddenDim, 1, model.Bidirectional), threads);
        _softmax = new SampledSoftmax(counts.Count, model.HiddenDim, threads);
    }

    /// <summary>A step on a batch.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="random">What the words to tell from are drawn by.</param>
    /// <param name="learningRate">This step's.</param>
    /// <returns>The loss before the step: mean over the words told, in nats.</returns>
    public double Step(SegmentBatch batch, SeededRandom random, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _ragged.Set(batch.Ids, batch.Lengths);
        Span<float> words = Room(ref _words, _ragged.DistinctCount * _model.EmbeddingDim);
        Span<float> states = Room(ref _states, batch.Tokens * _model.Features), stateGradients = Room(ref _stateGradients, states.Length);
        _weights.Look(_ragged.DistinctIds, words);
        _layer.Forward(_ragged, words, perPosition: false, _weights.Parameters(0), _weights.Parameters(1), TimeReadout.Last, states, []);
        double loss = _softmax.Run(states, Targets(batch), _weights.Output, _offsets, _sampler.Draw(random), stateGradients); // [N, D·H] is [N·D, H]
        if (!double.IsFinite(loss))
            return loss;
        Span<float> wordGradients = Room(ref _wordGradients, words.Length);
        _layer.Backward(words, _weights.Parameters(0), _weights.Parameters(1), stateGradients, [], wordGradients, _weights.Gradients(0), _weights.Gradients(1));
        _weights.Step(_ragged.DistinctIds, wordGradients, _softmax.ScoredIds, _softmax.Gradients, learningRate);
        return loss;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _layer.Dispose();
        _ragged.Dispose();
        _softmax.Dispose();
    }

    /// <summary>What each direction is to tell at each token [N, D].</summary>
    private ReadOnlySpan<int> Targets(SegmentBatch batch)
    {
        int directions = _model.Directions;
        Span<int> targets = Room(ref _targets, batch.Tokens * directions);
        for (int token = 0; token < batch.Tokens; token++)
        {
            targets[token * directions] = batch.After[token];
            if (directions == 2)
                targets[token * 2 + 1] = batch.Before[token];
        }
        return targets;
    }

    private static Span<T> Room<T>(ref T[] array, int size)
    {
        if (array.Length < size)
            array = new T[size + size / 4];
        return array.AsSpan(0, size);
    }
}

using GruSentiment.Data.Splits;
using GruSentiment.Kernels;
using GruSentiment.Models;
using GruSentiment.Training.Encoders;

namespace GruSentiment.Training.Pretraining;

/// <summary>
/// A network's embedding and first recurrent layer in training as a language model (Dai and Le 2015, "Semi-supervised Sequence Learning"):
/// at each token of a text the forward direction predicts some that come after it, and the backward direction some that stand before it.
/// <see cref="TargetWords"/> says which.
/// </summary>
/// <remarks>
/// Letters: V words, E embedding dimension, H hidden size, D directions, N tokens of the batch, U distinct ones. The two directions of one
/// layer are independent, so neither sees what it is to predict; in the layers above they would. Both score words by the same output
/// vectors [V, H], which are not kept. No step needs libtorch; the same seed gives the same bytes on any number of threads.
/// </remarks>
internal sealed class LanguageModel : IDisposable
{
    /// <summary>Streams of random numbers for dropout.</summary>
    private const int WordStream = 1, StateStream = 2;

    private readonly LanguageModelWeights _weights;
    private readonly IRecurrentLayer _layer;
    private readonly PretrainingOptions _options;
    private readonly long _seed;
    private readonly int _width; // E
    private readonly RaggedBatch _ragged = new();
    private readonly SampledSoftmax _softmax;
    private readonly CandidateSampler _sampler;
    private readonly float[] _offsets;
    private float[] _words = []; // [U, E]
    private float[] _wordGradients = []; // [U, E]
    private float[] _states = []; // [N, D·H]
    private float[] _stateGradients = []; // [N, D·H]

    /// <param name="embedding">The network's word vectors [V, E], changed in place.</param>
    /// <param name="layer">Its first layer; its weights are changed in place.</param>
    /// <param name="counts">How often each word of the vocabulary is to be predicted [V].</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="seed">Seed of dropout.</param>
    /// <param name="threads">Processor threads.</param>
    public LanguageModel(
        Weight embedding, IRecurrentLayer layer, IReadOnlyList<long> counts, PretrainingOptions options, long seed, int threads)
    {
        (_layer, _options, _seed) = (layer, options, seed);
        _width = embedding.Values.Length / counts.Count;
        _sampler = new CandidateSampler(counts, options.Candidates);
        _offsets = [.. _sampler.Offsets];
        _weights = new LanguageModelWeights(embedding, _width, layer, options, threads);
        _softmax = new SampledSoftmax(counts.Count, layer.HiddenSize, threads);
    }

    /// <summary>A step on a batch.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="random">The random generator that draws the candidates.</param>
    /// <param name="number">The number of the step, which dropout depends on.</param>
    /// <param name="learningRate">This step's.</param>
    /// <returns>The loss before the step: mean over the predicted words, in nats.</returns>
    public double Step(SegmentBatch batch, SeededRandom random, int number, double learningRate)
    {
        var ofWords = new DropoutMask(_options.WordDropout, _seed, WordStream, number);
        var ofStates = new DropoutMask(_options.StateDropout, _seed, StateStream, number);
        _ragged.Set(batch.Ids, batch.Lengths);
        Span<float> words = Room(ref _words, _ragged.DistinctCount * _width);
        Span<float> states = Room(ref _states, batch.Tokens * _layer.Directions * _layer.HiddenSize); // [N, D·H], which is [N·D, H]
        Span<float> stateGradients = Room(ref _stateGradients, states.Length);
        _weights.CopyVectors(_ragged.DistinctIds, words);
        Drop(ofWords, words, _width);
        _layer.Forward(_ragged, words, states);
        Drop(ofStates, states, _layer.HiddenSize);
        double loss = _softmax.Run(states, batch.Targets, _weights.Output, _offsets, _sampler.Draw(random), stateGradients);
        if (!double.IsFinite(loss))
            return loss;
        Span<float> wordGradients = Room(ref _wordGradients, words.Length);
        Drop(ofStates, stateGradients, _layer.HiddenSize);
        _layer.Backward(words, stateGradients, wordGradients);
        Drop(ofWords, wordGradients, _width);
        _weights.Step(_ragged.DistinctIds, wordGradients, _softmax.ScoredIds, _softmax.Gradients, learningRate);
        return loss;
    }

    /// <summary>A copy of its weights and of its optimizers' states.</summary>
    public LanguageModelState Capture() => _weights.Capture();

    /// <summary>Goes back to a captured state.</summary>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    public void Restore(LanguageModelState state) => _weights.Restore(state);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ragged.Dispose();
        _softmax.Dispose();
    }

    private static void Drop(DropoutMask mask, Span<float> rows, int width)
    {
        for (int row = 0; !mask.KeepsAll && row < rows.Length / width; row++)
        {
            Span<float> of = rows.Slice(row * width, width);
            mask.Apply(of, of, row);
        }
    }

    private static Span<T> Room<T>(ref T[] array, int size)
    {
        if (array.Length < size)
            array = new T[size + size / 4];
        return array.AsSpan(0, size);
    }
}

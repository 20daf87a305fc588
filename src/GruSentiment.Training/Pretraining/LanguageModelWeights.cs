using GruSentiment.Encoders;
using GruSentiment.Kernels;
using GruSentiment.Kernels.Simd;
using GruSentiment.Models;
using GruSentiment.Training.Encoders;

namespace GruSentiment.Training.Pretraining;

/// <summary>The weights of a language model, with gradients and Adam: embedding, output vectors and a recurrent layer.</summary>
internal sealed class LanguageModelWeights
{
    private static readonly AdamWOptions s_adam = new(WeightDecay: 0);

    /// <summary>Words whose vectors are fetched into the cache while others are copied.</summary>
    private const int Ahead = 6;

    private readonly int _width;
    private readonly Weight _embedding; // [V, E]
    private readonly IRecurrentLayer _layer;
    private readonly SparseRowAdamW _embeddingAdam;
    private readonly SparseRowAdamW _outputAdam;
    private readonly SparseRowAdamW[] _layerAdam;
    private readonly int[][] _layerRows; // All rows of each weight, in every step.
    private readonly PretrainingOptions _options;
    private readonly int _threads;

    /// <param name="embedding">The word vectors [V, E], changed in place.</param>
    /// <param name="width">E.</param>
    /// <param name="layer">The layer; its weights are changed in place.</param>
    /// <param name="options">Learning rates and clipping.</param>
    /// <param name="threads">Processor threads.</param>
    public LanguageModelWeights(Weight embedding, int width, IRecurrentLayer layer, PretrainingOptions options, int threads)
    {
        (_embedding, _width, _layer, _options, _threads) = (embedding, width, layer, options, threads);
        foreach (ref float component in _embedding.Values.AsSpan())
            component *= (float)options.InitialEmbeddingScale;
        int words = _embedding.Values.Length / _width;
        int size = WeightSize.Of("tokens of the vocabulary", words, $"hidden units ({ModelOptions.HiddenDimOption})", layer.HiddenSize);
        Output = new float[size];
        _embeddingAdam = new SparseRowAdamW(words, _width, s_adam);
        _outputAdam = new SparseRowAdamW(words, layer.HiddenSize, s_adam);
        _layerAdam =
            [.. layer.Weights.Select(weight => new SparseRowAdamW(weight.Shape[0], weight.Values.Length / weight.Shape[0], s_adam))];
        _layerRows = [.. layer.Weights.Select(weight => Enumerable.Range(0, weight.Shape[0]).ToArray())];
    }

    /// <summary>Output vectors [V, H]; zero at first, so that words are predicted by their frequency.</summary>
    public float[] Output { get; }

    private IEnumerable<Weight> Network => [_embedding, .. _layer.Weights];

    private IEnumerable<SparseRowAdamW> Optimizers => [_embeddingAdam, _outputAdam, .. _layerAdam];

    /// <summary>Copies the vectors of words into [U, E].</summary>
    public unsafe void CopyVectors(ReadOnlySpan<int> ids, Span<float> words)
    {
        fixed (float* vectors = _embedding.Values)
        {
            for (int i = 0; i < ids.Length; i++)
            {
                if (i + Ahead < ids.Length)
                    CacheHint.PrefetchL1(vectors + ids[i + Ahead] * (long)_width, _width);
                new ReadOnlySpan<float>(vectors + ids[i] * (long)_width, _width).CopyTo(words[(i * _width)..]);
            }
        }
    }

    /// <summary>A step of Adam on all of them.</summary>
    /// <param name="ids">Words that were read [U].</param>
    /// <param name="wordGradients">Their vectors' gradients [U, E].</param>
    /// <param name="scored">Words that were scored [T].</param>
    /// <param name="outputGradients">Their output vectors' gradients [T, H].</param>
    /// <param name="learningRate">This step's.</param>
    public void Step(
        ReadOnlySpan<int> ids, ReadOnlySpan<float> wordGradients, ReadOnlySpan<int> scored, ReadOnlySpan<float> outputGradients,
        double learningRate)
    {
        Clip();
        double ofWords = learningRate * _options.EmbeddingLearningRateFactor;
        _embeddingAdam.Step(_embedding.Values, ids, wordGradients, ofWords, _threads);
        _outputAdam.Step(Output, scored, outputGradients, ofWords, _threads);
        for (int i = 0; i < _layerAdam.Length; i++)
            _layerAdam[i].Step(_layer.Weights[i].Values, _layerRows[i], _layer.Gradients[i], learningRate, _threads);
    }

    /// <summary>A copy of them all, and of their optimizers' states.</summary>
    public LanguageModelState Capture() => new(
        [.. Network.Select(weight => weight with { Values = [.. weight.Values] })],
        [.. Output],
        [.. Optimizers.Select(adam => adam.Capture())]);

    /// <summary>Goes back to a captured state.</summary>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    public void Restore(LanguageModelState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Network.Select(weight => (weight.Name, weight.Values.Length))
            .SequenceEqual(Network.Select(weight => (weight.Name, weight.Values.Length))) || state.Output.Length != Output.Length)
        {
            throw new ArgumentException("The state is of another network.", nameof(state));
        }
        foreach ((Weight weight, Weight captured) in Network.Zip(state.Network))
            captured.Values.CopyTo(weight.Values, 0);
        state.Output.CopyTo(Output, 0);
        foreach ((SparseRowAdamW adam, SparseRowAdamWState captured) in Optimizers.Zip(state.Optimizers))
            adam.Restore(captured);
    }

    /// <summary>Scales the layer's gradients back so that the norm of all of them together is at most the largest.</summary>
    private void Clip()
    {
        double norm = Math.Sqrt(_layer.Gradients.Sum(gradient => SquaredSum.Of(gradient)));
        if (!(norm > _options.ClipNorm))
            return;
        float factor = (float)(_options.ClipNorm / norm);
        foreach (float[] gradient in _layer.Gradients)
        {
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] *= factor;
        }
    }
}

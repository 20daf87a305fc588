using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Training.Pretraining;

/// <summary>What a language model learns, with its gradients and Adam: embedding, output vectors and the GRU's first layer.</summary>
internal sealed class LanguageModelWeights
{
    private static readonly string[] s_kinds = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"];
    private static readonly SparseRowAdamWOptions s_adam = new(WeightDecay: 0);

    private readonly int _directions;
    private readonly int _width;
    private readonly float[] _embedding; // [V, E]
    private readonly float[][] _gru; // per direction W_ih [3H, E], W_hh [3H, H], b_ih [3H], b_hh [3H]
    private readonly float[][] _gradients; // likewise
    private readonly SparseRowAdamW _embeddingAdam;
    private readonly SparseRowAdamW _outputAdam;
    private readonly SparseRowAdamW[] _gruAdam;
    private readonly int[] _gruRows; // [3H]: all of them, in every step
    private readonly PretrainingOptions _options;
    private readonly int _threads;

    /// <param name="model">The network's shape.</param>
    /// <param name="weights">Its weights by name, changed in place.</param>
    /// <param name="options">Learning rates and clipping.</param>
    /// <param name="threads">Processor threads.</param>
    public LanguageModelWeights(ModelOptions model, IReadOnlyDictionary<string, Weight> weights, PretrainingOptions options, int threads)
    {
        (_directions, _width, _options, _threads) = (model.Directions, model.EmbeddingDim, options, threads);
        float[][] learnt = [.. Names(model).Select(name => weights[name].Values)];
        _embedding = learnt[0];
        for (int i = 0; i < _embedding.Length; i++)
            _embedding[i] *= (float)options.InitialEmbeddingScale;
        int words = _embedding.Length / _width;
        Output = new float[WeightSize.Of("tokens of the vocabulary", words, $"hidden units ({ModelOptions.HiddenDimOption})", model.HiddenDim)];
        _gru = learnt[1..];
        _gradients = [.. _gru.Select(weight => new float[weight.Length])];
        _embeddingAdam = new SparseRowAdamW(words, _width, s_adam);
        _outputAdam = new SparseRowAdamW(words, model.HiddenDim, s_adam);
        _gruAdam = [.. _gru.Select(weight => new SparseRowAdamW(3 * model.HiddenDim, weight.Length / (3 * model.HiddenDim), s_adam))];
        _gruRows = [.. Enumerable.Range(0, 3 * model.HiddenDim)];
    }

    /// <summary>Output vectors [V, H]; zero at first, so that words are told by their frequency.</summary>
    public float[] Output { get; }

    /// <summary>The names of the weights that a classifier takes over: the embedding's, then those of the first layer, a direction after the other.</summary>
    public static IEnumerable<string> Names(ModelOptions model) =>
        [WeightNames.Embedding, .. Enumerable.Range(0, model.Directions).SelectMany(_ => s_kinds, (direction, kind) => WeightNames.Gru(kind, 0, direction == 1))];

    /// <summary>A direction's weights; nothing for one that is not there.</summary>
    public GruParameters Parameters(int direction) => direction == _directions ? default : Of(_gru.AsSpan(4 * direction, 4));

    /// <summary>Where a direction's gradients go.</summary>
    public GruGradients Gradients(int direction) => direction == _directions ? default
        : new(_gradients[4 * direction], _gradients[4 * direction + 1], _gradients[4 * direction + 2], _gradients[4 * direction + 3]);

    /// <summary>Copies words' vectors into [U, E].</summary>
    public void Look(ReadOnlySpan<int> ids, Span<float> words)
    {
        for (int i = 0; i < ids.Length; i++)
            _embedding.AsSpan(ids[i] * _width, _width).CopyTo(words[(i * _width)..]);
    }

    /// <summary>A step of Adam on all of them.</summary>
    /// <param name="ids">Words that were read [U].</param>
    /// <param name="wordGradients">Their vectors' gradients [U, E].</param>
    /// <param name="told">Words that were scored [T].</param>
    /// <param name="outputGradients">Their output vectors' gradients [T, H].</param>
    /// <param name="learningRate">This step's.</param>
    public void Step(ReadOnlySpan<int> ids, ReadOnlySpan<float> wordGradients, ReadOnlySpan<int> told, ReadOnlySpan<float> outputGradients, double learningRate)
    {
        Clip();
        double ofWords = learningRate * _options.EmbeddingLearningRateFactor;
        _embeddingAdam.Step(_embedding, ids, wordGradients, ofWords, _threads);
        _outputAdam.Step(Output, told, outputGradients, ofWords, _threads);
        for (int i = 0; i < _gru.Length; i++)
            _gruAdam[i].Step(_gru[i], _gruRows, _gradients[i], learningRate, _threads);
    }

    private static GruParameters Of(ReadOnlySpan<float[]> weights) => new(weights[0], weights[1], weights[2], weights[3]);

    /// <summary>Scales the GRU's gradients back so that the norm of all of them together is at most the largest.</summary>
    private void Clip()
    {
        double norm = Math.Sqrt(_gradients.Sum(gradient => gradient.Sum(g => (double)g * g)));
        if (!(norm > _options.ClipNorm))
            return;
        float factor = (float)(_options.ClipNorm / norm);
        foreach (float[] gradient in _gradients)
        {
            for (int i = 0; i < gradient.Length; i++)
                gradient[i] *= factor;
        }
    }
}

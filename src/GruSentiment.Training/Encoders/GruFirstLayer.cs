using GruSentiment.Kernels;
using GruSentiment.Models;

namespace GruSentiment.Training.Encoders;

/// <summary>A GRU's first layer on the kernels, with its weights as arrays.</summary>
internal sealed class GruFirstLayer : IRecurrentLayer
{
    private readonly GruLayer _layer;
    private readonly float[][] _gradients;

    /// <param name="shape">Of one layer.</param>
    /// <param name="weights">Per direction W_ih [3H, E], W_hh [3H, H], b_ih [3H], b_hh [3H].</param>
    /// <param name="threads">Processor threads.</param>
    public GruFirstLayer(GruShape shape, IReadOnlyList<Weight> weights, int threads)
    {
        _layer = new GruLayer(shape, threads);
        Weights = weights;
        _gradients = [.. weights.Select(weight => new float[weight.Values.Length])];
    }

    /// <inheritdoc/>
    public int Directions => _layer.Shape.Directions;

    /// <inheritdoc/>
    public int HiddenSize => _layer.Shape.HiddenSize;

    /// <inheritdoc/>
    public IReadOnlyList<Weight> Weights { get; }

    /// <inheritdoc/>
    public IReadOnlyList<float[]> Gradients => _gradients;

    /// <inheritdoc/>
    public void Forward(RaggedBatch batch, ReadOnlySpan<float> words, Span<float> states) =>
        _layer.Forward(batch, words, perPosition: false, ParametersOf(0), ParametersOf(1), PoolingKind.Last, states, []);

    /// <inheritdoc/>
    public void Backward(ReadOnlySpan<float> words, ReadOnlySpan<float> stateGradients, Span<float> wordGradients) =>
        _layer.Backward(words, ParametersOf(0), ParametersOf(1), stateGradients, [], wordGradients, GradientsOf(0), GradientsOf(1));

    /// <inheritdoc/>
    public void Dispose() => _layer.Dispose();

    /// <summary>A direction's weights; nothing for one that is not there.</summary>
    private GruParameters ParametersOf(int direction)
    {
        float[] Values(int i) => Weights[4 * direction + i].Values;
        return direction == Directions ? default : new(Values(0), Values(1), Values(2), Values(3));
    }

    /// <summary>Where a direction's gradients go.</summary>
    private GruGradients GradientsOf(int direction) => direction == Directions ? default
        : new(_gradients[4 * direction], _gradients[4 * direction + 1], _gradients[4 * direction + 2], _gradients[4 * direction + 3]);
}

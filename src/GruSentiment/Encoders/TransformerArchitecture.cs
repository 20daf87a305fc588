using GruSentiment.Kernels;
using GruSentiment.Options;

namespace GruSentiment.Encoders;

/// <summary>
/// A small transformer: layers of self-attention and of a network at each word, each added to what it reads, with the mean or the maximum
/// of the words behind them.
/// </summary>
/// <remarks>
/// Source: Vaswani et al. 2017, with layer normalisation before each part instead of behind it (Xiong et al. 2020), so that it needs no
/// slow start, and sinusoids for the places of the words, so that a text may have any length.
/// </remarks>
internal sealed class TransformerArchitecture(ModelOptions options) : EncoderArchitecture
{
    /// <summary>Heads where nobody says how many, if the embedding dimension can be divided by it.</summary>
    private const int UsualHeads = 4;

    private static readonly DeclaredOption[] s_options =
        [ModelOptions.HiddenDimOption, ModelOptions.LayersOption, ModelOptions.HeadsOption, ModelOptions.PoolingOption];

    /// <summary>Heads of attention in a layer: the most up to <see cref="UsualHeads"/> that divide E, where nobody says how many.</summary>
    public int Heads => options.Heads
        ?? Enumerable.Range(1, UsualHeads).Last(heads => options.EmbeddingDim % heads == 0);

    /// <inheritdoc/>
    public override string Name => "transformer";

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string layers = options.Layers == 1 ? "1 layer" : $"{options.Layers} layers";
            string pooling = options.Pooling == PoolingKind.Mean ? "mean" : "max";
            return $"transformer {options.HiddenDim}, {Heads} heads, {layers}, {pooling} pooling";
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<DeclaredOption> Options => s_options;

    /// <inheritdoc/>
    public override int Features => options.EmbeddingDim;

    /// <inheritdoc/>
    public override IEnumerable<WeightShape> Weights
    {
        get
        {
            int size = options.EmbeddingDim;
            for (int layer = 0; layer < options.Layers; layer++)
            {
                foreach ((string name, int[] shape) in TransformerWeights.Shapes(size, options.HiddenDim))
                    yield return new WeightShape(TransformerWeights.NameOf(layer, name), shape);
            }
            yield return new WeightShape(TransformerWeights.LastScale, [size]);
            yield return new WeightShape(TransformerWeights.LastShift, [size]);
        }
    }

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight)
    {
        TransformerLayer[] layers = [.. Enumerable.Range(0, options.Layers).Select(layer =>
            new TransformerLayer(options.EmbeddingDim, Heads, name => weight(TransformerWeights.NameOf(layer, name))))];
        var last = new LayerNormalization(weight(TransformerWeights.LastScale), weight(TransformerWeights.LastShift));
        return new TransformerInference(layers, last, embedding, options.EmbeddingDim, options.Pooling);
    }

    /// <inheritdoc/>
    public override IEnumerable<UserMessage> Faults()
    {
        if (options.Heads is { } heads && options.EmbeddingDim % heads != 0)
        {
            yield return $"{ModelOptions.HeadsOption}: {heads} heads can't share {options.EmbeddingDim} components "
                + $"({ModelOptions.EmbeddingDimOption}) evenly; a divisor was expected.";
        }
        if (options.Pooling == PoolingKind.Last)
        {
            yield return $"{ModelOptions.PoolingOption.To("last")}: a transformer has no last state; "
                + $"{ModelOptions.PoolingOption.To("mean")} or {ModelOptions.PoolingOption.To("max")} was expected.";
        }
    }
}

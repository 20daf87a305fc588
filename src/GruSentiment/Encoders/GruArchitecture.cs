using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A stack of GRU layers with pooling of their states.</summary>
internal sealed class GruArchitecture(ModelOptions options) : EncoderArchitecture
{
    /// <summary>Layers and their sizes.</summary>
    public GruShape Shape { get; } = new(options.EmbeddingDim, options.HiddenDim, options.Layers, options.Bidirectional);

    /// <inheritdoc/>
    public override string Name => "GRU";

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            string layers = Shape.Layers == 1 ? "" : $", {Shape.Layers} layers";
            string directions = Shape.Bidirectional ? ", bidirectional" : "";
            return $"GRU {Shape.HiddenSize}{directions}{layers}, {PoolingName(options.Pooling)}";
        }
    }

    /// <inheritdoc/>
    public override bool IsRecurrent => true;

    /// <inheritdoc/>
    public override int Features => Shape.OutputSize;

    /// <inheritdoc/>
    public override IEnumerable<WeightShape> Weights
    {
        get
        {
            var weights = new List<WeightShape>();
            for (int i = 0; i < Shape.Layers * Shape.Directions; i++)
            {
                int layer = i / Shape.Directions;
                int[][] shapes = WeightShapes(Shape.Layer(layer));
                foreach (string name in GruWeightNames.Of(layer, i % Shape.Directions))
                    weights.Add(new WeightShape(name, shapes[weights.Count % shapes.Length]));
            }
            return weights;
        }
    }

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight)
    {
        var directions = new GruDirectionWeights[Shape.Layers * Shape.Directions];
        for (int i = 0; i < directions.Length; i++)
        {
            float[][] values = [.. GruWeightNames.Of(i / Shape.Directions, i % Shape.Directions).Select(weight)];
            directions[i] = new GruDirectionWeights(values[0], values[1], values[2], values[3]);
        }
        var gru = new GruInference(Shape, embedding, directions, WordTable.DefaultBudget / options.Ensemble);
        return new GruEncoderInference(gru, options.Pooling);
    }

    /// <summary>In the order of <see cref="GruWeightNames.Of"/>.</summary>
    private static int[][] WeightShapes(GruShape layer)
    {
        int gates = 3 * layer.HiddenSize;
        return [[gates, layer.InputSize], [gates, layer.HiddenSize], [gates], [gates]];
    }

    private static string PoolingName(PoolingKind pooling) => pooling switch
    {
        PoolingKind.Last => "last state",
        PoolingKind.Mean => "mean pooling",
        _ => "max pooling",
    };
}

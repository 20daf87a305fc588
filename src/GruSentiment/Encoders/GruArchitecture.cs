using GruSentiment.Kernels;

namespace GruSentiment.Encoders;

/// <summary>A stack of GRU layers with pooling of their states.</summary>
internal sealed class GruArchitecture(ModelOptions options) : RecurrentArchitecture(options, Module, gates: 3)
{
    /// <summary>What its weights' names begin with.</summary>
    public const string Module = "gru";

    /// <inheritdoc/>
    public override string Name => "GRU";

    /// <inheritdoc/>
    public override bool IsPretrainable => true;

    /// <inheritdoc/>
    public override IEncoderInference CreateInference(ReadOnlyMemory<float> embedding, Func<string, float[]> weight)
    {
        var directions = new GruDirectionWeights[Shape.Layers * Shape.Directions];
        for (int i = 0; i < directions.Length; i++)
        {
            float[][] values = [.. NamesOf(i / Shape.Directions, i % Shape.Directions).Select(weight)];
            directions[i] = new GruDirectionWeights(values[0], values[1], values[2], values[3]);
        }
        var gru = new GruInference(Shape, embedding, directions, WordTable.DefaultBudget / ModelOptions.Ensemble);
        return new GruEncoderInference(gru, ModelOptions.Pooling);
    }
}
